import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { languageSchema } from '../../base/core/language.ts';
import { once } from '../../base/database/idempotency.ts';
import { type Http, idempotencyHeaders } from '../../base/http/http.ts';
import { mustFindCase } from '../../case/index.ts';
import { accountOf } from '../../people/access.ts';
import { exhibitInputSchema, exhibitSchema, handOverInputSchema } from './custody-schema.ts';
import { listExhibits } from './custody-store.ts';
import { handOver, mustFindExhibit, takeIn } from './record-custody.ts';

/** `/v1/exhibits`: what is kept as proof in a case, whose hands it passed through, and the label to print. */
export function addCustodyRoutes(app: Http, { store, clock, config }: Context): void {
  const params = z.object({ id: z.string() });
  app.get(
    '/v1/exhibits',
    {
      schema: {
        tags: ['evidence'],
        querystring: z.object({ case: z.string() }),
        response: { 200: z.object({ items: z.array(exhibitSchema) }) },
      },
    },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => {
        await mustFindCase(tx, request.query.case);
        return { items: await listExhibits(tx, request.query.case) };
      }),
  );
  app.get('/v1/exhibits/:id', { schema: { tags: ['evidence'], params, response: { 200: exhibitSchema } } }, (request) =>
    store.inUnit(accountOf(request).unit.id, (tx) => mustFindExhibit(tx, request.params.id)),
  );
  app.post(
    '/v1/exhibits',
    {
      schema: {
        tags: ['evidence'],
        headers: idempotencyHeaders,
        body: exhibitInputSchema,
        response: { 200: exhibitSchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const { body: content } = request;
      return store.inUnit(unit, (tx) => {
        const now = clock();
        return once(tx, { unit, key: request.headers['idempotency-key'], content, now }, () =>
          takeIn(tx, account, content, now),
        );
      });
    },
  );
  app.post(
    '/v1/exhibits/:id/hand-overs',
    {
      schema: {
        tags: ['evidence'],
        params,
        headers: idempotencyHeaders,
        body: handOverInputSchema,
        response: { 200: exhibitSchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const { id } = request.params;
      return store.inUnit(unit, (tx) => {
        const now = clock();
        return once(tx, { unit, key: request.headers['idempotency-key'], content: [id, request.body], now }, () =>
          handOver(tx, account, id, request.body, now),
        );
      });
    },
  );
  app.get(
    '/v1/exhibits/:id/label',
    {
      schema: {
        tags: ['evidence'],
        params,
        querystring: z.object({ language: languageSchema.default('fr') }),
      },
    },
    async (request, reply) => {
      const { unit } = accountOf(request);
      const exhibit = await store.inUnit(unit.id, (tx) => mustFindExhibit(tx, request.params.id));
      const { renderLabel } = await import('./render-label.ts');
      const { language } = request.query;
      const { publicUrl, home } = config;
      const label = await renderLabel(exhibit, { language, publicUrl, unit: unit.name, timeZone: home.timeZone });
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${exhibit.id}.pdf"`)
        .send(Buffer.from(label));
    },
  );
}
