import { verifyEd25519 as checkEd25519, hash } from '#platform';
import { ProofError } from './proof-error.ts';

/**
 * Bytes that say what a key signs (C2SP signed-note, "Signature types"): a note's text, or what a witness states about
 * a checkpoint, with the time.
 */
const TYPES = { ed25519: 1, cosignature: 4 } as const;
export type KeyType = keyof typeof TYPES;

/** A key to check signatures with. */
export interface Verifier {
  type: KeyType;
  name: string;
  /** First four bytes of SHA-256(name, newline, type, public key): C2SP signed-note, "Signatures". */
  keyId: Uint8Array;
  /** 32 bytes. */
  publicKey: Uint8Array;
}

/** Who signs notes: a name and an Ed25519 key. */
export interface Signer extends Verifier {
  type: 'ed25519';
  sign(message: Uint8Array): Uint8Array;
  /** X25519 of this very key, converted, with a public key of 32 bytes: for what is encrypted to whoever has it. */
  agree(theirs: Uint8Array): Uint8Array;
}

/** A witness's key: it signs no notes, but cosigns checkpoints. */
export interface Cosigner extends Verifier {
  type: 'cosignature';
  sign(message: Uint8Array): Uint8Array;
}

/**
 * Key id of a name and a key (C2SP signed-note; tlog-cosignature, "Format").
 *
 * @param type of a key that is checked here, or the byte of another
 */
export function keyIdOf(type: KeyType | number, name: string, publicKey: Uint8Array): Uint8Array {
  const byte = typeof type === 'number' ? type : TYPES[type];
  return hash('sha256', new TextEncoder().encode(`${name}\n`), Uint8Array.of(byte), publicKey).subarray(0, 4);
}

/**
 * Points of a small order, in every encoding, without the sign bit: under such a "key" one signature holds for many
 * messages.
 */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

function isSmallOrder(point: Uint8Array): boolean {
  const bytes = Buffer.from(point);
  bytes[31] = (bytes[31] ?? 0) & 0x7f;
  return SMALL_ORDER.has(bytes.toString('hex'));
}

/**
 * Whether an Ed25519 signature (64 bytes) by a raw public key (32 bytes) is right. Never throws. Points of a small
 * order are refused in key and signature (as by "strict" verifiers; RFC 8032 leaves it open): else who signs could make
 * a key for which a signature says nothing.
 */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (isSmallOrder(publicKey) || isSmallOrder(signature.subarray(0, 32))) return false;
  return checkEd25519(publicKey, message, signature);
}

/**
 * The same key as a witness's. What the two sign cannot be taken for one another: a cosigned message begins with a line
 * of its own.
 */
export function createCosigner({ name, publicKey, sign: signMessage }: Signer): Cosigner {
  return { type: 'cosignature', name, keyId: keyIdOf('cosignature', name, publicKey), publicKey, sign: signMessage };
}

/** `name+hexkeyid+base64(type, key)`: how C2SP signed-note writes a verifier key. */
export function verifierKey({ type, name, keyId, publicKey }: Verifier): string {
  return `${name}+${Buffer.from(keyId).toString('hex')}+${Buffer.concat([Uint8Array.of(TYPES[type]), publicKey]).toString('base64')}`;
}

/**
 * Reads a verifier key, of a signer of notes or of a witness.
 *
 * @throws ProofError when it is none, or its id is not that of its key.
 */
export function parseVerifierKey(text: string): Verifier {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const publicKey = new Uint8Array(bytes.subarray(1));
  const type = bytes[0] === TYPES.cosignature ? 'cosignature' : 'ed25519';
  const keyId = keyIdOf(type, name, publicKey);
  if (bytes.length !== 33 || bytes[0] !== TYPES[type] || Buffer.from(keyId).toString('hex') !== id) {
    throw new ProofError('VIGIE_PROOF_VERIFIER_KEY', `"${text.slice(0, 100)}" is no verifier key (name+id+key).`);
  }
  return { type, name, keyId, publicKey };
}
