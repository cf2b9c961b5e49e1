import { QUICKNET } from '@vigie/proof';
import { z } from 'zod';
import { languageSchema } from '../base/core/language.ts';
import type { Tx } from '../base/database/store.ts';
import { download, query } from '../people/index.ts';
import { COMPARED, compareFigures, differencesOf } from './compare/compare-sweeps.ts';
import { countShared, listRemoved } from './compare/recurrence-store.ts';
import { ValueFault, valueOfRound } from './draw/plan.ts';
import { showSweep } from './endpoints.ts';
import { recurrence } from './estimate/recurrence.ts';
import { refusal } from './refusals.ts';
import { writeFigures } from './report/figure-rows.ts';
import type { CountedSweep } from './report/render-report.ts';
import { estimateSchema, type Sweep } from './schema.ts';
import { sayStep } from './words.ts';

/** What is kept of a beacon's round is checked again wherever the sweep is reported. */
function mustBeOfRound({ outside, value, signature }: NonNullable<Sweep['plan']>): void {
  const { round } = outside;
  if (round === null || signature === null) return;
  try {
    valueOfRound({ kind: 'beacon', chain: QUICKNET.chain, round }, signature, value);
  } catch (error) {
    if (error instanceof ValueFault) throw refusal('VIGIE_SWEEP_SIGNATURE', { why: error.message });
    throw error;
  }
}

/**
 * @throws VigieError `VIGIE_SWEEP_UNKNOWN`; `VIGIE_SWEEP_NO_FIGURES` before its review is over; `VIGIE_SWEEP_SIGNATURE`
 */
export async function mustBeCounted(tx: Tx, id: string): Promise<CountedSweep> {
  const sweep = await showSweep(tx, id);
  const { figures, frame, plan } = sweep;
  if (!figures || !frame || !plan) throw refusal('VIGIE_SWEEP_NO_FIGURES', { state: sayStep(sweep.state) });
  mustBeOfRound(plan);
  return { ...sweep, figures, frame, plan };
}

const comparisonSchema = z
  .object({
    first: z.string(),
    second: z.string(),
    /** What is not the same of both: a difference may come from it, and not from the market. */
    differs: z.array(z.object({ what: z.enum(COMPARED), first: z.string(), second: z.string() })),
    frames: z.object({ first: z.int(), second: z.int(), shared: z.int() }),
    figures: z.array(
      z.object({
        figure: z.enum(['total', 'confirmed', 'elusion', 'corrected', 'stratum', 'pack', 'platform', 'category']),
        name: z.string().nullable(),
        first: estimateSchema,
        second: estimateSchema,
        /** The first less the second, with its interval at 95 %. */
        difference: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    ),
  })
  .meta({ id: 'SweepComparison' });
export type Comparison = z.infer<typeof comparisonSchema>;

const recurrenceSchema = z
  .object({
    platform: z.string().nullable(),
    removed: z.int(),
    returned: z.int(),
    returns: z.int(),
    perOffer: z.number().nullable(),
    share: estimateSchema.nullable(),
    medianDays: z.number().nullable(),
    curve: z.array(
      z.object({
        day: z.number(),
        atRisk: z.int(),
        happened: z.int(),
        open: z.int(),
        share: z.number(),
        low: z.number().nullable(),
        high: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'SweepRecurrence' });

/**
 * What the first sweep has more than the second, and what of the two is not the same.
 *
 * @throws VigieError as `mustBeCounted`
 */
export async function compareSweeps(tx: Tx, id: string, other: string): Promise<Comparison> {
  const [first, second] = [await mustBeCounted(tx, id), await mustBeCounted(tx, other)];
  return {
    first: id,
    second: other,
    differs: differencesOf(first, second),
    frames: { first: first.frame.entries, second: second.frame.entries, shared: await countShared(tx, id, other) },
    figures: compareFigures(first.figures, second.figures),
  };
}

/** How often, and how soon, offers come back that were removed, of one platform or of all. */
export const readRecurrence = async (tx: Tx, platform: string | null) => ({
  platform,
  ...recurrence(await listRemoved(tx, platform)),
});

/** What sweeps say: as a report, as a file, beside each other; and what comes back of what was removed. */
export const figureEndpoints = [
  download('GET /v1/sweeps/:id/report', {
    says: 'The report of a sweep on one page, as PDF/A.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    reads: null,
    query: z.object({ language: languageSchema.default('fr') }),
    find: async ({ tx, by }, { params: { id } }) => ({ sweep: await mustBeCounted(tx, id), unit: by.unit.name }),
    async file({ sweep, unit }, { config: { home } }, { query: { language } }) {
      const { renderSweepReport } = await import('./report/render-report.ts');
      const body = await renderSweepReport(sweep, { language, unit, timeZone: home.timeZone });
      return { type: 'application/pdf', body, name: `${sweep.id}.pdf`, inline: true };
    },
  }),
  download('GET /v1/sweeps/:id/figures', {
    says: 'The figures of a sweep with their intervals, as CSV.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    reads: null,
    find: ({ tx }, { params: { id } }) => mustBeCounted(tx, id),
    file: ({ id, figures }) => ({ type: 'text/csv; charset=utf-8', name: `${id}.csv`, body: writeFigures(figures) }),
  }),
  query('GET /v1/sweeps/:id/comparison', {
    says: 'Compares a sweep with another: each difference with its interval, and what of the two is not the same.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    reads: null,
    query: z.object({ with: z.string() }),
    answer: comparisonSchema,
    run: ({ tx }, { params: { id }, query: { with: other } }) => compareSweeps(tx, id, other),
  }),
  query('GET /v1/recurrence', {
    says: 'Says how often, and how soon, offers come back that were removed.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    query: z.object({ platform: z.string().max(253).optional() }),
    answer: recurrenceSchema,
    run: ({ tx }, { query: { platform = null } }) => readRecurrence(tx, platform),
  }),
];
