import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { pageQuery } from '../../base/http/http.ts';
import { obligationSchema } from '../obligations/obligation-schema.ts';

const CANDIDATE_STATES = ['open', 'confirmed', 'dismissed'] as const;

/** The sealed page of a check: what a person has before them when they decide. */
export const exhibitOfDaySchema = z.object({
  evidence: z.string(),
  check: z.string(),
  seenAt: z.string(),
  digest: z.string().describe('SHA-256 of the package, hex'),
  logIndex: z.int().nullable(),
});

/** One offer, one day, one obligation. */
export const candidateSchema = z
  .object({
    id: z.string().describe('Day and listing'),
    listing: z.string(),
    day: z.string(),
    case: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    checks: z.int().describe('That found it online on that day'),
    exhibits: z.array(exhibitOfDaySchema),
    state: z.enum(CANDIDATE_STATES),
    stands: z
      .boolean()
      .describe('false: decided, and no candidate any more: a check was corrected, or the case stands no longer'),
    decision: z
      .object({ by: z.string(), at: z.string(), reason: z.string(), evidence: z.array(z.string()) })
      .nullable(),
  })
  .meta({ id: 'Candidate' });
export type Candidate = z.infer<typeof candidateSchema>;

export const candidateCountsSchema = z.object({
  open: z.int(),
  confirmed: z.int(),
  dismissed: z.int(),
  withoutExhibit: z.int().describe('Of those open: no page of that day is sealed'),
  fallen: z.int().describe('Decided, and no candidate any more: counted nowhere else'),
});

const named = { platform: z.string().min(1).max(200), obligation: z.string().min(1).max(200) };

export const candidatesQuerySchema = z.object(named);
export const candidatePageQuerySchema = pageQuery.extend({
  ...named,
  state: z.enum([...CANDIDATE_STATES, 'all']).default('all'),
});

export const candidatesSchema = z.object({
  obligation: obligationSchema,
  counts: candidateCountsSchema,
  /** What is counted, in a sentence. */
  definition: wordsSchema,
  /** That whether one counts is the judge's. */
  notice: wordsSchema,
  items: z.array(candidateSchema),
  next: z.string().nullable(),
});

export const decideCandidatesSchema = z.object({
  ...named,
  kind: z.enum(['confirm', 'dismiss']),
  reason: z.string().trim().min(3).max(5000),
  candidates: z
    .array(z.object({ listing: z.string().max(100), day: z.iso.date() }))
    .min(1)
    .max(200),
});
export type CandidateDecision = z.infer<typeof decideCandidatesSchema>;
