import { ed25519 } from '@noble/curves/ed25519.js';
import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { fromBER, Integer, Sequence } from 'asn1js';
import { Inflate } from 'pako';
import { AlgorithmIdentifier, PublicKeyInfo, RSASSAPSSParams } from 'pkijs';
import { HASHES as HASH_NAMES } from '../base/hash-ids.ts';
import type * as node from './node.ts';

/**
 * What checking a package asks of the machine, in a browser: without `node:`, and without WebCrypto, which is
 * asynchronous. See `node.ts`.
 */

const HASHES = { sha1, sha256, sha384, sha512 };

export const hash: typeof node.hash = (name, ...parts) => {
  const running = HASHES[name].create();
  for (const part of parts) running.update(part);
  return Buffer.from(running.digest());
};

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb8_8320 ^ (value >>> 1) : value >>> 1;
  return value;
});

export const crc32: typeof node.crc32 = (bytes) => {
  let value = 0xffff_ffff;
  for (const byte of bytes) value = (CRC_TABLE[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffff_ffff) >>> 0;
};

class TooMuch extends Error {}

export const inflate: typeof node.inflate = (bytes, most) => {
  const stream = new Inflate({ raw: true });
  const chunks: Uint8Array[] = [];
  let size = 0;
  let used = (): number => 0;
  stream.onStart = (state) => {
    used = () => state.next_in;
  };
  stream.onData = (chunk) => {
    size += chunk.length;
    if (size > most) throw new TooMuch();
    chunks.push(chunk);
  };
  try {
    if (!stream.push(bytes, true)) return null;
  } catch {
    return null;
  }
  return { data: Buffer.concat(chunks), used: used() };
};

const { Point } = ed25519;

/** A scalar as Ed25519 writes it: little-endian. */
const toScalar = (bytes: Uint8Array): bigint => toNumber(Uint8Array.from(bytes).reverse());

/**
 * RFC 8032, section 5.1.7, by comparing R itself, as OpenSSL does: the library's own check multiplies by the cofactor,
 * and so holds some signatures to be right that OpenSSL does not.
 */
export const verifyEd25519: typeof node.verifyEd25519 = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const key = Point.fromBytes(Uint8Array.from(publicKey));
    const [r, s] = [signature.subarray(0, 32), toScalar(signature.subarray(32))];
    const order = Point.Fn.ORDER;
    const k = toScalar(hash('sha512', r, publicKey, message)) % order;
    return s < order && Buffer.from(Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k)).toBytes()).equals(r);
  } catch {
    return false;
  }
};

const RSA = '1.2.840.113549.1.1.1';
const RSASSA_PSS = '1.2.840.113549.1.1.10';
const EC = '1.2.840.10045.2.1';
const CURVES = new Map([
  ['1.2.840.10045.3.1.7', p256],
  ['1.3.132.0.34', p384],
  ['1.3.132.0.35', p521],
  ['1.3.36.3.3.2.8.1.1.7', brainpoolP256r1],
  ['1.3.36.3.3.2.8.1.1.11', brainpoolP384r1],
  ['1.3.36.3.3.2.8.1.1.13', brainpoolP512r1],
]);

export const verifySignature: typeof node.verifySignature = (spki, name, message, signature) => {
  try {
    const { algorithm, subjectPublicKey } = PublicKeyInfo.fromBER(Uint8Array.from(spki));
    const key = Uint8Array.from(subjectPublicKey.valueBlock.valueHexView);
    const digest = Uint8Array.from(hash(name, message));
    if (algorithm.algorithmId === RSA) return verifyRsa(key, name, digest, signature);
    if (algorithm.algorithmId === RSASSA_PSS)
      return verifyPss(key, new RSASSAPSSParams({ schema: algorithm.algorithmParams }), name, digest, signature);
    const curve = CURVES.get(algorithm.algorithmParams?.valueBlock.toString() ?? '');
    if (algorithm.algorithmId !== EC || !curve) return false;
    return curve.verify(Uint8Array.from(signature), digest, key, { prehash: false, lowS: false, format: 'der' });
  } catch {
    return false;
  }
};

