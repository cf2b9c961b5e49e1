import { z } from 'zod';
import { command } from '../../people/index.ts';
import { decideRelisting } from './decide-relisting.ts';
import { relistingSchema } from './relisting-schema.ts';
import { listRelistings } from './relisting-store.ts';

/** A person's decision on a relisting. */
export const relistingEndpoints = [
  command('POST /v1/relistings/:id/decisions', {
    says: 'Confirms that an offer came back, or rejects that.',
    tag: 'followup',
    role: 'analyst',
    body: z.object({ kind: z.enum(['confirm', 'reject']), reason: z.string().trim().min(3).max(5_000) }),
    answer: z.object({ relistings: z.array(relistingSchema) }),
    async run(work, { params, body }) {
      const caseId = await decideRelisting(work, params.id, body);
      return { relistings: await listRelistings(work.tx, caseId) };
    },
  }),
];
