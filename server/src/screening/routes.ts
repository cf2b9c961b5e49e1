import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { plainDate } from '../base/core/clock.ts';
import { VigieError } from '../base/core/errors.ts';
import { newId } from '../base/core/ids.ts';
import { type Http, idempotencyHeaders, pageOf, pageQuery } from '../base/http/http.ts';
import { listingInputSchema } from '../listing/index.ts';
import { accountOf } from '../people/access.ts';
import { keepHashes } from './known/known-pictures.ts';
import { listHashes, listHashLists } from './known/known-store.ts';
import { findingSchema, hashListSchema, knownHashSchema, screenedSchema } from './schema.ts';
import { listFindings } from './store.ts';

/** `/v1/screen` screens without keeping; `/v1/findings` lists what was found and kept; `/v1/hash-lists`: pictures that a unit knows. */
export function addScreeningRoutes(app: Http, context: Context): void {
  const { store, clock, packs, config } = context;
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
      findings: packs.screener.screen(request.body.listing, {
        asOf: request.body.asOf ?? plainDate(clock(), config.home.timeZone),
      }),
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
  app.get(
    '/v1/hash-lists',
    { schema: { tags: ['screening'], response: { 200: z.object({ items: z.array(hashListSchema) }) } } },
    async (request) => ({ items: await store.inUnit(accountOf(request).unit.id, listHashLists) }),
  );
  app.get(
    '/v1/hash-lists/:id',
    {
      schema: {
        tags: ['screening'],
        params: z.object({ id: z.string() }),
        response: { 200: z.object({ hashes: z.array(knownHashSchema) }) },
      },
    },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => {
        const { id } = request.params;
        const lists = await listHashLists(tx);
        if (!lists.some((list) => list.id === id))
          throw new VigieError(
            'VIGIE_SCREENING_NO_HASH_LIST',
            { en: `There is no list ${id}.`, fr: `Il n’y a pas de liste ${id}.` },
            { status: 404 },
          );
        return { hashes: await listHashes(tx, id) };
      }),
  );
  app.post(
    '/v1/hash-lists',
    {
      schema: {
        tags: ['screening'],
        headers: idempotencyHeaders,
        body: hashListSchema
          .omit({ id: true, hashes: true })
          .partial({ kind: true, distance: true, severity: true, rule: true })
          .extend({ name: z.string().trim().min(1).max(100), hashes: z.array(knownHashSchema).min(1).max(10_000) }),
        response: { 200: z.object({ added: z.int() }) },
      },
    },
    // Idempotent by content: a hash that is on the list is not added again.
    (request) => {
      const unit = accountOf(request).unit.id;
      const { hashes, kind = 'known', distance = 31, severity = 'high', rule = null, name } = request.body;
      return store.inUnit(unit, async (tx) => {
        const list = { id: newId('hls', clock()), name, kind, distance, severity, rule };
        return { added: await keepHashes(context, tx, unit, list, hashes) };
      });
    },
  );
}
