import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { once } from '../base/database/idempotency.ts';
import { type Http, idempotencyHeaders } from '../base/http/http.ts';
import { mustFindCase } from '../case/index.ts';
import { accountOf } from '../people/access.ts';
import { listChecks, listFollowUps, listReappearances } from './check/check-store.ts';
import { decideReturn } from './relisting/decide.ts';
import { countReturns, listOffers, listRelistings } from './relisting/relisting-store.ts';
import { checkSchema, familySchema, followUpSchema, reappearanceSchema, relistingSchema } from './schema.ts';

/** `/v1/follow-ups`: what became of a case's notices: deadlines, checks, what came back; `/v1/relistings`: a person's decision on a return. */
export function addFollowUpRoutes(app: Http, context: Context): void {
  const { store, clock } = context;
  app.get(
    '/v1/follow-ups',
    {
      schema: {
        tags: ['followup'],
        querystring: z.object({ case: z.string() }),
        response: {
          200: z.object({
            followUps: z.array(followUpSchema),
            checks: z.array(checkSchema),
            relistings: z.array(relistingSchema),
            reappearances: z.array(reappearanceSchema),
            family: familySchema,
          }),
        },
      },
    },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => {
        const { id, trader } = await mustFindCase(tx, request.query.case);
        return {
          followUps: await listFollowUps(tx, id),
          checks: await listChecks(tx, id),
          relistings: await listRelistings(tx, id),
          reappearances: await listReappearances(tx, id),
          family: {
            offers: await listOffers(tx, id),
            platform: await countReturns(tx, id, 'platform'),
            trader: trader === '' ? null : await countReturns(tx, id, 'trader'),
          },
        };
      }),
  );
  app.post(
    '/v1/relistings/:id/decisions',
    {
      schema: {
        tags: ['followup'],
        params: z.object({ id: z.string() }),
        headers: idempotencyHeaders,
        body: z.object({ kind: z.enum(['confirm', 'reject']), reason: z.string().trim().min(3).max(5_000) }),
        response: { 200: z.object({ relistings: z.array(relistingSchema) }) },
      },
    },
    (request) => {
      const account = accountOf(request);
      const { id } = request.params;
      const { kind, reason } = request.body;
      const unit = account.unit.id;
      return store.inUnit(unit, (tx) =>
        once(
          tx,
          { unit, key: request.headers['idempotency-key'], content: [id, kind, reason], now: clock() },
          async () => {
            const caseId = await decideReturn(context, tx, account, { id, kind, reason });
            return { relistings: await listRelistings(tx, caseId) };
          },
        ),
      );
    },
  );
}
