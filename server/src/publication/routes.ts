import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import { languageSchema, readLanguage } from '../base/core/language.ts';
import { once } from '../base/database/idempotency.ts';
import { type Http, idempotencyHeaders } from '../base/http/http.ts';
import { accountOf } from '../people/access.ts';
import type { Release } from './disclose/disclose-release.ts';
import { makeRelease } from './make-release.ts';
import { RELEASE_PAGE_CSP, renderReleaseCsv, renderReleaseHtml, renderReleaseJson } from './render/render.ts';
import { figuresSchema, releaseInputSchema, releaseSummarySchema } from './schema.ts';
import { findPublished, listReleases, readFigures } from './store.ts';

/** `/v1/figures` for the unit itself; `/v1/releases` to publish; `/releases/<id>` for everybody. */
export function addPublicationRoutes(app: Http, context: Context): void {
  const { store, clock, config } = context;
  app.get('/v1/figures', { schema: { tags: ['publication'], response: { 200: figuresSchema } } }, (request) =>
    store.inUnit(accountOf(request).unit.id, (tx) => readFigures(tx, config.home.timeZone)),
  );
  app.get(
    '/v1/releases',
    { schema: { tags: ['publication'], response: { 200: z.object({ items: z.array(releaseSummarySchema) }) } } },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => ({
        items: (await listReleases(tx)).map(({ content: _, ...summary }) => summary),
      })),
  );
  app.post(
    '/v1/releases',
    {
      schema: {
        tags: ['publication'],
        headers: idempotencyHeaders,
        body: releaseInputSchema,
        response: { 200: releaseSummarySchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content: request.body, now: clock() }, () =>
          makeRelease(context, tx, account, request.body),
        ),
      );
    },
  );
  async function mustFindPublished(id: string): Promise<Release> {
    const found = await findPublished(store.db, id);
    if (!found)
      throw new VigieError(
        'VIGIE_PUBLICATION_UNKNOWN',
        { en: `There is no release ${id}.`, fr: `Il n’y a pas de publication ${id}.` },
        { status: 404 },
      );
    return found;
  }
  const isPublic = { config: { public: true } };
  const params = z.object({ id: z.string().regex(/^rel_[0-9a-z]{26}$/) });
  app.get('/releases/:id.json', { ...isPublic, schema: { hide: true, params } }, async (request, reply) =>
    reply.type('application/json; charset=utf-8').send(renderReleaseJson(await mustFindPublished(request.params.id))),
  );
  app.get('/releases/:id.csv', { ...isPublic, schema: { hide: true, params } }, async (request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${request.params.id}.csv"`)
      .send(renderReleaseCsv(await mustFindPublished(request.params.id))),
  );
  app.get(
    '/releases/:id',
    { ...isPublic, schema: { hide: true, params, querystring: z.object({ lang: languageSchema.optional() }) } },
    async (request, reply) => {
      const language = request.query.lang ?? readLanguage(request.headers['accept-language']) ?? 'en';
      const page = renderReleaseHtml(await mustFindPublished(request.params.id), language, config.home.timeZone);
      return reply.type('text/html; charset=utf-8').header('content-security-policy', RELEASE_PAGE_CSP).send(page);
    },
  );
}
