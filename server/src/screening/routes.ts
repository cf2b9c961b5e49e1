import { z } from 'zod';
import { plainDate } from '../base/clock.ts';
import type { Context } from '../base/context.ts';
import { type Http, pageOf, pageQuery } from '../base/http.ts';
import { listingInputSchema } from '../listing/index.ts';
import { accountOf } from '../people/access.ts';
import { findingSchema, screenedSchema } from './schema.ts';
import { listFindings } from './store.ts';

/** `/v1/screen` screens without keeping; `/v1/findings` lists what was found and kept. */
export function addScreeningRoutes(app: Http, { store, clock, packs }: Context): void {
  app.post(
    '/v1/screen',
    {
      schema: {
        tags: ['screening'],
        body: z.object({ listing: listingInputSchema, asOf: z.iso.date().optional() }),
        response: { 200: z.object({ findings: z.array(screenedSchema) }) },
      },
    },
    (request) => ({
      findings: packs.screener.screen(request.body.listing, { asOf: request.body.asOf ?? plainDate(clock()) }),
    }),
  );
  app.get(
    '/v1/findings',
    { schema: { tags: ['screening'], querystring: pageQuery, response: { 200: pageOf(findingSchema) } } },
    async (request) => {
      const { cursor, limit } = request.query;
      const items = await store.inUnit(accountOf(request).unit.id, (tx) => listFindings(tx, { cursor, limit }));
      return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null };
    },
  );
}
