import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { errorRateSchema } from '../../notice/index.ts';

export const yearSchema = z.object({ year: z.coerce.number().int().min(2024).max(2100) });

const count = z.int();

/** What the record tells for a trusted flagger's report of a year. */
export const flaggerReportSchema = z
  .object({
    /** Plain dates, both included; `to` is today while the year runs. */
    from: z.string(),
    to: z.string(),
    /** By hosting service and rule (`pack/rule`; `–`: none is left), with the category of the Transparency Database that the rule's pack belongs to. */
    byType: z.array(
      z.object({
        platform: z.string(),
        rule: z.string(),
        category: z.string().nullable(),
        notices: count,
        asked: count,
        removed: count,
        restricted: count,
        online: count,
        indeterminate: count,
      }),
    ),
    /** What each hosting service last decided on those notices. */
    decisions: z.array(
      z.object({ platform: z.string(), notices: count, acted: count, partly: count, noAction: count, none: count }),
    ),
    errors: errorRateSchema,
    /** What each figure counts. */
    definitions: z.record(z.string(), wordsSchema),
    /** What the record does not tell, and the report needs. */
    open: z.array(wordsSchema),
  })
  .meta({ id: 'TrustedFlaggerReport' });
export type FlaggerReport = z.output<typeof flaggerReportSchema>;
