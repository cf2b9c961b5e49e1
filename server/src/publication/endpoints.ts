import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { languageSchema, wordsSchema } from '../base/core/language.ts';
import { command, download, type FileAnswer, proposalSchema, query } from '../people/index.ts';
import type { Release } from './disclose/disclose-release.ts';
import type { TellSweeps } from './disclose/sweep-schema.ts';
import { keepFigures } from './keep-figures.ts';
import { findProposed, proposeRelease, rewordRelease } from './make-release.ts';
import { refuse } from './refusals.ts';
import { PLAIN_POLICY } from './render/page-style.ts';
import { renderReleaseHtml } from './render/render.ts';
import { communiqueSchema, figuresSchema, releaseInputSchema, releaseSummarySchema } from './schema.ts';
import { findRelease, listReleases, readFigures } from './store.ts';

const inLanguage = z.object({ lang: languageSchema.default('en') });

/** A release before it is public: without its files, and what checks them. */
const showRelease = (
  release: Release,
  { config, packs, platforms }: Context,
  { query: { lang } }: { query: z.output<typeof inLanguage> },
): FileAnswer => ({
  type: 'text/html; charset=utf-8',
  headers: { 'content-security-policy': PLAIN_POLICY },
  body: renderReleaseHtml(release, lang, config.home.timeZone, packs.rules, platforms()),
});

/** The unit's own figures, and what it publishes. */
export const publicationEndpoints = (tellSweeps: TellSweeps) => [
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
    run: async ({ tx, now }) => ({
      items: (await listReleases(tx)).map((summary) => ({
        ...summary,
        isPublic: new Date(summary.publicFrom) <= now,
      })),
    }),
  }),
  command('POST /v1/releases', {
    says: 'Proposes a release.',
    tag: 'publication',
    // Who works on the cases counts them; a publisher decides.
    role: 'analyst',
    forAll: true,
    body: releaseInputSchema,
    answer: proposalSchema,
    run: (work, { body }) => proposeRelease(work, body, tellSweeps),
  }),
  download('GET /v1/releases/proposed/:id', {
    says: 'Shows a proposed release as it would be published.',
    tag: 'publication',
    role: 'reader',
    query: inLanguage,
    find: (work, { params }) => findProposed(work, params.id),
    reads: null,
    file: showRelease,
  }),
  download('GET /v1/releases/:id/page', {
    says: 'Shows a release as its page will be, under an embargo too.',
    tag: 'publication',
    role: 'reader',
    query: inLanguage,
    find: async ({ tx }, { params: { id } }) =>
      (await findRelease(tx, id)) ?? refuse('VIGIE_PUBLICATION_UNKNOWN', { id }),
    reads: null,
    file: showRelease,
  }),
  query('GET /v1/releases/proposed/:id/communique', {
    says: 'Gives the communiqué of a proposed release.',
    tag: 'publication',
    role: 'reader',
    reads: null,
    answer: wordsSchema,
    run: async (work, { params }) => (await findProposed(work, params.id)).communique ?? { en: '', fr: '' },
  }),
  command('POST /v1/releases/proposed/:id/communique', {
    says: 'Proposes a proposed release again with another communiqué, and takes the first back.',
    tag: 'publication',
    role: 'analyst',
    forAll: true,
    body: communiqueSchema,
    answer: proposalSchema,
    run: (work, { params, body }) => rewordRelease(work, params.id, body),
  }),
];
