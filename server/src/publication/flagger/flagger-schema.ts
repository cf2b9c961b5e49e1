import { z } from 'zod';
import { languageSchema, wordsSchema } from '../../base/core/language.ts';
import { periodDay } from '../../base/http/http.ts';
import { errorRateSchema } from '../../notice/index.ts';

export const yearSchema = z.object({ year: z.coerce.number().int().min(2024).max(2100) });
export const printedSchema = yearSchema.extend({ lang: languageSchema.default('en') });

const count = z.int();
/** Notices by what the hosting service last decided on each. */
const decided = { notices: count, acted: count, partly: count, noAction: count, none: count };

/** A text in the unit's own words, in one language or in both. */
const ownWords = z.object({ en: z.string().nullable(), fr: z.string().nullable() });

const versionSchema = z.object({
  version: count,
  /** A plain date: from then on the procedures are in place. */
  since: z.string(),
  text: ownWords,
  enteredAt: z.string(),
});

/** A version of the explanation of how the unit stays independent (Regulation (EU) 2022/2065, art. 22(3)). */
export const independenceSchema = versionSchema.extend({ by: z.string() }).meta({ id: 'IndependenceStatement' });

const typed = z.string().trim().min(20).max(20_000).optional();
export const independenceInputSchema = z
  .object({ since: periodDay, text: z.object({ en: typed, fr: typed }) })
  .refine(({ text }) => text.en !== undefined || text.fr !== undefined, {
    path: ['text'],
    message: 'say it in one language at least',
  });

/** What the record tells for a trusted flagger's report of a year. It names no person. */
export const flaggerReportSchema = z
  .object({
    /** Plain dates, both included; `to` is today while the year runs. */
    from: z.string(),
    to: z.string(),
    unit: z.string(),
    /** Since when and by which coordinator the status was awarded; null: not entered. */
    status: z.object({ since: z.string(), by: z.string() }).nullable(),
    /** By hosting service and rule (`pack/rule`; `–`: none is left), with the category of the Transparency Database that the rule's pack belongs to. */
    byType: z.array(
      z.object({
        platform: z.string(),
        rule: z.string(),
        /** Null: the rule is in no pack any more. */
        title: wordsSchema.nullable(),
        category: z.string().nullable(),
        ...decided,
        asked: count,
        removed: count,
        restricted: count,
        online: count,
        indeterminate: count,
      }),
    ),
    /** The same by hosting service alone. */
    decisions: z.array(z.object({ platform: z.string(), ...decided })),
    /** The unit's own errors, as it found them itself. */
    errors: errorRateSchema,
    /** Notices that the hosting service rejected, among those that left; `agreed`: withdrawn or corrected by the unit. */
    rejected: z.object({ notices: count, agreed: count }),
    /** The version in place at the end of the period; null: none. */
    independence: versionSchema.nullable(),
    /** What each figure is called, and what it counts. */
    definitions: z.record(z.string(), z.object({ name: wordsSchema, says: wordsSchema })),
    /** What the record does not tell, and the report needs. */
    open: z.array(wordsSchema),
  })
  .meta({ id: 'TrustedFlaggerReport' });
export type FlaggerReport = z.output<typeof flaggerReportSchema>;
