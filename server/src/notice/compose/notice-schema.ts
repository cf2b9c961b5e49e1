import { SEVERITIES, VIAS } from '@vigie/engine';
import { z } from 'zod';
import { emailSchema } from '../../base/core/email-address.ts';
import { NOTICE_LANGUAGES } from './words.ts';

/** The kinds of documents, each with its elements in `registers/documents`. */
export const DOCUMENT_KINDS = [
  'dsa-16',
  'dsa-9',
  'dsa-10',
  'gpsr-22-notice',
  'gpsr-22-order',
  'coordinator',
  'cpp-40',
  'lcen-6-3',
  'reminder',
  'withdrawal',
  'correction',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Offers and reasons that one document may name. */
export const MAX_LISTINGS = 500;
export const MAX_FINDINGS = 500;

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
    via: z.enum(VIAS),
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
  severity: z.enum(SEVERITIES),
  legal: z.array(citedProvision).min(1),
  matches: z.array(quotedPassage).min(1),
  matchesOmitted: z.int().min(0).describe('Passages not quoted, past the first 50'),
});

const notifier = z.strictObject({
  organisation: z.string().nullable(),
  name: z.string().min(1),
  email: emailSchema,
  trustedFlagger: z.boolean().describe('Status of Regulation (EU) 2022/2065, art. 22: to be processed with priority'),
  awarded: z
    .strictObject({ by: z.string().min(1), since: PLAIN_DATE })
    .optional()
    .describe('The coordinator that awarded the status of trusted flagger, and since when'),
});

/** What a person has typed: a paragraph or several. */
const TYPED = z.string().min(1).max(20_000);
const LINE = z.string().min(1).max(500);

const authority = z
  .strictObject({ name: LINE, address: LINE.nullable(), email: emailSchema })
  .describe('The issuing authority');

const ordering = {
  legalBasis: TYPED.describe('art. 9(2)(a)(i), 10(2)(a)(i): the legal basis for the order itself'),
  authority: authority.describe('art. 9(2)(a)(iii), 10(2)(a)(ii)'),
  redress: TYPED.describe('art. 9(2)(a)(v), 10(2)(a)(v): redress for the provider and the recipient of the service'),
  reportTo: LINE.nullable().describe(
    'art. 9(2)(a)(vi), 10(2)(a)(vi): who is told of the effect given. null: the issuing authority',
  ),
};

const order = z
  .strictObject({
    ...ordering,
    measure: z.enum(['remove', 'disable-access', 'display-warning']),
    territory: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .min(1)
      .describe('art. 9(2)(b): the territorial scope, ISO 3166-1 alpha-2'),
    identicalUntil: PLAIN_DATE.nullable()
      .default(null)
      .describe(
        'Regulation (EU) 2023/988, art. 22(5): identical content too, until this day. null: the locations listed alone',
      ),
  })
  .describe('What is ordered (Regulation (EU) 2022/2065, art. 9; Regulation (EU) 2023/988, art. 22(4))');

const information = z
  .strictObject({
    ...ordering,
    recipients: TYPED.describe('art. 10(2)(a)(iii): account names or unique identifiers of those concerned'),
    objective: TYPED.describe('art. 10(2)(a)(iv): the objective; why it is necessary and proportionate'),
    requested: TYPED.describe('art. 10(2)(b): what is asked for, already collected for providing the service'),
  })
  .describe('The information that is ordered (Regulation (EU) 2022/2065, art. 10)');

const report = z
  .strictObject({
    capacity: TYPED.describe('Who reports, and in what capacity'),
    facts: TYPED.describe('The facts, as the person who reports states them'),
    documents: TYPED.nullable().describe('What comes with it beside the evidence listed'),
    provisions: TYPED.nullable()
      .default(null)
      .describe('coordinator: the obligations of the provider that are in question'),
    asked: TYPED.nullable().default(null).describe('coordinator: what it is asked to do'),
  })
  .describe('A statement to the coordinator, or a report to the prosecutor');

const application = z
  .strictObject({
    applicant: TYPED.describe('Who applies, in what capacity, represented by whom'),
    defendants: TYPED.describe('Against whom'),
    damage: TYPED.describe('The damage caused by the content, or to be prevented'),
    measures: TYPED.describe('The measures asked for'),
    proportionality: TYPED.describe('Why they are fit, necessary and proportionate'),
  })
  .describe('A file for the court (Loi n° 2004-575, art. 6-3)');

