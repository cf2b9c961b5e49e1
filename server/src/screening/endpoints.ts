import type { Listing } from '@vigie/engine';
import { z } from 'zod';
import { plainDate } from '../base/core/clock.ts';
import { newId } from '../base/core/ids.ts';
import { pageOf, pageQuery, toPage } from '../base/http/http.ts';
import { clean, listingInputSchema } from '../listing/index.ts';
import { ask, command, query } from '../people/index.ts';
import { keepHashes } from './known/known-pictures.ts';
import { listHashes, listHashLists } from './known/known-store.ts';
import { refusal } from './refusals.ts';
import { findingSchema, hashListSchema, knownHashSchema, screenedSchema } from './schema.ts';
import { listFindings } from './store.ts';

/** Screening without keeping; what was found and kept; the pictures that a unit knows. */
export const screeningEndpoints = [
  ask('POST /v1/screen', {
    tag: 'screening',
    role: 'reader',
    machine: true,
    // One offer with its texts.
    options: () => ({ bodyLimit: 1024 * 1024 }),
    body: z.object({ listing: listingInputSchema.transform(clean<Listing>), asOf: z.iso.date().optional() }),
    answer: z.object({ findings: z.array(screenedSchema) }),
    run: ({ context, now }, { body: { listing, asOf = plainDate(now, context.config.home.timeZone) } }) => ({
      findings: context.packs.screener.screen(listing, { asOf }),
    }),
  }),
  query('GET /v1/findings', {
    tag: 'screening',
    role: 'reader',
    query: pageQuery,
    answer: pageOf(findingSchema),
    run: async ({ tx }, { query }) => toPage(await listFindings(tx, query), query.limit),
  }),
  query('GET /v1/hash-lists', {
    tag: 'screening',
    role: 'reader',
    answer: z.object({ items: z.array(hashListSchema) }),
    run: async ({ tx }) => ({ items: await listHashLists(tx) }),
  }),
  query('GET /v1/hash-lists/:id', {
    tag: 'screening',
    role: 'reader',
    answer: z.object({ hashes: z.array(knownHashSchema) }),
    async run({ tx }, { params: { id } }) {
      const lists = await listHashLists(tx);
      if (!lists.some((list) => list.id === id)) throw refusal('VIGIE_SCREENING_NO_HASH_LIST', { list: id });
      return { hashes: await listHashes(tx, id) };
    },
  }),
  command('POST /v1/hash-lists', {
    tag: 'screening',
    role: 'analyst',
    // Ten thousand hashes, each with its source.
    options: () => ({ bodyLimit: 16 * 1024 * 1024 }),
    body: hashListSchema
      .omit({ id: true, hashes: true })
      .partial({ kind: true, distance: true, severity: true, rule: true })
      .extend({ name: z.string().trim().min(1).max(100), hashes: z.array(knownHashSchema).min(1).max(10_000) }),
    answer: z.object({ added: z.int() }),
    async run(work, { body }) {
      const { hashes, kind = 'known', distance = 31, severity = 'high', rule = null, name } = body;
      const list = { id: newId('hls', work.now), name, kind, distance, severity, rule };
      return { added: await keepHashes(work, list, hashes) };
    },
  }),
];
