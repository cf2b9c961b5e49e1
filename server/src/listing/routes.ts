import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import { type Http, idempotencyHeaders, pageOf, pageQuery } from '../base/http/http.ts';
import { accountOf } from '../people/access.ts';
import { importListings } from './import.ts';
import { importSchema, listingInputSchema, listingSchema, snapshotSchema } from './schema.ts';
import { findListing, listListings, listSnapshots } from './store.ts';

const IMPORT_MAX = 500;

/** `/v1/listings`: what was seen, and a door for more. */
export function addListingRoutes(app: Http, context: Context): void {
  const { store } = context;
  app.post(
    '/v1/listings',
    {
      schema: {
        tags: ['listing'],
        headers: idempotencyHeaders,
        body: z.object({
          listings: z.array(listingInputSchema).min(1).max(IMPORT_MAX),
          /** Fetch the first pictures of each and keep their perceptual hashes. */
          pictures: z.boolean().default(false),
        }),
        response: { 200: importSchema },
      },
    },
    // Idempotent by content: the same listings again make no new snapshot, so the key has nothing to add.
    (request) => {
      const account = accountOf(request);
      return importListings(
        context,
        { unit: account.unit.id, account: account.id, source: 'api', pictures: request.body.pictures },
        request.body.listings,
      );
    },
  );
  app.get(
    '/v1/listings',
    { schema: { tags: ['listing'], querystring: pageQuery, response: { 200: pageOf(listingSchema) } } },
    async (request) => {
      const { cursor, limit } = request.query;
      const items = await store.inUnit(accountOf(request).unit.id, (tx) => listListings(tx, { cursor, limit }));
      return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null };
    },
  );
  app.get(
    '/v1/listings/:id',
    {
      schema: {
        tags: ['listing'],
        params: z.object({ id: z.string() }),
        response: { 200: listingSchema.extend({ history: z.array(snapshotSchema) }) },
      },
    },
    async (request) => {
      const { id } = request.params;
      return store.inUnit(accountOf(request).unit.id, async (tx) => {
        const listing = await findListing(tx, id);
        if (!listing)
          throw new VigieError(
            'VIGIE_LISTING_UNKNOWN',
            { en: `There is no listing ${id}.`, fr: `Il n’y a pas d’offre ${id}.` },
            { status: 404 },
          );
        return { ...listing, history: await listSnapshots(tx, id) };
      });
    },
  );
}
