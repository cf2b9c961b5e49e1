import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { once } from '../../base/database/idempotency.ts';
import { type Http, idempotencyHeaders } from '../../base/http/http.ts';
import type { Vault } from '../../evidence/index.ts';
import { accountOf } from '../../people/access.ts';
import { listChecks } from '../check/check-store.ts';
import { checkSchema } from '../schema.ts';
import { correctCheck, decideLearned, quotePhrase } from './correct-check.ts';

const checksSchema = z.object({ checks: z.array(checkSchema) });
const reason = z.string().trim().min(3).max(5_000);

/** `/v1/checks/:id/verdicts`: a person's verdict on a check in doubt; `/v1/platform-states/:id/decisions`: whether its phrase goes into the register. */
export function addLearnedRoutes(app: Http, context: Context & { vault: Vault }): void {
  const { store, clock } = context;
  app.post(
    '/v1/checks/:id/verdicts',
    {
      schema: {
        tags: ['followup'],
        params: z.object({ id: z.string() }),
        headers: idempotencyHeaders,
        body: z.object({
          verdict: z.enum(['online', 'removed', 'restricted']),
          reason,
          /** A sentence by which the platform says so, as the page has it; at most 200 characters. */
          phrase: z.string().max(2_000).optional(),
        }),
        response: { 200: checksSchema },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const { id } = request.params;
      const { body } = request;
      const quoted = body.phrase === undefined ? null : await quotePhrase(context, unit, id, body.phrase);
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content: [id, body], now: clock() }, async () => {
          const { verdict } = body;
          const caseId = await correctCheck(context, tx, account, { id, verdict, reason: body.reason, quoted });
          return { checks: await listChecks(tx, caseId) };
        }),
      );
    },
  );
  app.post(
    '/v1/platform-states/:id/decisions',
    {
      schema: {
        tags: ['followup'],
        params: z.object({ id: z.string() }),
        headers: idempotencyHeaders,
        body: z.object({ kind: z.enum(['apply', 'decline']), reason }),
        response: { 200: checksSchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const { id } = request.params;
      const { body } = request;
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content: [id, body], now: clock() }, async () => {
          const caseId = await decideLearned(context, tx, account, { id, ...body });
          return { checks: await listChecks(tx, caseId) };
        }),
      );
    },
  );
}
