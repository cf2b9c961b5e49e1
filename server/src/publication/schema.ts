import { z } from 'zod';
import { periodDay } from '../base/http/http.ts';

export const releaseSummarySchema = z
  .object({
    id: z.string(),
    title: z.string(),
    /** Plain dates, both inclusive. */
    from: z.string(),
    to: z.string(),
    madeAt: z.string(),
    /** SHA-256 of the published JSON, hex. */
    digest: z.string(),
  })
  .meta({ id: 'Release' });

export const releaseInputSchema = z
  .object({ title: z.string().trim().min(1).max(300), from: periodDay, to: periodDay })
  .refine(({ from, to }) => from <= to, { message: 'The period ends before it begins.', path: ['to'] });

/** The unit's own running figures, for those who work there: not for publication, nothing is withheld. */
export const figuresSchema = z
  .object({
    listings: z.int(),
    snapshots: z.int(),
    screened: z.int(),
    findings: z.int(),
    cases: z.object({ open: z.int(), confirmed: z.int(), dismissed: z.int(), escalated: z.int() }),
    sealed: z.int(),
    notices: z.int(),
    checks: z.object({ online: z.int(), removed: z.int(), restricted: z.int(), indeterminate: z.int() }),
    /** Without those that a person rejected. */
    relistings: z.int(),
    releases: z.int(),
    /** From the listing being seen to its sealed evidence. */
    medianMinutesToSeal: z.number().nullable(),
    /** From the notice to the first check that found the listing removed. */
    medianHoursToRemoval: z.number().nullable(),
    byPlatform: z.array(
      z.object({
        platform: z.string(),
        listings: z.int(),
        findings: z.int(),
        confirmed: z.int(),
        relistings: z.int(),
      }),
    ),
    /** Findings by when they were made; cases that stand confirmed, by when they were decided so last. */
    byMonth: z.array(z.object({ month: z.string(), findings: z.int(), confirmed: z.int() })),
  })
  .meta({ id: 'Figures' });
