import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import { QUICKNET, randomnessOfRound } from '@vigie/proof';
import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** Which entries are drawn: each, or so many, of all or of each stratum. */
const designSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('simple'), draw: count }),
  /** Every so many-th in the frame's order, from a start that the seed gives. */
  z.strictObject({ kind: z.literal('systematic'), draw: count }),
  z.strictObject({ kind: z.literal('stratified'), draw: z.record(z.string(), count) }),
]);
export type Design = z.infer<typeof designSchema>;

/**
 * Where the value comes from that makes the seed, named before anybody knows it: a public beacon's round (drand: the
 * chain by its hash), a witness who gives the SHA-256 of a nonce first and the nonce after, or the unit itself.
 */
const outsideSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('beacon'), chain: hash, round: z.int().min(1) }),
  z.strictObject({ kind: z.literal('witness'), name: z.string().min(1), commitment: hash }),
  z.strictObject({ kind: z.literal('unit') }),
]);

/** What is logged before the seed is known. */
export const planSchema = z.strictObject({
  plan: z.literal('vigie.sweep/1'),
  question: z.string().min(1),
  /** The frame: its root, and how many entries it has. */
  root: hash,
  entries: count,
  design: designSchema,
  /** Of those drawn, how many a second person reviews who does not see what the first decided. */
  secondReview: count,
  /** Of those that no rule flags, how many are reviewed all the same. */
  elusion: count,
  outside: outsideSchema,
});
export type Plan = z.infer<typeof planSchema>;
type Beacon = Extract<Plan['outside'], { kind: 'beacon' }>;

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The text of a plan whose SHA-256 is logged, and whose bytes an auditor is given (RFC 8785). */
export const planText = (plan: Plan): string => canonicalJson(plan);

/** A value is not the one that its plan announced. */
export class ValueFault extends Error {}

/**
 * The seed: SHA-256 of `<SHA-256 of the plan>:<value>`, all in lower-case hex. Frame and design are in it, so that
 * neither can be changed for a seed that suits; the value is not the unit's to choose, unless the plan says so.
 *
 * @param value 32 bytes in lower-case hex: the `randomness` of the beacon's round (`valueOfRound`), the witness's nonce, or
 *   the unit's own
 * @throws {ValueFault} where it is no such value, or not the nonce that the witness committed to
 */
export function seedOf(plan: Plan, value: string): string {
  if (!hash.safeParse(value).success) throw new ValueFault('a value has 64 digits of lower-case hex');
  const { outside } = plan;
  if (outside.kind === 'witness' && sha256(Buffer.from(value, 'hex')) !== outside.commitment)
    throw new ValueFault(`this is not the nonce that ${outside.name} committed to`);
  return sha256(`${sha256(planText(plan))}:${value}`);
}

/**
 * The value of a plan whose seed a beacon's round makes: what its signature says, which is checked by the beacon's key.
 *
 * @param given a value that is said to be the round's: it has to be the same
 * @throws {ValueFault} where the signature is not this round's, or the value another
 */
export function valueOfRound(outside: Beacon, signature: string, given?: string | null): string {
  const { chain, round } = outside;
  if (chain !== QUICKNET.chain) throw new ValueFault(`the key of chain ${chain} is not known`);
  const value = randomnessOfRound(round, signature);
  if (value === null) throw new ValueFault(`this is not the signature of round ${round} of drand’s quicknet`);
  if (given && given !== value) throw new ValueFault(`the signature of round ${round} makes another value`);
  return value;
}

/** When a round is first known: a plan was logged in time if its entry is older. */
export const timeOfRound = (round: number, { genesis, periodSeconds } = QUICKNET): Date =>
  new Date((genesis + (round - 1) * periodSeconds) * 1000);
