import { hash } from '#platform';
import { ProofError } from './proof-error.ts';

export { verifyEd25519 } from '#platform';

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
/** Key id of a name and an Ed25519 key (C2SP signed-note). */
export function keyIdOf(name: string, publicKey: Uint8Array): Uint8Array {
  return hash('sha256', new TextEncoder().encode(`${name}\n`), Uint8Array.of(ED25519), publicKey).subarray(0, 4);
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
