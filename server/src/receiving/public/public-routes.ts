import { parseVerifierKey, type Verifier, verifierKey } from '@vigie/proof';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { type Language, languageSchema, readLanguage } from '../../base/core/language.ts';
import type { Http } from '../../base/http/http.ts';
import { replySigned, signedRoute } from '../../base/peer/exchange.ts';
import { answerSchema, noticeSchema } from '../../notice/index.ts';
import { openDoor, takeComplaint } from '../complaint/complain.ts';
import { claimOf, findUrls, missingElements } from '../inbox/notice-elements.ts';
import { takeNotice } from '../inbox/receive-notice.ts';
import { findPublicInbox, type PublicInbox } from '../inbox-store.ts';
import type { Claim } from '../schema.ts';
import { receivingWords } from '../words.ts';
import {
  EMPTY_FORM,
  type FormValues,
  PAGE_CSP,
  renderComplaintForm,
  renderDone,
  renderForm,
  renderWord,
} from './render-page.ts';

const languageQuery = z.object({ lang: languageSchema.optional() });

function parseKey(keyid: string): Verifier | null {
  try {
    return parseVerifierKey(keyid);
  } catch {
    return null;
  }
}

const isSigned = (request: FastifyRequest): boolean => request.headers['signature-input'] !== undefined;

/**
 * What is open to everybody: notices as data (`POST /v1/inboxes/<inbox>/notices`, signed or not), the form (`/notify/<inbox>`), and the door to complaints
 * (`/complain/<code>`). Pages are HTML without script.
 */