/** What can be wrong with a notice, in the words of Regulation (EU) 2022/2065, art. 22(6). */
export const CAUSES = ['imprecise', 'inaccurate', 'unsubstantiated', 'other'] as const;

const amendment = z
  .strictObject({
    cause: z.enum(CAUSES).describe('art. 22(6): insufficiently precise, inaccurate, inadequately substantiated'),
    wrong: TYPED.describe('What was wrong, as the person who writes says it'),
    right: TYPED.nullable().default(null).describe('Of a correction: what is right instead'),
    citedBy: z
      .strictObject({ id: z.string(), kind: z.enum(DOCUMENT_KINDS) })
      .nullable()
      .default(null)
      .describe('The document by which this recipient heard of the one concerned. null: it went to them itself'),
  })
  .describe('What was wrong with a document that was sent');

const COUNT = z.int().min(0);

/** Scale and recurrence, counted by who follows the notices up: whoever composes passes it in. */
const recurrenceSchema = z
  .strictObject({
    from: PLAIN_DATE,
    to: PLAIN_DATE,
    scope: LINE.describe('What was counted: the platform, the packs, the case'),
    listings: COUNT.describe('Offers that the platform was asked about, each confirmed by a person'),
    traders: COUNT.nullable(),
    removed: COUNT.nullable(),
    returned: COUNT.describe('Removed offers that were online again: at their own address, or as a person confirmed'),
    medianDaysToRemoval: z.number().min(0).nullable(),
    medianDaysToReturn: z.number().min(0).nullable(),
    weeks: z
      .array(z.strictObject({ week: PLAIN_DATE, asked: COUNT, removed: COUNT, returned: COUNT }))
      .max(300)
      .describe('Spread over time: weeks with anything to tell, by their Monday, oldest first'),
  })
  .describe('Scale and recurrence; null: not counted');
export type Recurrence = z.infer<typeof recurrenceSchema>;

/** Candidates that one document names of an obligation. */
export const MAX_CANDIDATES = 300;

const confirmedCandidates = z
  .strictObject({
    obligation: z.strictObject({
      title: z.string().min(1),
      basis: z.string().nullable(),
      from: PLAIN_DATE.nullable(),
      until: PLAIN_DATE.nullable(),
      source: z.string().nullable(),
      verified: z.boolean(),
    }),
    definition: z.string().min(1).describe('What is counted, in a sentence'),
    notice: z.string().min(1).describe("That whether one counts is the judge's to say"),
    candidates: z
      .array(
        z.strictObject({
          day: PLAIN_DATE,
          url: z.string().min(1),
          exhibits: z
            .array(
              z.strictObject({
                packageId: z.string().min(1),
                digest: SHA256,
                logIndex: COUNT.nullable(),
                seenAt: INSTANT,
              }),
            )
            .min(1)
            .describe('The sealed pages of that day'),
          confirmedBy: z.string(),
          confirmedAt: INSTANT,
        }),
      )
      .min(1)
      .max(MAX_CANDIDATES)
      .describe('One offer, one day, one obligation; the newest day first'),
    omitted: COUNT.describe('Confirmed candidates past those named'),
  })
  .describe('What a person confirmed for an obligation that penalises each infringement. No sum of money');

const laboratoryResult = z
  .strictObject({
    sample: TYPED,
    takenOn: PLAIN_DATE,
    takenPlace: z.string(),
    takenBy: z.string(),
    laboratory: z.string(),
    accreditation: z.string().nullable().describe('Its number as the report has it'),
    method: TYPED,
    on: PLAIN_DATE.describe('The day of the report'),
    result: TYPED,
    conforming: z.enum(['yes', 'no', 'undecided']),
    report: z.strictObject({ exhibit: COUNT, name: z.string(), digest: SHA256 }).describe('The exhibit that it is'),
  })
  .describe('What a laboratory found in a sample');

