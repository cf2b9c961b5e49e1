import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import type { Vault } from '../../evidence/index.ts';
import { command } from '../../people/index.ts';
import { checkSchema } from '../check/check-schema.ts';
import { listChecks } from '../check/check-store.ts';
import { correctCheck } from './correct-check.ts';
import { decidePhrase } from './decide-phrase.ts';
import { quotePhrase } from './quote-phrase.ts';

const checksSchema = z.object({ checks: z.array(checkSchema) });
const reason = z.string().trim().min(3).max(5_000);

/** A person's verdict on a check in doubt, and whether its phrase goes into the register of platforms. */
export const correctionEndpoints = (vault: Vault): Endpoint[] => [
  command('POST /v1/checks/:id/verdicts', {
    says: 'Records what a person saw on a page: online, removed or restricted.',
    tag: 'followup',
    role: 'analyst',
    body: z.object({
      verdict: z.enum(['online', 'removed', 'restricted']),
      reason,
      /** A sentence by which the platform says so, as the page has it; at most 200 characters. */
      phrase: z.string().max(2_000).optional(),
    }),
    answer: checksSchema,
    prepare: async ({ context, by }, { params: { id }, body: { phrase } }) =>
      phrase === undefined ? null : quotePhrase({ context, by, vault }, id, phrase),
    async run(work, { params: { id }, body: { verdict, reason } }, quoted = null) {
      return { checks: await listChecks(work.tx, await correctCheck(work, id, { verdict, reason, quoted })) };
    },
  }),
  command('POST /v1/page-phrases/:id/decisions', {
    says: 'Applies a proposed phrase by which a platform says that an offer is gone, or declines it.',
    tag: 'followup',
    role: 'analyst',
    body: z.object({ kind: z.enum(['apply', 'decline']), reason }),
    answer: checksSchema,
    run: async (work, { params: { id }, body }) => ({
      checks: await listChecks(work.tx, await decidePhrase(work, id, body)),
    }),
  }),
];
