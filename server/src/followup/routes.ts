import { z } from 'zod';
import type { Context } from '../base/context.ts';
import type { Http } from '../base/http.ts';
import { mustFindCase } from '../case/index.ts';
import { accountOf } from '../people/access.ts';
import { checkSchema, followUpSchema, relistingSchema } from './schema.ts';
import { listChecks, listFollowUps, listRelistings } from './store.ts';

/** `/v1/follow-ups`: what became of a case's notices: deadlines, checks, what came back. */
export function addFollowUpRoutes(app: Http, { store }: Context): void {
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
          }),
        },
      },
    },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => {
        const { id } = await mustFindCase(tx, request.query.case);
        return {
          followUps: await listFollowUps(tx, id),
          checks: await listChecks(tx, id),
          relistings: await listRelistings(tx, id),
        };
      }),
  );
}
