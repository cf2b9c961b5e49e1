import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import { pageOf, pageQuery, toPage } from '../../base/http/http.ts';
import {
  countJobs,
  failedJobSchema,
  findFailedJob,
  listFailedJobs,
  queueCountSchema,
} from '../../base/jobs/jobs-store.ts';
import { command, query } from '../endpoint.ts';
import { refuse } from '../refusals.ts';
import { note } from '../work.ts';

/** What is left to do behind the screens, what failed for good, and another try. */
export const jobEndpoints: readonly Endpoint[] = [
  query('GET /v1/jobs', {
    says: 'Counts the jobs in each queue.',
    tag: 'jobs',
    role: 'administrator',
    answer: z.object({ queues: z.array(queueCountSchema) }),
    run: async ({ tx, unit }) => ({ queues: await countJobs(tx, unit) }),
  }),
  query('GET /v1/jobs/failed', {
    says: 'Lists the jobs that failed.',
    tag: 'jobs',
    role: 'administrator',
    query: pageQuery,
    answer: pageOf(failedJobSchema),
    run: async ({ tx, unit }, { query: page }) => toPage(await listFailedJobs(tx, unit, page), page.limit),
  }),
  command('POST /v1/jobs/failed/:id/retries', {
    says: 'Tries a failed job again.',
    tag: 'jobs',
    role: 'administrator',
    status: 204,
    answer: z.null(),
    async run(work, { params: { id } }) {
      const { context, tx, unit } = work;
      const queue = (await findFailedJob(tx, unit, id)) ?? refuse('VIGIE_PEOPLE_NO_FAILED_JOB', { id });
      await context.jobs.retry(tx, queue, id);
      await note(work, { act: 'job.retried', subject: id, content: { queue } });
      return null;
    },
  }),
];
