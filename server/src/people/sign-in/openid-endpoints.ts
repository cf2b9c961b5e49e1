import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { html, htmlPage, pagePolicy } from '../../base/http/html.ts';
import { openIdCookie } from '../cookies.ts';
import { openFile, type Visiting } from '../endpoint.ts';
import type { FileAnswer } from '../file-answer.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import { letIn, visitorIn } from './let-in.ts';
import { accountOf } from './openid-account.ts';
import { beginAtProvider, begunSchema, finishAtProvider, type OpenIdSettings } from './openid-client.ts';
import { enter } from './sign-in.ts';
import { keepStep, takeStep } from './step-store.ts';

const RETURN = '/v1/session/openid/return';
const STYLE = 'body{font-family:system-ui,sans-serif;margin:4rem auto;max-width:40rem;padding:0 1rem}';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Where we are reached, as the browser sees it. */
function ownUrl({ context, request }: Visiting): string {
  return context.config.publicUrl ?? `${request.protocol}://${request.host}`;
}

function settingsOf({ context }: Visiting): OpenIdSettings {
  if (context.config.openid === null) throw refusal('VIGIE_PEOPLE_OPENID_OFF');
  return context.config.openid;
}

/**
 * A page of ours between the provider and the console: the cookie of a session goes along only where one of our own pages
 * leads (`SameSite=Strict`).
 */
function page(visiting: Visiting, status: number, title: string, isForward: boolean): FileAnswer {
  const language = visiting.language ?? 'en';
  const link = html`<p><a href="/">${say('toConsole')[language]}</a></p>`;
  const forward: Record<string, string> = isForward ? { refresh: '0; url=/' } : {};
  return {
    type: 'text/html; charset=utf-8',
    status,
    headers: { ...forward, 'content-security-policy': pagePolicy(STYLE, 'none'), 'cache-control': 'no-store' },
    body: htmlPage({ language, title, style: STYLE, body: link }),
  };
}

/** Sign-in by the provider of identities of the organisation (OpenID Connect). */
export const openIdEndpoints: readonly Endpoint[] = [
  // Open: nobody is signed in before.
  openFile('GET /v1/session/openid', {
    options: () => ({ config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }),
    async file(visiting) {
      const { context, request, reply, now } = visiting;
      const begun = await beginAtProvider(settingsOf(visiting), `${ownUrl(visiting)}${RETURN}`);
      // Who comes back must come in the browser that went.
      const browser = randomBytes(32).toString('base64url');
      const { name, options } = openIdCookie(request, context.config.publicUrl);
      reply.setCookie(name, browser, options);
      const { url, state, verifier, nonce } = begun;
      const content = { verifier, nonce, browser: digestOf(browser) };
      await keepStep(context.store.db, { secret: state, kind: 'openid', content, now });
      return { type: 'text/plain', body: '', status: 302, headers: { location: url, 'cache-control': 'no-store' } };
    },
  }),
  // Open: the provider sends the browser here.
  openFile(`GET ${RETURN}`, {
    query: z.looseObject({ state: z.string().max(500).optional() }),
    async file(visiting, { query: { state = '' } }) {
      const { context, request, reply, now, language } = visiting;
      try {
        const settings = settingsOf(visiting);
        const { name, options } = openIdCookie(request, context.config.publicUrl);
        const browser = request.cookies[name] ?? '';
        reply.clearCookie(name, options);
        const begun = await takeStep(context.store.db, { secret: state, kind: 'openid', schema: begunSchema, now });
        if (!begun || begun.browser !== digestOf(browser)) throw refusal('VIGIE_PEOPLE_OPENID');
        const returned = new URL(request.url, ownUrl(visiting));
        const identity = await finishAtProvider(settings, returned, { ...begun, state });
        const person = await accountOf(context, settings, identity, visitorIn(visiting));
        letIn(visiting, await enter(context, person, { way: 'openid', visitor: visitorIn(visiting) }));
        return page(visiting, 200, say('signedIn')[language ?? 'en'], true);
      } catch (error) {
        if (!(error instanceof VigieError)) throw error;
        context.log.warn({ error: error.message, cause: String(error.cause ?? '') }, 'sign-in by the provider refused');
        return page(visiting, error.status, error.say(language ?? 'en').title, false);
      }
    },
  }),
];
