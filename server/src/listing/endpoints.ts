import type { Listing } from '@vigie/engine';
import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';
import type { Tx } from '../base/database/store.ts';
import { pageOf, pageQuery, toPage } from '../base/http/http.ts';
import { clean } from '../base/text/keepable.ts';
import { batch, note, query } from '../people/index.ts';
import { readHistory } from './archive/archive.ts';
import { listImports } from './import-store.ts';
import { bringIn } from './import-together.ts';
import { refuse } from './refusals.ts';
import {
  importRecordSchema,
  importSchema,
  keptAddressSchema,
  listingInputSchema,
  listingSchema,
  similarListingSchema,
  snapshotSchema,
} from './schema.ts';
import { findSimilar } from './similar/similar-listings.ts';
import { findListing, listListings, listNewestFirst } from './store.ts';
import { keepAddress } from './visit/visit-address.ts';
import { findVisitFailure } from './visit/visit-store.ts';

const IMPORT_MAX = 500;

/** What was seen, and a door for more. */
export const listingEndpoints = [
  // Idempotent by content: the same listings again make no new snapshot.
  batch('POST /v1/listings', {
    says: 'Brings in offers.',
    tag: 'listing',
    role: 'analyst',
    machine: true,
    // Five hundred offers with their texts.
    options: () => ({ bodyLimit: 16 * 1024 * 1024 }),
    body: z.union([
      z.object({
        listings: z
          .array(listingInputSchema.transform(clean<Listing>))
          .min(1)
          .max(IMPORT_MAX),
        /** Fetch the first pictures of each and keep their perceptual hashes. */
        pictures: z.boolean().default(false),
      }),
      // An address alone: its page is visited, and what it offers is kept.
      z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(4_000) }),
    ]),
    answer: z.union([keptAddressSchema, importSchema]),
    async run({ context, by, now }, { body }) {
      const unit = by.unit.id;
      if (!('url' in body)) {
        const { listings, pictures } = body;
        return bringIn(context, unit, { account: by, listings, pictures });
      }
      const keep = async (tx: Tx) => {
        const { listing, isKnown } = await keepAddress({ context, tx, unit, now }, body.url);
        await note(
          { context, tx, unit, by, now },
          { act: 'listing.address-given', subject: listing, content: { isKnown } },
        );
        return { listings: 1, snapshots: 0, listing, isKnown };
      };
      return context.store.inUnit(unit, keep, by.id);
    },
  }),
  query('GET /v1/listings', {
    says: 'Lists offers.',
    tag: 'listing',
    role: 'reader',
    query: pageQuery,
    answer: pageOf(listingSchema),
    run: async ({ tx }, { query }) => toPage(await listListings(tx, query), query.limit),
  }),
  query('GET /v1/imports', {
    says: 'Lists what was imported.',
    tag: 'listing',
    role: 'reader',
    query: pageQuery,
    answer: pageOf(importRecordSchema),
    run: async ({ tx }, { query }) => toPage(await listImports(tx, query), query.limit),
  }),
  query('GET /v1/snapshots', {
    says: 'Lists states of offers, the newest first.',
    tag: 'listing',
    role: 'reader',
    query: pageQuery,
    answer: pageOf(snapshotSchema),
    run: async ({ tx }, { query }) => toPage(await listNewestFirst(tx, query), query.limit),
  }),
  query('GET /v1/listings/:id', {
    says: 'Shows an offer and its history.',
    tag: 'listing',
    role: 'reader',
    reads: null,
    answer: listingSchema.extend({
      history: z.array(snapshotSchema),
      /** Why its page could not be read when it was last visited by its address. */
      visitFailure: wordsSchema.nullable(),
    }),
    async run(work, { params: { id } }) {
      const found = (await findListing(work.tx, id)) ?? refuse('VIGIE_LISTING_UNKNOWN', { id });
      const visitFailure = await findVisitFailure(work.tx, id);
      return { ...found, history: await readHistory(work, found), visitFailure };
    },
  }),
  query('GET /v1/listings/:id/similar', {
    says: 'Lists offers with a similar text.',
    tag: 'listing',
    role: 'reader',
    reads: null,
    answer: z.object({
      items: z.array(similarListingSchema),
      // The unit's newest texts that were looked among.
      among: z.int(),
      // Whether those are all by now: the texts of a large unit are read over several questions.
      isWhole: z.boolean(),
    }),
    async run(work, { params: { id } }) {
      return (await findSimilar(work.context, work, id)) ?? refuse('VIGIE_LISTING_UNKNOWN', { id });
    },
  }),
];
