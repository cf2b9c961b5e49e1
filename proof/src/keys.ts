import { createHash, createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeDurable } from './durable.ts';
import { ProofError } from './proof-error.ts';

/** Who signs: a name and an Ed25519 key. */
export interface Signer {
  name: string;
  /** First four bytes of SHA-256(name, newline, 0x01, public key): C2SP signed-note, "Signatures". */
  keyId: Uint8Array;
  /** 32 bytes. */
  publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** A key to check signatures with. */
export interface Verifier {
  name: string;
  keyId: Uint8Array;
  publicKey: Uint8Array;
}

/** Algorithm byte of Ed25519 in a signed note. */
const ED25519 = 1;
/** DER before a raw Ed25519 key: RFC 8410. */
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');

/** Key id of a name and an Ed25519 key (C2SP signed-note). */
function keyIdOf(name: string, publicKey: Uint8Array): Uint8Array {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(ED25519))
    .update(publicKey)
    .digest()
    .subarray(0, 4);
}

function publicKeyObject(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_DER, publicKey]), format: 'der', type: 'spki' });
}

/** Whether an Ed25519 signature (64 bytes) by a raw public key (32 bytes) is right. Never throws. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    return verify(null, message, publicKeyObject(publicKey), signature);
  } catch {
    return false;
  }
}

/** A signer from its 32-byte seed. @throws ProofError on a name that a note cannot hold. */
export function createSigner(name: string, seed: Uint8Array): Signer {
  if (!/^[^\s+]+$/.test(name))
    throw new ProofError('VIGIE_PROOF_NAME', `"${name}" cannot name a key: no spaces, no plus sign.`);
  if (seed.length !== 32) throw new ProofError('VIGIE_PROOF_KEY', `A seed has 32 bytes, not ${seed.length}.`);
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));
  return {
    name,
    keyId: keyIdOf(name, publicKey),
    publicKey,
    sign: (message) => new Uint8Array(sign(null, message, key)),
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

/** The signer kept in a file (0600, written durably), made at the first call. */
export function loadOrCreateSigner(path: string, name: string): Signer {
  if (!existsSync(path)) {
    const content = { name, seed: randomBytes(32).toString('hex') };
    writeDurable(path, new TextEncoder().encode(`${JSON.stringify(content)}\n`), 0o600);
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

/** `name+hexkeyid+base64(0x01, key)`: how C2SP signed-note writes a verifier key. */
export function verifierKey({ name, keyId, publicKey }: Verifier): string {
  return `${name}+${Buffer.from(keyId).toString('hex')}+${Buffer.concat([Uint8Array.of(ED25519), publicKey]).toString('base64')}`;
}

/** Reads a verifier key. @throws ProofError when it is none, or its id is not that of its key. */
export function parseVerifierKey(text: string): Verifier {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const publicKey = new Uint8Array(bytes.subarray(1));
  const keyId = keyIdOf(name, publicKey);
  if (bytes.length !== 33 || bytes[0] !== ED25519 || Buffer.from(keyId).toString('hex') !== id) {
    throw new ProofError('VIGIE_PROOF_VERIFIER_KEY', `"${text.slice(0, 100)}" is no verifier key (name+id+key).`);
  }
  return { name, keyId, publicKey };
}