const pastDocument = z
  .strictObject({
    id: z.string(),
    kind: z.enum(DOCUMENT_KINDS),
    recipient: z.string(),
    sentAt: INSTANT,
    due: PLAIN_DATE.nullable().describe('The last day to act in'),
    dueBy: z.enum(['law', 'house']).nullable().describe("house: the unit's own expectation, not law"),
    answers: z
      .array(
        z.strictObject({
          at: INSTANT,
          kind: z.enum(['receipt', 'decision', 'message']),
          outcome: z.enum(['acted', 'partly', 'no-action']).nullable().describe('Of a decision'),
          reference: z.string().max(200).nullable(),
        }),
      )
      .max(100)
      .describe('What was answered, oldest first. Empty: nothing'),
  })
  .describe('A document sent before in this case');
export type PastDocument = z.infer<typeof pastDocument>;

/** A document as it is kept, sent and published as JSON: `docs/reference/notice.schema.json`. */
export const noticeSchema = z
  .strictObject({
    format: z.literal('vigie.notice/1'),
    id: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/),
    kind: z
      .enum(DOCUMENT_KINDS)
      .describe('dsa-16: notice of Regulation (EU) 2022/2065, art. 16; others: registers/documents'),
    caseId: z.string().min(1),
    language: z.enum(NOTICE_LANGUAGES),
    governing: z
      .enum(['fr', 'en'])
      .optional()
      .describe('The version that governs, where `language` is a translation not checked by a jurist'),
    at: INSTANT.describe('When the document was composed'),
    date: PLAIN_DATE.describe('The date of that instant in Paris'),
    platform: z.strictObject({ key: z.string().min(1), name: z.string().min(1) }),
    recipient: z.strictObject({ name: z.string().min(1), address: z.string().nullable() }),
    replyTo: LOCATION.nullable()
      .default(null)
      .describe('Where receipt, decision and statement of reasons may be posted. null: by e-mail alone'),
    trader: z
      .strictObject({ id: z.string().nullable(), name: z.string().nullable(), url: z.string().nullable() })
      .nullable()
      .describe('Who sells, as the offer says. null: the offer does not say'),
    listings: z
      .array(z.strictObject({ url: LOCATION, id: z.string().nullable(), title: z.string() }))
      .min(1)
      .describe('art. 16(2)(b), 9(2)(a)(iv): the exact electronic locations'),
    reasons: z.array(reason).min(1).describe('art. 16(2)(a), 9(2)(a)(ii): the substantiated reasons'),
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
    order: order.optional().describe('Only of the kinds dsa-9 and gpsr-22-order'),
    information: information.optional().describe('Only of the kind dsa-10'),
    report: report.optional().describe('Only of the kinds coordinator and cpp-40'),
    application: application.optional().describe('Only of the kind lcen-6-3'),
    amendment: amendment.optional().describe('Only of the kinds withdrawal and correction'),
    reminds: pastDocument
      .optional()
      .describe('Only of the kinds reminder, withdrawal and correction: the document that is recalled'),
    acts: z.array(pastDocument).max(500).optional().describe('What was asked before and what came of it, oldest first'),
    recurrence: recurrenceSchema.optional(),
    candidates: z
      .array(confirmedCandidates)
      .min(1)
      .max(200)
      .optional()
      .describe('Only of the kind lcen-6-3, where there are any'),
    laboratory: z.array(laboratoryResult).min(1).max(200).optional().describe('Of cpp-40 and lcen-6-3: oldest first'),
    notifier: notifier
      .nullable()
      .describe('Who sends; art. 16(2)(c). null only for an offence of Directive 2011/93/EU, art. 3-7'),
    statement: z
      .string()
      .min(1)
      .nullable()
      .describe('art. 16(2)(d): the statement of bona fide belief. null where the kind asks for none'),
  })
  .describe('A document of a case: a notice, an order, a report or an application');

export type Notice = z.output<typeof noticeSchema>;
export type NoticeReason = Notice['reasons'][number];

/** The JSON Schema (2020-12) of a notice, as published in `docs/reference/notice.schema.json`. */
export function noticeJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(noticeSchema, { target: 'draft-2020-12', io: 'input' });
  return {
    $schema,
    $comment: 'Generated from server/src/notice/compose/notice-schema.ts by: node tools/generate/notice-schema.ts',
    title: 'Vigie notice',
    ...schema,
  };
}
