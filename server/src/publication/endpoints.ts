import { z } from 'zod';
import { languageSchema } from '../base/core/language.ts';
import type { Db } from '../base/database/store.ts';
import { command, download, openFile, proposalSchema, query } from '../people/index.ts';
import type { Release } from './disclose/disclose-release.ts';
import { keepFigures } from './keep-figures.ts';
import { findProposed, proposeRelease } from './make-release.ts';
import { refuse } from './refusals.ts';
import { RELEASE_PAGE_CSP, renderReleaseCsv, renderReleaseHtml, renderReleaseJson } from './render/render.ts';
import { figuresSchema, releaseInputSchema, releaseSummarySchema } from './schema.ts';
import { findPublished, listReleases, readFigures } from './store.ts';

async function mustFindPublished(db: Db, id: string): Promise<Release> {
  return (await findPublished(db, id)) ?? refuse('VIGIE_PUBLICATION_UNKNOWN', { id });
}

const params = z.object({ id: z.string().regex(/^rel_[0-9a-z]{26}$/) });

/** The unit's own figures; what it publishes; and what it published, for everybody. */
export const publicationEndpoints = [
  query('GET /v1/figures', {
    says: 'Gives the figures of the unit.',
    tag: 'publication',
    role: 'reader',
    forAll: true,
    answer: figuresSchema,
    run: ({ context, tx, unit }) => keepFigures(context, unit, () => readFigures(tx, context.config.home.timeZone)),
  }),
  query('GET /v1/releases', {
    says: 'Lists the releases published.',
    tag: 'publication',
    role: 'reader',
    answer: z.object({ items: z.array(releaseSummarySchema) }),
    run: async ({ tx }) => ({ items: (await listReleases(tx)).map(({ content: _, ...summary }) => summary) }),
  }),
  command('POST /v1/releases', {
    says: 'Proposes a release.',
    tag: 'publication',
    // Who works on the cases counts them; a publisher decides.
    role: 'analyst',
    forAll: true,
    body: releaseInputSchema,
    answer: proposalSchema,
    run: (work, { body }) => proposeRelease(work, body),
  }),
  download('GET /v1/releases/proposed/:id', {
    says: 'Shows a proposed release as it would be published.',
    tag: 'publication',
    role: 'reader',
    query: z.object({ lang: languageSchema.default('en') }),
    find: (work, { params }) => findProposed(work, params.id),
    reads: null,
    file: (release, { config, packs, platforms }, { query: { lang } }) => ({
      type: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': RELEASE_PAGE_CSP },
      body: renderReleaseHtml(release, lang, config.home.timeZone, packs.rules, platforms()),
    }),
  }),
  // Open: what is published is for everybody.
  openFile('GET /releases/:id.json', {
    params,
    file: async ({ context: { store } }, { params: { id } }) => ({
      type: 'application/json; charset=utf-8',
      body: renderReleaseJson(await mustFindPublished(store.db, id)),
    }),
  }),
  openFile('GET /releases/:id.csv', {
    params,
    file: async ({ context: { store } }, { params: { id } }) => ({
      type: 'text/csv; charset=utf-8',
      name: `${id}.csv`,
      body: renderReleaseCsv(await mustFindPublished(store.db, id)),
    }),
  }),
  openFile('GET /releases/:id', {
    params,
    query: z.object({ lang: languageSchema.optional() }),
    file: async ({ context: { store, config, packs, platforms }, language }, { params: { id }, query: { lang } }) => ({
      type: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': RELEASE_PAGE_CSP },
      body: renderReleaseHtml(
        await mustFindPublished(store.db, id),
        lang ?? language ?? 'en',
        config.home.timeZone,
        packs.rules,
        platforms(),
      ),
    }),
  }),
];
