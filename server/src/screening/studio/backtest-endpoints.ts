import { z } from 'zod';
import { pageOf, pageQuery, toPage } from '../../base/http/http.ts';
import { command, query } from '../../people/index.ts';
import { refuse } from '../refusals.ts';
import { findBacktest, listBacktests, listHits } from './backtest-store.ts';
import { readPack } from './read-pack.ts';
import { askBacktest } from './run-backtest.ts';
import { backtestHitSchema, backtestSchema } from './studio-schema.ts';

/** What a draft would newly flag and no longer flag among what is kept. */
export const backtestEndpoints = [
  command('POST /v1/packs/:id/backtests', {
    says: 'Has the draft run over past offers.',
    tag: 'screening',
    role: 'analyst',
    answer: backtestSchema,
    run: (work, { params }) => askBacktest(work, params.id),
  }),
  query('GET /v1/packs/:id/backtests', {
    says: 'Lists the backtests of a pack.',
    tag: 'screening',
    role: 'reader',
    reads: null,
    answer: z.object({ items: z.array(backtestSchema) }),
    async run(work, { params: { id } }) {
      await readPack(work, id);
      return { items: await listBacktests(work.tx, id) };
    },
  }),
  query('GET /v1/backtests/:id', {
    says: 'Shows a backtest and its results.',
    tag: 'screening',
    role: 'reader',
    reads: null,
    answer: backtestSchema,
    run: async ({ tx }, { params: { id } }) =>
      (await findBacktest(tx, id)) ?? refuse('VIGIE_SCREENING_NO_BACKTEST', { id }),
  }),
  query('GET /v1/backtests/:id/listings', {
    says: 'Lists the offers that a rule found anew, or found no longer, in a backtest.',
    tag: 'screening',
    role: 'reader',
    reads: null,
    query: pageQuery.extend({ rule: z.string().max(100), kind: z.enum(['new', 'gone']) }),
    answer: pageOf(backtestHitSchema),
    async run({ tx }, { params: { id }, query }) {
      if (!(await findBacktest(tx, id))) refuse('VIGIE_SCREENING_NO_BACKTEST', { id });
      return toPage(await listHits(tx, id, query), query.limit);
    },
  }),
];
