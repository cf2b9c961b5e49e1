import { createHash, createPublicKey, verify } from 'node:crypto';
import { inflateRawSync, crc32 as zlibCrc32 } from 'node:zlib';

/**
 * What checking a package asks of the machine, under Node. `browser.ts` gives the same in a browser; `platform.test.ts`
 * holds them equal.
 */

export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** The digest of parts laid end to end. */
export function hash(name: HashName, ...parts: Uint8Array[]): Buffer {
  const running = createHash(name);
  for (const part of parts) running.update(part);
  return running.digest();
}

export function crc32(bytes: Uint8Array): number {
  return zlibCrc32(bytes);
}

/**
 * Decompresses the raw deflate stream (RFC 1951) at the start of some bytes.
 *
 * @returns what it gives and how many bytes it took; null where it is broken or gives more than `most`
 */
export function inflate(bytes: Uint8Array, most: number): { data: Buffer; used: number } | null {
  try {
    // Typed as a Buffer, but with `info` it is an object (Node, zlib, "info").
    const result: unknown = inflateRawSync(bytes, { info: true, maxOutputLength: most });
    if (typeof result !== 'object' || result === null || !('buffer' in result) || !('engine' in result)) return null;
    const { buffer, engine } = result;
    if (!Buffer.isBuffer(buffer) || typeof engine !== 'object' || engine === null || !('bytesWritten' in engine))
      return null;
    return { data: buffer, used: Number(engine.bytesWritten) };
  } catch {
    return null;
  }
}

/** Whether an Ed25519 signature (RFC 8032) by a raw public key of 32 bytes holds. Never throws. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const der = Buffer.concat([PUBLIC_DER, publicKey]);
    return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}

/** DER before a raw Ed25519 key: RFC 8410. */
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');
const CURVES = new Set([
  'prime256v1',
  'secp384r1',
  'secp521r1',
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
]);

/**
 * Whether a signature by the key of a certificate (SubjectPublicKeyInfo, DER) holds: RSA with PKCS #1 v1.5; RSASSA-PSS
 * where the key says with what parameters (RFC 4055), and with just these; ECDSA (DER) on the NIST and Brainpool curves
 * of 256 bits and more; no other does. Never throws.
 */
export function verifySignature(spki: Uint8Array, name: HashName, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType === 'rsa-pss') {
      const { hashAlgorithm, saltLength, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
      // As long as the key: RFC 8017, 8.1.2, step 1.
      if (hashAlgorithm !== name || signature.length !== Math.ceil(modulusLength / 8)) return false;
      return saltLength !== undefined && verify(name, message, { key, saltLength }, signature);
    }
    const isKnown =
      key.asymmetricKeyType === 'rsa' ||
      (key.asymmetricKeyType === 'ec' && CURVES.has(key.asymmetricKeyDetails?.namedCurve ?? ''));
    return isKnown && verify(name, message, key, signature);
  } catch {
    return false;
  }
}
