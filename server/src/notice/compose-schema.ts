import { z } from 'zod';
import { NOTICE_LANGUAGES } from './compose-words.ts';

const SHA256 = z.string().regex(/^[0-9a-f]{64}$/);
const PLAIN_DATE = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const INSTANT = z.iso.datetime();
/** An address that exists on the web: an absolute `http` or `https` URL, kept exactly as it was seen. */
const LOCATION = z
  .string()
  .max(8192)
  .regex(/^https?:\/\/[^\s/?#]+/);

const citedProvision = z
  .strictObject({
    id: z.string(),
    citation: z.string().min(1),
    penalty: z.string().nullable().describe('As the pack states it. null: the pack states none'),
    from: PLAIN_DATE.nullable(),
    to: PLAIN_DATE.nullable(),
    verified: z.boolean().describe('false: not checked against an official text, and shown as such'),
    note: z.string().nullable(),
  })
  .describe('A provision the reason rests on');

const quotedPassage = z
  .strictObject({
    field: z.string().describe('Field of the listing: title, description, attributes.Material, …'),
    start: z.int().min(0).describe('UTF-16 offset into the original text of the field'),
    end: z.int().min(0),
    text: z.string().describe('The original text, at most 1,000 UTF-16 units; empty when via is absent'),
    cut: z.boolean().describe('true: the text between start and end is longer than what is quoted'),
    term: z.string(),
    via: z.enum([
      'literal',
      'folded',
      'confusable',
      'leet',
      'spaced',
      'measure',
      'attribute',
      'absent',
      'picture',
      'similar',
    ]),
  })
  .describe('A passage of the offer');

const reason = z.strictObject({
  number: z.int().min(1),
  explanation: z.string().min(1),
  listingUrl: LOCATION.nullable().describe('The location this reason concerns. null: all of them'),
  findingId: z.string().nullable(),
  rule: z.string().min(1),
  title: z.string().min(1),
  pack: z.string().min(1),
  packDigest: z.string(),
  engine: z.string(),
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  legal: z.array(citedProvision).min(1),
  matches: z.array(quotedPassage).min(1),
  matchesOmitted: z.int().min(0).describe('Passages not quoted, past the first 50'),
});

const notifier = z.strictObject({
  organisation: z.string().nullable(),
  name: z.string().min(1),
  email: z.email(),
  trustedFlagger: z.boolean().describe('Status of Regulation (EU) 2022/2065, art. 22'),
});

/** A notice as it is kept, sent and published as JSON: `docs/reference/notice.schema.json`. */
export const noticeSchema = z
  .strictObject({
    format: z.literal('vigie.notice/1'),
    id: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/),
    kind: z.literal('dsa-16').describe('Notice of Regulation (EU) 2022/2065, art. 16'),
    caseId: z.string().min(1),
    language: z.enum(NOTICE_LANGUAGES),
    at: INSTANT.describe('When the notice was composed'),
    date: PLAIN_DATE.describe('The date of that instant in Paris'),
    platform: z.strictObject({ key: z.string().min(1), name: z.string().min(1) }),
    recipient: z.strictObject({ name: z.string().min(1), address: z.string().nullable() }),
    trader: z
      .strictObject({ id: z.string().nullable(), name: z.string().nullable(), url: z.string().nullable() })
      .nullable()
      .describe('Who sells, as the offer says. null: the offer does not say'),
    listings: z
      .array(z.strictObject({ url: LOCATION, id: z.string().nullable(), title: z.string() }))
      .min(1)
      .describe('art. 16(2)(b): the exact electronic locations'),
    reasons: z.array(reason).min(1).describe('art. 16(2)(a): the substantiated reasons'),
    evidence: z
      .array(
        z.strictObject({
          packageId: z.string().min(1),
          digest: SHA256,
          logIndex: z.int().min(0),
          sealedAt: INSTANT,
        }),
      )
      .min(1),
    notifier: notifier.nullable().describe('art. 16(2)(c). null only for an offence of Directive 2011/93/EU, art. 3-7'),
    statement: z.string().min(1).describe('art. 16(2)(d): the statement of bona fide belief'),
  })
  .describe('A notice of illegal content (Regulation (EU) 2022/2065, art. 16)');

export type Notice = z.infer<typeof noticeSchema>;
export type NoticeReason = Notice['reasons'][number];

/** The JSON Schema (2020-12) of a notice, as published in `docs/reference/notice.schema.json`. */
export function noticeJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(noticeSchema, { target: 'draft-2020-12' });
  return {
    $schema,
    $comment: 'Generated from server/src/notice/compose-schema.ts by: node tools/generate-notice-schema.ts',
    title: 'Vigie notice',
    ...schema,
  };
}
