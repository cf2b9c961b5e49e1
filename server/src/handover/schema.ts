import { SEVERITIES } from '@vigie/engine';
import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';
import { givenUtc } from '../base/http/http.ts';
import { CARRIED, IN_STATES, LEVELS, OUT_STATES } from './protocol.ts';

const line = (most: number) => z.string().trim().min(1).max(most);
const idSchema = z.string().regex(/^hnd_[0-9a-z]{26}$/);
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
/** The longest reason that is given. */
export const reasonSchema = z.string().trim().min(3).max(5_000);

/** A file of what was handed over. */
export const partSchema = z.strictObject({
  path: z.string().regex(/^[\w-]+(?:\/[\w-]+)?\.[a-z0-9]{1,8}(?:\.[a-z0-9-]{1,12})?$/),
  sha256: sha256Schema,
  bytes: z.int().min(0),
});
export type Part = z.infer<typeof partSchema>;

/** What is handed over: each file, and each row and exhibit in them, by its SHA-256. Its own digest is in the log. */
export const listSchema = z.strictObject({
  format: z.literal('vigie-handover/1'),
  handover: idSchema,
  case: z.string().max(100),
  parts: z.array(partSchema).min(1).max(6_000),
  rows: z.array(z.strictObject({ kind: line(40), id: line(200), sha256: sha256Schema })).max(60_000),
});
export type List = z.infer<typeof listSchema>;

/** One side of a hand-over, as people see it. */
export const handoverSchema = z
  .object({
    id: z.string(),
    direction: z.enum(['out', 'in']).describe('out: this unit offered it; in: another did'),
    level: z.enum(LEVELS).describe('read; together: remarks go both ways; give: the case passes to the other unit'),
    state: z.enum([...OUT_STATES, ...IN_STATES]),
    case: z.string().nullable().describe('The case of this unit; null: what came in was not taken as one'),
    title: z.string(),
    reason: z.string(),
    until: z.string().nullable().describe('When the other unit reads it no longer'),
    isRestricted: z.boolean(),
    peer: z.object({ name: z.string(), unit: z.string(), partner: z.string().nullable() }),
    offeredBy: z.string(),
    answeredBy: z.string().nullable(),
    answerReason: z.string().nullable(),
    listDigest: z.string().nullable().describe('SHA-256 of the sealed list of what is handed over'),
    logIndex: z.int().nullable(),
    receipt: z.string().nullable().describe('The signed acceptance (C2SP signed note)'),
    release: z.string().nullable().describe('The signed release of the giver'),
    isTold: z.boolean().describe('Whether the other side knows of the last step, or a file of it was made'),
    file: z
      .enum(CARRIED)
      .nullable()
      .describe('What a file for the other side tells it now; null: nothing, or it is a unit of this installation'),
    attempts: z.int(),
    failure: wordsSchema.nullable().describe('Why the other side was not told yet'),
    madeAt: z.string(),
    changedAt: z.string(),
  })
  .meta({ id: 'Handover' });
export type Handover = z.infer<typeof handoverSchema>;

export const offerInputSchema = z
  .strictObject({
    case: z.string(),
    level: z.enum(LEVELS),
    unit: z.string().optional().describe('A unit of this installation'),
    partner: z.string().optional().describe('A unit of another installation, as registered'),
    until: givenUtc.nullable().default(null).describe('For read and together: when it ends'),
    reason: reasonSchema,
  })
  .refine(({ unit, partner }) => (unit === undefined) !== (partner === undefined), {
    error: 'Name a unit or a partner, one of them.',
    path: ['unit'],
  });

export const partnerInputSchema = z.strictObject({
  name: line(200),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable()
    .describe('The door of that installation; null: there is no connection, and files are carried by hand'),
  unit: line(100).describe('The unit of that installation'),
  key: line(500).describe('The verifier key of that installation (/.well-known/vigie-exchange)'),
});
export const partnerSchema = partnerInputSchema.extend({ id: z.string() }).meta({ id: 'HandoverPartner' });
export type Partner = z.infer<typeof partnerSchema>;

export const remarkSchema = z
  .object({
    id: z.string(),
    direction: z.enum(['out', 'in']),
    by: z.string(),
    text: z.string(),
    isTold: z.boolean(),
    madeAt: z.string(),
  })
  .meta({ id: 'HandoverRemark' });
export type Remark = z.infer<typeof remarkSchema>;

