import type { Listing } from '@vigie/engine';
import { z } from 'zod';
import { plainDate } from '../base/core/clock.ts';
import { newId } from '../base/core/ids.ts';
import { pageOf, pageQuery, toPage } from '../base/http/http.ts';
import { clean } from '../base/text/keepable.ts';
import { listingInputSchema } from '../listing/index.ts';
import { command, proposalSchema, query } from '../people/index.ts';
import { enableRule, namedRuleSchema, proposeDisabling } from './disabled/disable-rule.ts';
import { readDisabled } from './disabled/disabled-rule-store.ts';
import { proposeExceptions } from './known/except-pictures.ts';
import { readSentHashes } from './known/hash-lists.ts';
import { keepHashes } from './known/known-pictures.ts';
import { listHashes, listHashLists } from './known/known-store.ts';
import { matchRecalls } from './known/recalls.ts';
import { refusal } from './refusals.ts';
import { findingSchema, hashListSchema, knownHashSchema, recallMatchSchema, screenedSchema } from './schema.ts';
import { listFindings } from './store.ts';
import { packsOf } from './studio/unit-packs.ts';

const listName = z.string().trim().min(1).max(100);
const hashesAddedSchema = z.object({
  added: z.int(),
  /** Exceptions wait for a second person. */
  proposal: proposalSchema.nullable(),
});

/** Screening without keeping; what was found and kept; the pictures that a unit knows. */
export const screeningEndpoints = [
  query('POST /v1/screen', {
    says: 'Runs the rules over one offer. Nothing is kept.',
    tag: 'screening',
    role: 'reader',
    machine: true,
    // One offer with its texts.
    options: () => ({ bodyLimit: 1024 * 1024 }),
    body: z.object({ listing: listingInputSchema.transform(clean<Listing>), asOf: z.iso.date().optional() }),
    answer: z.object({ findings: z.array(screenedSchema) }),
    async run({ context, tx, now }, { body: { listing, asOf = plainDate(now, context.config.home.timeZone) } }) {
      const disabled = await readDisabled(tx);
      const found = (await packsOf(context, tx, now)).screener.screen(listing, { asOf });
      return { findings: found.filter(({ pack, rule }) => !disabled.has(`${pack}/${rule}`)) };
    },
  }),
  query('GET /v1/findings', {
    says: 'Lists what rules found in offers.',
    tag: 'screening',
    role: 'reader',
    query: pageQuery,
    answer: pageOf(findingSchema),
    run: async ({ tx }, { query }) => toPage(await listFindings(tx, query), query.limit),
  }),
  query('GET /v1/listings/:id/recalls', {
    says: 'Lists the recalls that may concern an offer, the surest first.',
    tag: 'screening',
    role: 'reader',
    reads: null,
    answer: z.object({ items: z.array(recallMatchSchema) }),
    async run({ context, tx }, { params: { id } }) {
      return { items: await matchRecalls(context, tx, id) };
    },
  }),
  query('GET /v1/hash-lists', {
    says: 'Lists the lists of picture hashes.',
    tag: 'screening',
    role: 'reader',
    answer: z.object({ items: z.array(hashListSchema) }),
    run: async ({ tx }) => ({ items: await listHashLists(tx) }),
  }),
  query('GET /v1/hash-lists/:id', {
    says: 'Shows the hashes of a list.',
    tag: 'screening',
    role: 'reader',
    reads: (_, { params: { id } }) => ({ act: 'hashes.read', subject: id }),
    answer: z.object({ hashes: z.array(knownHashSchema) }),
    async run({ tx }, { params: { id } }) {
      const lists = await listHashLists(tx);
      if (!lists.some((list) => list.id === id)) throw refusal('VIGIE_SCREENING_NO_HASH_LIST', { list: id });
      return { hashes: await listHashes(tx, id) };
    },
  }),
  command('POST /v1/hash-lists', {
    says: 'Brings in a list of picture hashes.',
    tag: 'screening',
    role: 'analyst',
    // Ten thousand hashes, each with its source.
    options: () => ({ bodyLimit: 16 * 1024 * 1024 }),
    body: hashListSchema
      .omit({ id: true, hashes: true })
      .partial({ kind: true, distance: true, severity: true, rule: true })
      .extend({ name: listName, hashes: z.array(knownHashSchema).min(1).max(10_000) }),
    answer: hashesAddedSchema,
    async run(work, { body }) {
      const { hashes, kind = 'known', distance = 31, severity = 'high', rule = null, name } = body;
      const list = { id: newId('hls', work.now), name, kind, distance, severity, rule };
      if (kind === 'exception') return { added: 0, proposal: await proposeExceptions(work, list, hashes) };
      return { added: await keepHashes(work, list, hashes), proposal: null };
    },
  }),
  command('POST /v1/hash-lists/files', {
    says: 'Brings in a list of picture hashes from a file.',
    tag: 'screening',
    role: 'analyst',
    options: () => ({ bodyLimit: 24 * 1024 * 1024 }),
    body: hashListSchema.pick({ kind: true, distance: true, severity: true }).extend({
      name: listName,
      rule: hashListSchema.shape.rule.default(null),
      file: z.object({ name: z.string().min(1).max(300), content: z.base64().max(16 * 1024 * 1024) }),
    }),
    answer: hashesAddedSchema,
    prepare: (_, { body: { name, file } }) => readSentHashes(file, name),
    async run(work, { body: { file: _, ...about } }, hashes = []) {
      const list = { id: newId('hls', work.now), ...about };
      if (list.kind === 'exception') return { added: 0, proposal: await proposeExceptions(work, list, hashes) };
      return { added: await keepHashes(work, list, hashes), proposal: null };
    },
  }),
  command('POST /v1/rules/disabled', {
    says: 'Proposes to disable a rule.',
    tag: 'screening',
    role: 'analyst',
    body: namedRuleSchema,
    answer: proposalSchema,
    run: (work, { body }) => proposeDisabling(work, body),
  }),
  command('POST /v1/rules/enabled', {
    says: 'Enables a rule again. What it would have found meanwhile is screened again.',
    tag: 'screening',
    role: 'analyst',
    status: 204,
    body: namedRuleSchema,
    answer: z.null(),
    async run(work, { body }) {
      await enableRule(work, body);
      return null;
    },
  }),
];
