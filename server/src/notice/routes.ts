import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { once } from '../base/database/idempotency.ts';
import type { Tx } from '../base/database/store.ts';
import { type Http, idempotencyHeaders } from '../base/http/http.ts';
import { loadDeadlineTerms } from '../base/registers/deadlines.ts';
import { findPlatform } from '../base/registers/platforms.ts';
import { mustFindCase } from '../case/index.ts';
import { accountOf } from '../people/access.ts';
import { findUnitStatus } from '../people/status-store.ts';
import { decideAct } from './approve-notice.ts';
import { listActs } from './compose/act-kinds.ts';
import type { Notice, Recurrence } from './compose/notice-schema.ts';
import { NOTICE_LANGUAGES } from './compose/words.ts';
import { type ActInput, draftAct, findRecipient } from './draft-notice.ts';
import { renderText } from './render/render.ts';
import { actsSchema, approvalInputSchema, noticeInputSchema, previewSchema, sentNoticeSchema } from './schema.ts';
import { listNotices, mustFindNotice } from './store.ts';
import { writeNotice } from './write-notice.ts';

/** Counts scale and recurrence on the platform of a case. null: there is nothing to count. */
export type CountRecurrence = (tx: Tx, caseId: string, now: Date, timeZone: string) => Promise<Recurrence | null>;

/** `/v1/acts`: the kinds there are; `/v1/notices`: preview and write one from a confirmed case, decide on one that waits, read those of a case, fetch one as PDF. */
export function addNoticeRoutes(app: Http, context: Context, countRecurrence: CountRecurrence): void {
  const { store, clock } = context;
  const withFigures = async (tx: Tx, input: ActInput): Promise<ActInput> => ({
    ...input,
    recurrence: await countRecurrence(tx, input.case, clock(), context.config.home.timeZone),
  });
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
        once(tx, { unit, key: request.headers['idempotency-key'], content: request.body, now: clock() }, async () =>
          writeNotice(context, tx, account, await withFigures(tx, request.body)),
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
  app.get(
    '/v1/acts',
    {
      schema: {
        tags: ['notice'],
        querystring: z.object({ case: z.string().optional() }),
        response: { 200: actsSchema },
      },
    },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => {
        const acts = listActs();
        const terms = loadDeadlineTerms();
        const found = request.query.case === undefined ? null : await mustFindCase(tx, request.query.case);
        const platform = found && findPlatform(context.platforms(), found.platform);
        return {
          items: acts.map((act) => ({ ...act, term: (act.deadline && terms.get(act.deadline)) || null })),
          languages: [...NOTICE_LANGUAGES],
          isAuthority: (await findUnitStatus(tx)).authority !== null,
          case: found && {
            declaredLanguages: platform?.languages.value ?? null,
            declaredVerified: platform?.languages.verified ?? false,
            recipients: Object.fromEntries(
              acts.map((act) => [act.kind, findRecipient(act, platform, null, context.config.home.country)]),
            ),
          },
        };
      }),
  );
  const preview = (request: FastifyRequest<{ Body: ActInput }>) =>
    store.inUnit(accountOf(request).unit.id, async (tx) =>
      // Nothing leaves, so the statement of good faith need not be confirmed yet.
      draftAct(context, tx, accountOf(request), { ...(await withFigures(tx, request.body)), bonaFide: true }),
    );
  app.post(
    '/v1/notices/preview',
    { schema: { tags: ['notice'], body: noticeInputSchema, response: { 200: previewSchema } } },
    async (request) => {
      const { content } = await preview(request);
      return { content, text: renderText(content) };
    },
  );
  app.post(
    '/v1/notices/preview/pdf',
    { schema: { tags: ['notice'], body: noticeInputSchema } },
    async (request, reply) => sendPdf(reply, (await preview(request)).content),
  );
  const params = z.object({ id: z.string() });
  app.post(
    '/v1/notices/:id/approvals',
    {
      schema: {
        tags: ['notice'],
        params,
        headers: idempotencyHeaders,
        body: approvalInputSchema,
        response: { 200: sentNoticeSchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const content = { ...request.body, notice: request.params.id };
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content, now: clock() }, () =>
          decideAct(context, tx, account, request.params.id, request.body),
        ),
      );
    },
  );
  app.get('/v1/notices/:id', { schema: { tags: ['notice'], params, response: { 200: sentNoticeSchema } } }, (request) =>
    store.inUnit(accountOf(request).unit.id, (tx) => mustFindNotice(tx, request.params.id)),
  );
  app.get('/v1/notices/:id/pdf', { schema: { tags: ['notice'], params } }, async (request, reply) => {
    const { unit } = accountOf(request);
    const { content } = await store.inUnit(unit.id, (tx) => mustFindNotice(tx, request.params.id));
    return sendPdf(reply, content);
  });
}

/** An act as PDF; the compiler is loaded with the first one. */
async function sendPdf(reply: FastifyReply, content: Notice): Promise<FastifyReply> {
  const { renderPdf } = await import('./render/pdf.ts');
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${content.id}.pdf"`)
    .send(Buffer.from(await renderPdf(content)));
}
