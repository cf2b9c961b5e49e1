import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';
import { givenInstant, periodDay } from '../base/http/http.ts';
import { LICENCES } from './disclose/disclose-release.ts';

export const releaseSummarySchema = z
  .object({
    id: z.string(),
    title: z.string(),
    /** Plain dates, both inclusive. */
    from: z.string(),
    to: z.string(),
    madeAt: z.string(),
    /** Nobody outside the unit sees it before. */
    publicFrom: z.string(),
    /** By the server's clock. */
    isPublic: z.boolean(),
    /** The release that it corrects. */
    corrects: z.string().nullable(),
    correctedBy: z.string().nullable(),
    /** SHA-256 of the published JSON, hex. */
    digest: z.string(),
  })
  .meta({ id: 'Release' });

const said = z.string().trim().min(1).max(5000);
/** What is said with a release. */
export const communiqueSchema = z.object({ en: said, fr: said });

export const releaseInputSchema = z
  .object({
    title: z.string().trim().min(1).max(300),
    from: periodDay,
    to: periodDay,
    /** An embargo: until then it is public to nobody, once it is approved. Left out: none. */
    publicFrom: givenInstant.optional(),
    /** The release that this one corrects, and why: for whoever reads it. */
    corrects: z.object({ release: z.string(), reason: z.string().trim().min(3).max(2000) }).optional(),
    /** Sweeps that it tells, by their ids. */
    sweeps: z.array(z.string().max(100)).min(1).max(20).optional(),
    /** What others may do with it; left out: the open licence of the installation's country. */
    licence: z.enum(LICENCES).optional(),
    /** What is said with it; left out: what is drafted from its figures. */
    communique: communiqueSchema.optional(),
  })
  .refine(({ from, to }) => from <= to, { message: 'The period ends before it begins.', path: ['to'] });

/**
 * The unit's own running figures, for those who work there: not for publication, nothing is withheld. What `definitions`
 * names is counted as they say, there and in releases; the rest is what there is.
 */
export const figuresSchema = z
  .object({
    listings: z.int(),
    snapshots: z.int(),
    screened: z.int(),
    findings: z.int(),
    cases: z.object({ open: z.int(), confirmed: z.int(), dismissed: z.int(), escalated: z.int() }),
    sealed: z.int(),
    notices: z.int(),
    /** Offers, by what checks found. */
    checks: z.object({ online: z.int(), removed: z.int(), restricted: z.int(), indeterminate: z.int() }),
    relistings: z.int(),
    releases: z.int(),
    /** From the listing being seen to its sealed evidence. */
    medianMinutesToSeal: z.number().nullable(),
    /** From the first document that asked for it to the removal. */
    medianHoursToRemoval: z.number().nullable(),
    definitions: z.record(z.string(), wordsSchema),
    byPlatform: z.array(
      z.object({
        platform: z.string(),
        listings: z.int(),
        findings: z.int(),
        confirmed: z.int(),
        relistings: z.int(),
      }),
    ),
    byMonth: z.array(z.object({ month: z.string(), findings: z.int(), confirmed: z.int() })),
  })
  .meta({ id: 'Figures' });
