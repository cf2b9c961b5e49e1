import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';

/** What stands before a page: nothing, a question that a click answers, or a demand for proof. */
export const GATES = ['none', 'declared', 'verified'] as const;
/** By what age is proved: a wallet of digital identity, somebody else than the platform, a means of payment. */
export const GATE_KINDS = ['wallet', 'third-party', 'payment', 'other'] as const;
export type Gate = (typeof GATES)[number];
export type GateKind = (typeof GATE_KINDS)[number];
const GATE_STATES = ['measuring', 'review', 'done'] as const;
const GATE_SOURCES = ['addresses', 'listings', 'again'] as const;
export const GATE_PAGE_STATES = ['to-visit', 'prepared', 'sealed', 'failed'] as const;

/** So many pages are visited in one measurement. */
export const MOST_PAGES = 500;

export const platformName = z.string().trim().min(1).max(253);

const gateSourceSchema = z.discriminatedUnion('kind', [
  /** A line for each page. */
  z.strictObject({ kind: z.literal('addresses'), text: z.string().min(1).max(900_000) }),
  /** The pages of the unit's offers on the platform, of cases open to all. */
  z.strictObject({ kind: z.literal('listings') }),
  /** The same pages as in another measurement. */
  z.strictObject({ kind: z.literal('again'), of: z.string().max(100) }),
]);

export const gatePlanSchema = z.strictObject({
  /** A key of the register, or a host. */
  platform: platformName,
  source: gateSourceSchema,
  /** How many pages are drawn by chance; left out: all, or as many as one measurement takes. */
  draw: z.int().min(1).max(MOST_PAGES).optional(),
});

const limits = { low: z.number(), high: z.number() };
/** A share of the pages that the sample was drawn from, at 95 %. */
const gateShareSchema = z.object({
  gate: z.enum(GATES),
  /** Of pages behind proof, those that take this kind; a page may take several. Null: all of the gate. */
  kind: z.enum(GATE_KINDS).nullable(),
  pages: z.int(),
  /** Null: no page was seen. */
  estimate: z.object({ share: z.number(), ...limits, method: z.string() }).nullable(),
  /** Limits if none of the pages that were not seen is so, and if all are; null: all were seen, or none. */
  widest: z.object(limits).nullable(),
});
export type GateShare = z.infer<typeof gateShareSchema>;

export const ageGateSchema = z
  .object({
    id: z.string(),
    platform: z.string(),
    by: z.string().nullable(),
    at: z.string(),
    state: z.enum(GATE_STATES),
    source: z.enum(GATE_SOURCES),
    againOf: z.string().nullable(),
    /** How many pages the sample was drawn from, and how many lines of the source named one of them again. */
    frame: z.int(),
    repeated: z.int(),
    seed: z.string(),
    planDigest: z.string(),
    /** First and last page seen. */
    seenFrom: z.string().nullable(),
    seenTo: z.string().nullable(),
    pages: z.object({
      drawn: z.int(),
      toVisit: z.int(),
      /** Captured, sealed and decided to be the page or its gate: the shares are of these. */
      seen: z.int(),
      toDecide: z.int(),
      /** Captured, and neither the page nor a gate. */
      unclear: z.int(),
      /** Not captured. */
      failed: z.int(),
    }),
    /** Null until every page is decided. */
    shares: z.array(gateShareSchema).nullable(),
  })
  .meta({ id: 'AgeGate' });
export type AgeGate = z.infer<typeof ageGateSchema>;

export const ageGatePageSchema = z
  .object({
    /** Its number, in the order of the draw. */
    id: z.string(),
    address: z.string(),
    state: z.enum(GATE_PAGE_STATES),
    failure: wordsSchema.nullable(),
    seenAt: z.string().nullable(),
    /** Where the visit ended, and what was answered. */
    finalAddress: z.string().nullable(),
    status: z.int().nullable(),
    isShown: z.boolean().nullable(),
    /** What the machine takes it for, and by which words; null: it cannot tell. */
    proposed: z.enum(GATES).nullable(),
    proposedKinds: z.array(z.enum(GATE_KINDS)),
    phrase: z.string().nullable(),
    quote: z.string().nullable(),
    package: z.string().nullable(),
    digest: z.string().nullable(),
    logIndex: z.int().nullable(),
    /** What a person says. */
    decided: z.enum([...GATES, 'unclear']).nullable(),
    kinds: z.array(z.enum(GATE_KINDS)),
    reason: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: z.string().nullable(),
  })
  .meta({ id: 'AgeGatePage' });
export type AgeGatePage = z.infer<typeof ageGatePageSchema>;

export const gateDecisionSchema = z
  .strictObject({
    number: z.int().min(0).max(MOST_PAGES),
    gate: z.enum([...GATES, 'unclear']),
    kinds: z.array(z.enum(GATE_KINDS)).max(GATE_KINDS.length).default([]),
    reason: z.string().trim().max(2_000).default(''),
  })
  .refine(({ gate, kinds }) => (gate === 'verified') === kinds.length > 0, {
    path: ['kinds'],
    message: 'kinds are said of a gate that asks for proof, and of no other',
  });
