import { ed25519 } from '@noble/curves/ed25519.js';
import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { fromBER, Integer, Sequence } from 'asn1js';
import { Inflate } from 'pako';
import { PublicKeyInfo } from 'pkijs';
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

/**
 * RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2.2), by writing out the whole encoded message and comparing it. Nothing here
 * is secret.
 */
function verifyRsa(key: Uint8Array, name: node.HashName, digest: Uint8Array, signature: Uint8Array): boolean {
  const read = fromBER(Uint8Array.from(key)).result;
  if (!(read instanceof Sequence)) return false;
  const [modulus, exponent] = read.valueBlock.value;
  if (!(modulus instanceof Integer) || !(exponent instanceof Integer)) return false;
  const n = toNumber(modulus.valueBlock.valueHexView);
  const e = toNumber(exponent.valueBlock.valueHexView);
  const length = Math.ceil(n.toString(2).length / 8);
  const s = toNumber(signature);
  if (signature.length !== length || length > 2048 || e >= 1n << 64n || s >= n) return false;
  const tail = Buffer.concat([Buffer.from(DIGEST_INFO[name], 'hex'), digest]);
  if (length < tail.length + 11) return false;
  const wanted = Buffer.concat([Buffer.of(0, 1), Buffer.alloc(length - tail.length - 3, 0xff), Buffer.of(0), tail]);
  return power(s, e, n) === toNumber(wanted);
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
