import { z } from 'zod';
import { addDays } from '../../base/core/clock.ts';
import { periodDay } from '../../base/http/http.ts';
import { command, query, today } from '../../people/index.ts';
import { sentNoticeSchema } from '../schema.ts';
import { mustFindNotice } from '../store.ts';
import { amendNotice, readReached } from './amend-notice.ts';
import { amendmentInputSchema, errorRateSchema, reachedSchema } from './amend-schema.ts';
import { readErrorRate } from './error-rate.ts';

/** Withdrawing or correcting a document that was sent, everywhere it went; and how often that happens. */
export const amendEndpoints = [
  query('GET /v1/notices/:id/reached', {
    says: 'Lists whom a document reached.',
    tag: 'notice',
    role: 'reader',
    reads: null,
    answer: z.object({ items: z.array(reachedSchema) }),
    run: async (work, { params }) => ({ items: await readReached(work, await mustFindNotice(work.tx, params.id)) }),
  }),
  command('POST /v1/notices/:id/amendments', {
    says: 'Corrects a document or takes it back, with a letter to each it reached.',
    tag: 'notice',
    role: 'analyst',
    body: amendmentInputSchema,
    answer: z.object({ letters: z.array(sentNoticeSchema) }),
    run: async (work, { params, body }) => ({ letters: await amendNotice(work, params.id, body) }),
  }),
  query('GET /v1/notice-errors', {
    says: 'Gives the share of notices that were found wrong after they were sent, within a period.',
    tag: 'notice',
    role: 'reader',
    query: z.object({ from: periodDay.optional(), to: periodDay.optional() }),
    answer: errorRateSchema,
    run(work, { query: { from, to = today(work) } }) {
      return readErrorRate(work.tx, { from: from ?? addDays(to, -364), to }, work.context.config.home.timeZone);
    },
  }),
];
