import { createHash } from 'node:crypto';
import { bls12_381 } from '@noble/curves/bls12-381.js';

/**
 * The public beacon "quicknet" of drand (League of Entropy): a round every 3 seconds, whose randomness is the SHA-256 of
 * a threshold signature of the round's number. Hash, key and times as https://api.drand.sh/<chain>/info gives them, and as
 * drand's own clients and others have them in their code (read on 2026-11-30); the key is also what a round published
 * elsewhere verifies by (quicknet.test.ts).
 */
export const QUICKNET = {
  chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  genesis: 1_692_803_367,
  periodSeconds: 3,
  /** In G2, compressed. */
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
} as const;

/** RFC 9380, 8.8.1, as the signature scheme uses it (draft-irtf-cfrg-bls-signature, 4.2.1). */
const DOMAIN = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();

/**
 * The randomness of a round of quicknet, where a signature is that round's: drand's scheme `bls-unchained-g1-rfc9380`, in
 * which what is signed is the SHA-256 of the number as eight bytes, big-endian.
 *
 * @param round from 1
 * @param signature a point of G1, compressed: 96 digits of lower-case hex
 * @returns 64 digits of lower-case hex; null where it is not the signature of this round
 */
export function randomnessOfRound(round: number, signature: string): string | null {
  if (!Number.isSafeInteger(round) || round < 1 || !/^[0-9a-f]{96}$/.test(signature)) return null;
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(round));
  const { hash, verify } = bls12_381.shortSignatures;
  const signed = Buffer.from(signature, 'hex');
  let isRight: boolean;
  try {
    isRight = verify(signed, hash(sha256(number), DOMAIN), Buffer.from(QUICKNET.publicKey, 'hex'));
  } catch {
    // No point of the curve, or not of its subgroup.
    return null;
  }
  return isRight ? sha256(signed).toString('hex') : null;
}