export function addPublicRoutes(app: Http, context: Context): void {
  const { store } = context;
  async function mustFindInbox(id: string): Promise<PublicInbox> {
    const inbox = await findPublicInbox(store.db, id);
    if (!inbox)
      throw new VigieError(
        'VIGIE_RECEIVING_NO_INBOX',
        { en: `There is no inbox ${id}.`, fr: `Il n’y a pas de boîte ${id}.` },
        { status: 404 },
      );
    return inbox;
  }

  // Any key is believed to be its holder's: who that is, and how it stands, says the register of senders.
  const signed = signedRoute(context, (keyid) => parseKey(keyid));
  app.post(
    '/v1/inboxes/:inbox/notices',
    {
      config: { ...signed.config, rateLimit: { max: 6_000, timeWindow: '1 minute' } },
      preParsing: signed.preParsing,
      async preValidation(request) {
        if (isSigned(request)) await signed.preValidation(request);
      },
      bodyLimit: 4 * 1024 * 1024,
      schema: {
        tags: ['receiving'],
        security: [],
        params: z.object({ inbox: z.string().max(100) }),
        headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
        body: noticeSchema,
        response: { 200: answerSchema, 202: answerSchema },
      },
    },
    async (request, reply) => {
      const inbox = await mustFindInbox(request.params.inbox);
      const notice = request.body;
      const { receipt, isNew } = await takeNotice(context, {
        inbox,
        way: 'api',
        key: request.signedBy ? verifierKey(request.signedBy) : null,
        from: null,
        externalId: notice.id,
        claim: claimOf(notice, notice.replyTo),
      });
      const status = isNew ? 202 : 200;
      if (!isSigned(request)) return reply.code(status).send(receipt);
      return replySigned(context, request, reply, { status, content: receipt });
    },
  );

  app.register(async (pages: Http) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 256 * 1024 },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const languageOf = (request: FastifyRequest, asked: Language | undefined, otherwise: Language): Language =>
      asked ?? readLanguage(request.headers['accept-language']) ?? otherwise;
    const show = (reply: FastifyReply, status: number, html: string): FastifyReply =>
      reply.code(status).type('text/html; charset=utf-8').header('content-security-policy', PAGE_CSP).send(html);
    const isOpen = { config: { public: true } };
    // Nobody fills in more than that by hand.
    const isOpenSlowly = { config: { public: true, rateLimit: { max: 10, timeWindow: '1 minute' } } };
    const inboxParams = z.object({ inbox: z.string().max(100) });

    pages.get(
      '/notify/:inbox',
      { ...isOpen, schema: { hide: true, params: inboxParams, querystring: languageQuery } },
      async (request, reply) => {
        const inbox = await mustFindInbox(request.params.inbox);
        const language = languageOf(request, request.query.lang, inbox.language);
        if (!inbox.openForm) return show(reply, 404, renderWord(language, receivingWords(language)('form.closed')));
        return show(reply, 200, renderForm(inbox, language, EMPTY_FORM, []));
      },
    );
    pages.post(
      '/notify/:inbox',
      {
        ...isOpenSlowly,
        schema: { hide: true, params: inboxParams, querystring: languageQuery, body: formSchema },
      },
      async (request, reply) => {
        const inbox = await mustFindInbox(request.params.inbox);
        const language = languageOf(request, request.query.lang, inbox.language);
        const say = receivingWords(language);
        if (!inbox.openForm) return show(reply, 404, renderWord(language, say('form.closed')));
        // Only a machine fills in what nobody sees: it is told what people are told, and nothing is kept.
        if (request.body.website !== '') return show(reply, 200, renderWord(language, say('form.done')));
        const values = toValues(request.body);
        const claim = toClaim(values, language);
        const missing = missingElements(claim);
        if (missing.length > 0)
          return show(
            reply,
            422,
            renderForm(
              inbox,
              language,
              values,
              missing.map((element) => say(`missing.${element}`)),
            ),
          );
        const { received } = await takeNotice(context, {
          inbox,
          way: 'form',
          key: null,
          from: null,
          externalId: null,
          claim,
        });
        return show(reply, 200, renderDone(language, { reference: received.id, email: claim.notifier?.email ?? null }));
      },
    );

    const codeParams = z.object({ code: z.string().regex(/^[\w-]{22}$/) });
    pages.get(
      '/complain/:code',
      { ...isOpen, schema: { hide: true, params: codeParams, querystring: languageQuery } },
      async (request, reply) => {
        const language = languageOf(request, request.query.lang, 'en');
        const say = receivingWords(language);
        const door = await openDoor(context, request.params.code);
        if (!door) return show(reply, 404, renderWord(language, say('complaint.unknown')));
        if (door.isLate) return show(reply, 410, renderWord(language, say('complaint.late')));
        return show(reply, 200, renderComplaintForm(language, aboutDoor(door), { reasons: '', email: '' }, null));
      },
    );
    pages.post(
      '/complain/:code',
      {
        ...isOpenSlowly,
        schema: {
          hide: true,
          params: codeParams,
          querystring: languageQuery,
          body: z.object({ reasons: z.string().max(20_000).default(''), email: z.string().max(320).default('') }),
        },
      },
      async (request, reply) => {
        const language = languageOf(request, request.query.lang, 'en');
        const say = receivingWords(language);
        const door = await openDoor(context, request.params.code);
        if (!door) return show(reply, 404, renderWord(language, say('complaint.unknown')));
        if (door.isLate) return show(reply, 410, renderWord(language, say('complaint.late')));
        const { reasons, email } = request.body;
        const problem =
          reasons.trim().length < 20
            ? say('complaint.reasons')
            : z.email().safeParse(email).success
              ? null
              : say('complaint.email');
        if (problem)
          return show(reply, 422, renderComplaintForm(language, aboutDoor(door), { reasons, email }, problem));
        const id = await takeComplaint(context, door, { reasons, email, language });
        return show(reply, 200, renderWord(language, say('complaint.done'), id));
      },
    );
  });
}

const aboutDoor = (door: { until: Date; decision: string }) => ({
  until: door.until.toISOString().slice(0, 10),
  decision: door.decision,
});

const formSchema = z.object({
  urls: z.string().max(200_000).default(''),
  reasons: z.string().max(20_000).default(''),
  name: z.string().max(320).default(''),
  email: z.string().max(320).default(''),
  childOffence: z.string().optional(),
  bonaFide: z.string().optional(),
  website: z.string().default(''),
});

const toValues = (body: z.infer<typeof formSchema>): FormValues => ({
  urls: body.urls,
  reasons: body.reasons,
  name: body.name,
  email: body.email,
  childOffence: body.childOffence === 'yes',
  bonaFide: body.bonaFide === 'yes',
});

function toClaim(values: FormValues, language: Language): Claim {
  const email = z.email().safeParse(values.email.trim());
  const name = values.name.trim();
  return {
    language,
    reasons: values.reasons.trim(),
    urls: findUrls(values.urls),
    notifier: name || email.success ? { name, email: email.success ? email.data : null, organisation: null } : null,
    childOffence: values.childOffence,
    bonaFide: values.bonaFide,
    notice: null,
    replyTo: null,
  };
}
