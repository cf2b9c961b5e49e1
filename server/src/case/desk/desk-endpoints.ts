import { z } from 'zod';
import { givenUtc } from '../../base/http/http.ts';
import { command } from '../../people/index.ts';
import { mustFindCase } from '../read-case.ts';
import { caseSchema } from '../schema.ts';
import { assignCase, holdCase } from './assign-case.ts';
import { lockForDecision } from './lock.ts';
import { endLocks, whoSchema } from './lock-store.ts';

const text = z.string().trim().min(3).max(5_000);

/** Who works on a case: whose it is, until when it rests, who has it open. */
export const deskEndpoints = [
  command('PUT /v1/cases/:id/assignee', {
    says: 'Assigns a case to a person, or to nobody.',
    tag: 'case',
    role: 'analyst',
    body: z.object({ account: z.string().nullable(), note: text.optional() }),
    answer: caseSchema,
    run: (work, { params: { id }, body }) => assignCase(work, id, body),
  }),
  command('PUT /v1/cases/:id/hold', {
    says: 'Sets a case aside until a date, or takes it up again.',
    tag: 'case',
    role: 'analyst',
    body: z.object({ until: givenUtc.nullable(), reason: text }),
    answer: caseSchema,
    run: (work, { params: { id }, body }) => holdCase(work, id, body),
  }),
  command('PUT /v1/cases/:id/lock', {
    says: 'Says that you have a case open, so that others see it. Renew it while you work.',
    tag: 'case',
    role: 'analyst',
    answer: z.object({
      by: whoSchema,
      until: z.string(),
      /** false: it was theirs before, and is renewed. */
      taken: z.boolean(),
    }),
    // Whoever has a case open renews its lock again and again: that is no change.
    tells: ({ taken }) => taken,
    async run(work, { params: { id } }) {
      const { lock, taken } = await lockForDecision(work, id);
      return { by: lock.by, until: lock.until, taken };
    },
  }),
  command('DELETE /v1/cases/:id/lock', {
    says: 'Says that you have closed the case.',
    tag: 'case',
    role: 'analyst',
    status: 204,
    answer: z.null(),
    async run({ tx, by }, { params: { id } }) {
      await mustFindCase(tx, id);
      await endLocks(tx, [id], by.id);
      return null;
    },
  }),
];
