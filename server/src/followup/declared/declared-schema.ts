import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { periodDay } from '../../base/http/http.ts';

const unknownSchema = z.object({ column: z.string(), rows: z.int(), values: z.array(z.string()) });
const driftSchema = z.object({ missing: z.array(z.string()), added: z.array(z.string()) });

/** How a statement was found again: by the number or the link that the platform gave, or perhaps. */
export const HOW = ['puid', 'permalink', 'possible'] as const;

/** A daily file that was read. */
export const declaredFileSchema = z
  .object({
    day: z.string(),
    slug: z.string().describe('The platform’s name in the database’s addresses; `global`: all platforms'),
    variant: z.enum(['full', 'light']),
    name: z.string(),
    sha1: z.string().describe('As published beside it'),
    sha256: z.string(),
    rows: z.int(),
    statements: z.int().describe('Rows that were counted, of all platforms in the file'),
    passedOver: z.array(unknownSchema).describe('Rows that were not counted, by the column for which'),
    unknown: z.array(unknownSchema).describe('Rows that were counted, with a value the register does not have'),
    drift: driftSchema.describe('Columns that are published and not there, and those that nobody knows'),
    readAt: z.string(),
    replacedSha1: z.string().nullable().describe('The file of the same day whose place it took'),
    replacedAt: z.string().nullable(),
  })
  .meta({ id: 'DeclaredFile' });
export type DeclaredFile = z.infer<typeof declaredFileSchema>;

const grouped = z.array(z.object({ key: z.string(), statements: z.int() }));

export const matchedStatementSchema = z.object({
  notice: z.string(),
  case: z.string(),
  uuid: z.string().describe('The statement’s number in the database'),
  day: z.string(),
  how: z.enum(HOW),
  category: z.string(),
  ground: z.string(),
  appliedOn: z.string(),
});

/** What a platform declared in a period, beside which the compliance report stands. */
export const declaredSchema = z
  .object({
    platform: z.string(),
    from: z.string(),
    to: z.string(),
    names: z.array(z.string()).describe('How the files name the platform; none: they have not named it yet'),
    days: z.int().describe('Days of the period'),
    files: z.array(declaredFileSchema).describe('One a day: the platform’s own where it was read, else that of all'),
    statements: z.int(),
    byCategory: grouped,
    byGround: grouped,
    bySource: grouped,
    byDetection: grouped,
    byDecision: grouped,
    notices: z.object({
      sent: z.int().describe('Documents that asked the platform for something in the period'),
      puid: z.int(),
      permalink: z.int(),
      possible: z.int(),
      unmatched: z.int().describe('Those of which no statement can be found again'),
    }),
    matched: z.array(matchedStatementSchema).describe('The first 100'),
    definition: wordsSchema,
    limits: z.array(wordsSchema),
    notes: z.array(z.object({ key: z.string(), text: wordsSchema, source: z.string(), verified: z.boolean() })),
  })
  .meta({ id: 'Declared' });
export type Declared = z.infer<typeof declaredSchema>;

export const declaredQuerySchema = z.object({
  platform: z.string().max(200),
  from: periodDay,
  to: periodDay,
});
