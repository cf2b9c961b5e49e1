import { createHash, timingSafeEqual } from 'node:crypto';
import { normalizeZ } from '@noble/curves/abstract/curve.js';
import { p256, p256_hasher } from '@noble/curves/nist.js';
import { type Affine, multiply, writePoint } from './multiply.ts';

/** VOPRF, P256-SHA256 (RFC 9497, mode 1), of whole batches: one proof for all elements of a question. */
const CONTEXT = Buffer.concat([Buffer.from('OPRFV1-'), Buffer.from([1]), Buffer.from('-P256-SHA256')]);
const dst = (name: string): Buffer => Buffer.concat([Buffer.from(`${name}-`), CONTEXT]);
const [TO_GROUP, TO_SCALAR, SEED] = [dst('HashToGroup'), dst('HashToScalar'), dst('Seed')];

const { Fn } = p256.Point;
const BASE: Affine = p256.Point.BASE.toAffine();

/** Octets of a string with their number before it, as transcripts have them. */
const framed = (octets: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([octets.length >> 8, octets.length & 0xff]), octets]);
const toScalar = (parts: readonly Uint8Array[]): bigint =>
  p256_hasher.hashToScalar(Buffer.concat(parts), { DST: TO_SCALAR });
const add = (points: readonly Affine[]): Affine => {
  let sum = p256.Point.ZERO;
  for (const point of points) sum = sum.add(p256.Point.fromAffine(point));
  return sum.toAffine();
};

/** A point that came over the wire; never the one at infinity (section 3.3). @throws Error where it is none */
const readPoint = (octets: Uint8Array): Affine => {
  const point = p256.Point.fromBytes(octets);
  if (point.is0()) throw new Error('the point at infinity');
  return point.toAffine();
};

/** Points of the curve for inputs, as section 4.3 maps them. */
export const pointsOf = (inputs: readonly Uint8Array[]): Affine[] =>
  normalizeZ(
    p256.Point,
    inputs.map((input) => p256_hasher.hashToCurve(input, { DST: TO_GROUP })),
  ).map((point) => point.toAffine());

/** The output for an input and its element, not blinded (section 3.3.1). */
export const outputOf = (input: Uint8Array, element: Affine): Buffer =>
  createHash('sha256')
    .update(framed(input))
    .update(framed(writePoint(element)))
    .update('Finalize')
    .digest();

/** Blinds an input by a scalar (`Blind`, section 3.3.1). */
export function blindBy(input: Uint8Array, blind: Uint8Array): Uint8Array {
  const [blinded] = multiply(Fn.fromBytes(blind), pointsOf([input]));
  return blinded ? writePoint(blinded) : new Uint8Array();
}

/** What each element weighs in the two composites of a proof, by what all of them say (section 2.2.1). */
function weigh(publicKey: Uint8Array, blinded: readonly Affine[], evaluated: readonly Affine[]): bigint[] {
  const seed = createHash('sha256').update(framed(publicKey)).update(framed(SEED)).digest();
  return blinded.map((one, at) => {
    const other = evaluated[at] ?? one;
    const number = Buffer.from([at >> 8, at & 0xff]);
    const parts = [framed(seed), number, framed(writePoint(one)), framed(writePoint(other)), Buffer.from('Composite')];
    return toScalar(parts);
  });
}

const combine = (points: readonly Affine[], weights: readonly bigint[]): Affine =>
  add(points.flatMap((point, at) => multiply(weights[at] ?? 0n, [point])));

const challengeOf = (publicKey: Uint8Array, points: readonly Affine[]): bigint =>
  toScalar([framed(publicKey), ...points.map((point) => framed(writePoint(point))), Buffer.from('Challenge')]);

/**
 * Evaluates blinded elements, with one proof for all (`BlindEvaluate`, section 3.3.2; `GenerateProof`, 2.2.1).
 *
 * @param random a scalar that nobody can guess and that is used once: from two proofs with one the secret follows
 * @throws Error where an element is no point of the curve, or the one at infinity
 */
export function evaluateBy(
  { secret, public: publicKey }: { secret: Uint8Array; public: Uint8Array },
  elements: readonly Uint8Array[],
  random: Uint8Array,
): { evaluated: Uint8Array[]; proof: Uint8Array } {
  const [key, r] = [Fn.fromBytes(secret), Fn.fromBytes(random)];
  const blinded = elements.map(readPoint);
  const evaluated = multiply(key, blinded);
  const m = combine(blinded, weigh(publicKey, blinded, evaluated));
  const [z, [t2, t3]] = [multiply(key, [m]), multiply(r, [BASE, m])];
  if (!z[0] || !t2 || !t3) throw new Error('nothing to prove');
  const c = challengeOf(publicKey, [m, z[0], t2, t3]);
  const s = Fn.sub(r, Fn.mul(c, key));
  return { evaluated: evaluated.map(writePoint), proof: Buffer.concat([Fn.toBytes(c), Fn.toBytes(s)]) };
}

/**
 * The outputs, once the proof holds (`Finalize`, section 3.3.2; `VerifyProof`, 2.2.2).
 *
 * @throws Error where the proof is not of this key, or an element is none
 */
export function finalizeAll(
  items: readonly { input: Uint8Array; blind: Uint8Array; blinded: Uint8Array; evaluated: Uint8Array }[],
  publicKey: Uint8Array,
  proof: Uint8Array,
): Uint8Array[] {
  if (proof.length !== 2 * Fn.BYTES) throw new Error('a proof is two scalars');
  const [c, s] = [Fn.fromBytes(proof.subarray(0, Fn.BYTES)), Fn.fromBytes(proof.subarray(Fn.BYTES))];
  const key = readPoint(publicKey);
  const blinded = items.map((item) => readPoint(item.blinded));
  const evaluated = items.map((item) => readPoint(item.evaluated));
  const weights = weigh(publicKey, blinded, evaluated);
  const [m, z] = [combine(blinded, weights), combine(evaluated, weights)];
  const [ofBase, ofM] = multiply(s, [BASE, m]);
  const [ofKey, ofZ] = multiply(c, [key, z]);
  if (!ofBase || !ofM || !ofKey || !ofZ) throw new Error('nothing to prove');
  const expected = challengeOf(publicKey, [m, z, add([ofBase, ofKey]), add([ofM, ofZ])]);
  if (!timingSafeEqual(Fn.toBytes(expected), Fn.toBytes(c))) throw new Error('the proof does not hold');
  return items.map(({ input, blind }, at) => {
    const of = evaluated[at];
    const [element] = of ? multiply(Fn.inv(Fn.fromBytes(blind)), [of]) : [];
    if (!element) throw new Error('an element is missing');
    return outputOf(input, element);
  });
}
