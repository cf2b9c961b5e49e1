import { createHash, createPrivateKey, createPublicKey, diffieHellman, randomBytes, sign } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncDirectory, writeDurable } from './durable.ts';
import { keyIdOf, type Signer } from './keys.ts';
import { ProofError } from './proof-error.ts';

/** DER before a raw Ed25519 seed: RFC 8410. */
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
/** DER before a raw X25519 key, private and public: RFC 8410. */
const AGREE_PRIVATE_DER = Buffer.from('302e020100300506032b656e04220420', 'hex');
const AGREE_PUBLIC_DER = Buffer.from('302a300506032b656e032100', 'hex');

/** A signer from its 32-byte seed. @throws ProofError on a name that a note cannot hold. */
export function createSigner(name: string, seed: Uint8Array): Signer {
  if (!/^[^\s+]+$/.test(name))
    throw new ProofError('VIGIE_PROOF_NAME', `"${name}" cannot name a key: no spaces, no plus sign.`);
  if (seed.length !== 32) throw new ProofError('VIGIE_PROOF_KEY', `A seed has 32 bytes, not ${seed.length}.`);
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));
  return {
    type: 'ed25519',
    name,
    keyId: keyIdOf('ed25519', name, publicKey),
    publicKey,
    sign: (message) => new Uint8Array(sign(null, message, key)),
    agree(theirs) {
      // The scalar of an Ed25519 key is that of its X25519 key (RFC 8032, 5.1.5; RFC 7748, 5): X25519 clamps it itself.
      const scalar = createHash('sha512').update(seed).digest().subarray(0, 32);
      const agreeing = Buffer.concat([AGREE_PRIVATE_DER, scalar]);
      const privateKey = createPrivateKey({ key: agreeing, format: 'der', type: 'pkcs8' });
      const other = Buffer.concat([AGREE_PUBLIC_DER, theirs]);
      const publicKey = createPublicKey({ key: other, format: 'der', type: 'spki' });
      return new Uint8Array(diffieHellman({ privateKey, publicKey }));
    },
  };
}

/** What a JSON file says; `null` when it is none. */
function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Keeps a new key in a file (0600, written durably). @returns its signer */
export function createKeyFile(path: string, name: string): Signer {
  const seed = randomBytes(32);
  const signer = createSigner(name, seed); // a name that no note can hold is refused before it is kept
  const content = { name, seed: seed.toString('hex') };
  writeDurable(path, new TextEncoder().encode(`${JSON.stringify(content)}\n`), 0o600);
  return signer;
}

/** The signer kept in a file (0600, written durably), made at the first call. */
export function loadOrCreateSigner(path: string, name: string): Signer {
  if (!existsSync(path)) {
    const made = `${path}.${process.pid}.new`;
    createKeyFile(made, name);
    try {
      // Where two processes start at once, the first to be there is the key of both.
      linkSync(made, path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    } finally {
      rmSync(made);
    }
    syncDirectory(dirname(path));
  }
  const read = readJson(path);
  if (typeof read === 'object' && read !== null && 'name' in read && 'seed' in read) {
    const { name: kept, seed } = read;
    if (typeof kept === 'string' && typeof seed === 'string' && /^[0-9a-f]{64}$/.test(seed)) {
      return createSigner(kept, Buffer.from(seed, 'hex'));
    }
  }
  throw new ProofError(
    'VIGIE_PROOF_KEY',
    `${path} is no signing key. Put the copy you keep offline back in its place.`,
  );
}
