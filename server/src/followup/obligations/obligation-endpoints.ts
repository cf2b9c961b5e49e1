import { z } from 'zod';
import { plainDate } from '../../base/core/clock.ts';
import { wordsSchema } from '../../base/core/language.ts';
import { clockOf, loadObligations, OBLIGATION_KINDS, type Obligation } from '../../base/registers/obligations.ts';
import { findPlatform, type Platform } from '../../base/registers/platforms.ts';
import { query } from '../../people/index.ts';

const obligationSchema = z
  .object({
    key: z.string(),
    kind: z.enum(OBLIGATION_KINDS),
    title: wordsSchema,
    basis: wordsSchema.nullable(),
    term: wordsSchema.nullable().describe('How fast, in the words of the text'),
    from: z.string().nullable(),
    until: z.string().nullable(),
    verified: z.boolean(),
    source: z.string().nullable(),
    clock: z.object({
      state: z.enum(['not-begun', 'running', 'ended']),
      daysLeft: z.int().nullable().describe('To the last day, which counts; null: without end, or over'),
    }),
  })
  .meta({ id: 'Obligation' });

/** What the register of platforms has of a platform's own, as far as it has not moved to the register of obligations. */
const ofPlatform = ({ key, obligations }: Platform): (Omit<Obligation, 'basis' | 'checked'> & { basis: null })[] =>
  obligations.map(({ title, on, until, verified, source }, at) => ({
    key: `${key}-${at + 1}`,
    kind: 'other',
    title,
    basis: null,
    term: null,
    from: on,
    until,
    verified,
    source,
  }));

/** What a platform owes, each with its clock. */
export const obligationEndpoints = [
  query('GET /v1/obligations', {
    says: 'Gives what a platform owes by law, commitment or judgment, each with its source and its clock today.',
    tag: 'followup',
    role: 'reader',
    forAll: true,
    query: z.object({ platform: z.string().max(200) }),
    answer: z.object({ items: z.array(obligationSchema) }),
    run: async ({ context, now }, { query: { platform } }) => {
      const known = findPlatform(context.platforms(), platform);
      const today = plainDate(now, context.config.home.timeZone);
      const all = [...loadObligations(known?.key ?? null), ...(known ? ofPlatform(known) : [])];
      return { items: all.map((each) => ({ ...each, clock: clockOf(each, today) })) };
    },
  }),
];
