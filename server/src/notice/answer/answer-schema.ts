import { z } from 'zod';

const INSTANT = z.iso.datetime();
const ID = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/);
/** Text that can be kept: no NUL, no half of a pair. */
const text = (length: number) =>
  z
    .string()
    .min(1)
    .max(length)
    .refine((said) => said.isWellFormed() && !said.includes('\0'), 'holds a character that is none');
const TEXT = text(20_000);
const AUTOMATED_DECISION = z.enum(['none', 'partially', 'fully']);

/** What may be restricted (art. 17(1)), in the words of the Transparency Database. */
export const RESTRICTION_KINDS = [
  'visibility-removed',
  'visibility-disabled',
  'visibility-demoted',
  'visibility-age-restricted',
  'visibility-interaction-restricted',
  'visibility-labelled',
  'visibility-other',
  'monetary-suspension',
  'monetary-termination',
  'monetary-other',
  'provision-partial-suspension',
  'provision-total-suspension',
  'provision-partial-termination',
  'provision-total-termination',
  'account-suspended',
  'account-terminated',
] as const;
export type RestrictionKind = (typeof RESTRICTION_KINDS)[number];

const statementOfReasons = z
  .strictObject({
    id: ID,
    url: z
      .string()
      .max(8192)
      .regex(/^https?:\/\/[^\s/?#]+/)
      .describe('The listing it is about'),
    restriction: z
      .strictObject({
        kind: z
          .enum(RESTRICTION_KINDS)
          .describe(
            'art. 17(1)(a) visibility, (b) monetary payments, (c) provision of the service, (d) the account; the words are those of the Transparency Database',
          ),
        from: INSTANT.describe('When it began'),
        until: INSTANT.nullable().describe('art. 17(3)(a): when it ends. null: without end'),
      })
      .describe('art. 17(3)(a): what was restricted and for how long'),
    territorialScope: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .max(60)
      .describe('art. 17(3)(a): countries (ISO 3166-1 alpha-2). Empty: everywhere'),
    facts: TEXT.describe('art. 17(3)(b): the facts and circumstances relied on'),
    automatedDetection: z.boolean().describe('art. 17(3)(c): found by automated means'),
    automatedDecision: AUTOMATED_DECISION.describe('art. 17(3)(c): decided by automated means'),
    ground: z.enum(['illegal', 'incompatible']).describe('art. 17(3)(d) illegal content; (e) against the terms'),
    groundReference: TEXT.describe('The provision of law, or the clause of the terms'),
    groundExplanation: TEXT.describe('Why the content is illegal, or against the terms, on that ground'),
    redress: TEXT.describe('art. 17(3)(f): what the trader can do against it'),
    at: INSTANT.describe('When the statement was made'),
  })
  .describe('A statement of reasons (Regulation (EU) 2022/2065, art. 17)');

export const decisionSchema = z
  .strictObject({
    outcome: z.enum(['acted', 'partly', 'no-action']),
    explanation: TEXT,
    automatedDetection: z.boolean(),
    automatedDecision: AUTOMATED_DECISION.describe('art. 16(6): whether automated means decided'),
    redress: TEXT.describe('art. 16(5): what the notifier can do against the decision'),
    statements: z.array(statementOfReasons).max(1000),
  })
  .describe('art. 16(5): the decision on the notice');

/**
 * What a platform answers to a notice: its receipt (art. 16(4)) or its decision (art. 16(5)). Published as
 * `docs/reference/answer.schema.json`.
 */
export const answerSchema = z
  .strictObject({
    format: z.literal('vigie.answer/1'),
    id: ID,
    notice: ID.describe('The notice that is answered'),
    kind: z.enum(['receipt', 'decision']),
    at: INSTANT,
    reference: text(200).nullable().describe("The platform's own file number"),
    decision: decisionSchema.nullable().describe('null in a receipt'),
  })
  .refine(({ kind, decision }) => (kind === 'decision') === (decision !== null), {
    path: ['decision'],
    message: 'a decision says what was decided, a receipt does not',
  })
  .describe('An answer to a notice (Regulation (EU) 2022/2065, art. 16(4) and 16(5))');

export type Answer = z.infer<typeof answerSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type StatementOfReasons = z.infer<typeof statementOfReasons>;

/** The JSON Schema (2020-12) of an answer, as published in `docs/reference/answer.schema.json`. */
export function answerJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(answerSchema, { target: 'draft-2020-12' });
  return {
    $schema,
    $comment: 'Generated from server/src/notice/answer/answer-schema.ts by: node tools/generate/notice-schema.ts',
    title: 'Vigie answer',
    ...schema,
  };
}