const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);

/** DigestInfo before the digest: RFC 8017, section 9.2, note 1. */
const DIGEST_INFO = {
  sha1: '3021300906052b0e03021a05000414',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};

/** A public key, and what a signature by it is the power of (RFC 8017, 5.2.2); null where it cannot be one. */
function openRsa(key: Uint8Array, signature: Uint8Array): { message: bigint; bits: number } | null {
  const read = fromBER(Uint8Array.from(key)).result;
  if (!(read instanceof Sequence)) return null;
  const [modulus, exponent] = read.valueBlock.value;
  if (!(modulus instanceof Integer) || !(exponent instanceof Integer)) return null;
  const n = toNumber(modulus.valueBlock.valueHexView);
  const e = toNumber(exponent.valueBlock.valueHexView);
  const bits = n.toString(2).length;
  const length = Math.ceil(bits / 8);
  const s = toNumber(signature);
  if (signature.length !== length || length > 2048 || e >= 1n << 64n || s >= n) return null;
  return { message: power(s, e, n), bits };
}

/**
 * RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2.2), by writing out the whole encoded message and comparing it. Nothing here
 * is secret.
 */
function verifyRsa(key: Uint8Array, name: node.HashName, digest: Uint8Array, signature: Uint8Array): boolean {
  const opened = openRsa(key, signature);
  if (!opened) return false;
  const tail = Buffer.concat([Buffer.from(DIGEST_INFO[name], 'hex'), digest]);
  if (signature.length < tail.length + 11) return false;
  const filled = Buffer.alloc(signature.length - tail.length - 3, 0xff);
  return opened.message === toNumber(Buffer.concat([Buffer.of(0, 1), filled, Buffer.of(0), tail]));
}

/** RSASSA-PSS (RFC 8017, sections 8.1.2 and 9.1.2), with the mask MGF1 and the salt's length that the key states. */
function verifyPss(
  key: Uint8Array,
  { hashAlgorithm, maskGenAlgorithm, saltLength }: RSASSAPSSParams,
  name: node.HashName,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { algorithmId: maskId } = new AlgorithmIdentifier({ schema: maskGenAlgorithm.algorithmParams });
  const maskName = HASH_NAMES.get(maskId);
  const opened = openRsa(key, signature);
  if (HASH_NAMES.get(hashAlgorithm.algorithmId) !== name || !maskName || !opened) return false;
  const bits = opened.bits - 1;
  const length = Math.ceil(bits / 8);
  const hex = opened.message.toString(16).padStart(length * 2, '0');
  const masked = length - digest.length - 1;
  if (hex.length > length * 2 || masked < saltLength + 1) return false;
  const encoded = Buffer.from(hex, 'hex');
  const inner = encoded.subarray(masked, -1);
  const block = encoded.subarray(0, masked);
  const unused = 0xff >> (8 * length - bits);
  if (encoded.at(-1) !== 0xbc || ((block[0] ?? 0) & ~unused) !== 0) return false;
  const mask = maskOf(maskName, inner, masked);
  const plain = block.map((byte, at) => byte ^ (mask[at] ?? 0));
  plain[0] = (plain[0] ?? 0) & unused;
  const start = masked - saltLength - 1;
  if (plain[start] !== 1 || plain.subarray(0, start).some((byte) => byte !== 0)) return false;
  return hash(name, Buffer.alloc(8), digest, plain.subarray(start + 1)).equals(inner);
}

/** MGF1: RFC 8017, appendix B.2.1. */
function maskOf(name: node.HashName, seed: Uint8Array, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let size = 0; size < length; size += blocks.at(-1)?.length ?? 1) {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(blocks.length);
    blocks.push(hash(name, seed, counter));
  }
  return Buffer.concat(blocks).subarray(0, length);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
