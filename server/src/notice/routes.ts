import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { type Http, idempotencyHeaders } from '../base/http.ts';
import { once } from '../base/once.ts';
import { mustFindCase } from '../case/index.ts';
import { accountOf } from '../people/access.ts';
import { noticeInputSchema, sentNoticeSchema } from './schema.ts';
import { listNotices, mustFindNotice } from './store.ts';
import { writeNotice } from './write.ts';

/** `/v1/notices`: write one from a confirmed case, read those of a case, fetch one as PDF. */
export function addNoticeRoutes(app: Http, context: Context): void {
  const { store, clock } = context;
  app.post(
    '/v1/notices',
    {
      schema: {
        tags: ['notice'],
        headers: idempotencyHeaders,
        body: noticeInputSchema,
        response: { 200: sentNoticeSchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content: request.body, now: clock() }, () =>
          writeNotice(context, tx, account, request.body),
        ),
      );
    },
  );
  app.get(
    '/v1/notices',
    {
      schema: {
        tags: ['notice'],
        querystring: z.object({ case: z.string() }),
        response: { 200: z.object({ items: z.array(sentNoticeSchema) }) },
      },
    },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => {
        await mustFindCase(tx, request.query.case);
        return { items: await listNotices(tx, request.query.case) };
      }),
  );
  const params = z.object({ id: z.string() });
  app.get('/v1/notices/:id', { schema: { tags: ['notice'], params, response: { 200: sentNoticeSchema } } }, (request) =>
    store.inUnit(accountOf(request).unit.id, (tx) => mustFindNotice(tx, request.params.id)),
  );
  app.get('/v1/notices/:id/pdf', { schema: { tags: ['notice'], params } }, async (request, reply) => {
    const { unit } = accountOf(request);
    const found = await store.inUnit(unit.id, (tx) => mustFindNotice(tx, request.params.id));
    const { renderPdf } = await import('./render-pdf.ts');
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${found.id}.pdf"`)
      .send(Buffer.from(await renderPdf(found.content)));
  });
}