/** What was handed over of a case, for people: as the giver had it. */
export const recordSchema = z
  .object({
    handover: z.string(),
    case: z.string().nullable(),
    about: z.object({
      platform: z.string(),
      trader: z.string(),
      product: z.string(),
      title: z.string(),
      severity: z.enum(SEVERITIES),
      state: z.string(),
      visibility: z.string(),
      openedAt: z.string(),
    }),
    decisions: z.array(z.object({ kind: z.string(), reason: z.string(), by: z.string(), at: z.string() })),
    offers: z.array(
      z.object({
        title: z.string(),
        url: z.string().nullable(),
        platform: z.string(),
        seenAt: z.string(),
        findings: z.array(z.object({ title: wordsSchema, severity: z.enum(SEVERITIES), legal: z.array(wordsSchema) })),
      }),
    ),
    evidence: z.array(
      z.object({
        id: z.string(),
        url: z.string().nullable(),
        state: z.string(),
        digest: z.string().nullable(),
        sealedAt: z.string().nullable(),
      }),
    ),
    notices: z.array(
      z.object({ id: z.string(), kind: z.string(), state: z.string(), language: z.string(), madeAt: z.string() }),
    ),
    exhibits: z.array(
      z.object({
        number: z.int(),
        kind: z.string(),
        description: z.string(),
        holder: z.object({ name: z.string(), organisation: z.string() }),
      }),
    ),
  })
  .meta({ id: 'HandedRecord' });

const base = { handover: idSchema, from: line(100), to: line(100) };
const stateSchema = z.enum([...OUT_STATES, ...IN_STATES]);
const noteSchema = z.string().max(10_000);
const offered = {
  level: z.enum(LEVELS),
  title: z.string().max(10_000),
  reason: z.string().max(5_000),
  until: z.iso.datetime().nullable(),
  isRestricted: z.boolean(),
  offeredBy: z.string().max(500),
  /** The list, as the canonical JSON that its digest is of. */
  list: z.string().max(20_000_000),
  salt: sha256Schema,
  logIndex: z.int(),
};

/** What one side tells the other: each may be repeated, and is then answered as before. */
export const messageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('offer'), ...base, ...offered }),
  z.strictObject({
    kind: z.literal('part'),
    ...base,
    sha256: sha256Schema,
    offset: z.int().min(0),
    data: z.base64(),
  }),
  z.strictObject({ kind: z.literal('accept'), ...base, receipt: noteSchema }),
  /** The giver's decision, where it is carried: over the network it is the answer to `accept`. */
  z.strictObject({ kind: z.literal('answer'), ...base, state: stateSchema, release: noteSchema.nullable() }),
  /** What was taken, for a giver that was put back from an older backup. */
  z.strictObject({ kind: z.literal('taken'), ...base, ...offered, receipt: noteSchema, release: noteSchema }),
  z.strictObject({ kind: z.literal('refuse'), ...base, reason: reasonSchema, by: z.string().max(500) }),
  z.strictObject({ kind: z.literal('withdraw'), ...base }),
  z.strictObject({ kind: z.literal('end'), ...base }),
  z.strictObject({
    kind: z.literal('remark'),
    ...base,
    id: z.string().regex(/^rmk_[0-9a-z]{26}$/),
    by: z.string().max(500),
    text: z.string().min(1).max(10_000),
    at: z.iso.datetime(),
  }),
]);
export type Message = z.infer<typeof messageSchema>;

/** A giver that starts names what it knows to have given to the other side: that tells it of what is not among them. */
export const helloSchema = z.strictObject({
  kind: z.literal('hello'),
  from: base.from,
  to: base.to,
  given: z.array(idSchema).max(100_000),
});
export type Hello = z.infer<typeof helloSchema>;

/** How the side that was told stands now. */
export const answerSchema = z.object({
  handover: z.string(),
  state: stateSchema,
  /** Digests of files that are still to come. */
  missing: z.array(z.string()),
  /** The signed release, where a case was given. */
  release: z.string().nullable(),
});
export type Answer = z.infer<typeof answerSchema>;
/** How many hand-overs the giver has forgotten. */
export const helloAnswerSchema = z.object({ forgotten: z.int() });

/** What a file that was read did. */
export const readFileSchema = answerSchema
  .pick({ handover: true, state: true })
  .extend({ isNew: z.boolean().describe('false: it was known already, or comes too late') })
  .meta({ id: 'HandoverFileRead' });
