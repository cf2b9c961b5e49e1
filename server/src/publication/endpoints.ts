import { z } from 'zod';
import { languageSchema, wordsSchema } from '../base/core/language.ts';
import { command, download, proposalSchema, query } from '../people/index.ts';
import type { TellSweeps } from './disclose/sweep-schema.ts';
import { keepFigures } from './keep-figures.ts';
import { findProposed, proposeRelease, rewordRelease } from './make-release.ts';
import { PLAIN_POLICY } from './render/page-style.ts';
import { renderReleaseHtml } from './render/render.ts';
import { communiqueSchema, figuresSchema, releaseInputSchema, releaseSummarySchema } from './schema.ts';
import { listReleases, readFigures } from './store.ts';

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
      items: (await listReleases(tx)).map(({ content: _, ...summary }) => ({
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
    query: z.object({ lang: languageSchema.default('en') }),
    find: (work, { params }) => findProposed(work, params.id),
    reads: null,
    file: (release, { config, packs, platforms }, { query: { lang } }) => ({
      type: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': PLAIN_POLICY },
      body: renderReleaseHtml(release, lang, config.home.timeZone, packs.rules, platforms()),
    }),
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
