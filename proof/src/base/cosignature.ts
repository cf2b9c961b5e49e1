import { type Cosigner, type Verifier, verifyEd25519 } from './keys.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * What a witness signs: two lines of its own, then the whole text of the checkpoint (C2SP tlog-cosignature, "Ed25519
 * signed message").
 */
const messageOf = (text: string, seconds: number): Uint8Array => encode(`cosignature/v1\ntime ${seconds}\n${text}`);

/**
 * Cosigns the text of a checkpoint: the time in eight bytes, big-endian, and the signature (C2SP tlog-cosignature,
 * "Format"). It states that no larger tree of this log was seen until then, and that this one only grew: a caller has
 * checked that.
 *
 * @param seconds since 1970
 */
export function cosign(text: string, cosigner: Cosigner, seconds: number): Uint8Array {
  const time = new DataView(new ArrayBuffer(8));
  time.setBigUint64(0, BigInt(seconds));
  return Buffer.concat([new Uint8Array(time.buffer), cosigner.sign(messageOf(text, seconds))]);
}

/**
 * Checks a cosignature (C2SP tlog-cosignature) over the text of a checkpoint.
 *
 * @param signature what follows the key id in its line
 * @returns the time it was made, in seconds since 1970; `null` where it does not hold
 */
export function verifyCosignature(text: string, signature: Uint8Array, verifier: Verifier): number | null {
  if (verifier.type !== 'cosignature' || signature.length !== 72) return null;
  const seconds = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  if (!Number.isSafeInteger(seconds)) return null;
  return verifyEd25519(verifier.publicKey, messageOf(text, seconds), signature.subarray(8)) ? seconds : null;
}
