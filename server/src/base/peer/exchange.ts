import { PassThrough } from 'node:stream';
import type { Words } from '@vigie/engine';
import { type Signer, type Verifier, verifierKey } from '@vigie/proof';
import type { FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { z } from 'zod';
import type { Context, Endpoint } from '../context.ts';
import { FAILURE_WORDS } from '../fetch/failure-words.ts';
import { type HeaderList, headerOf } from '../fetch/fetch.ts';
import { type Http, parsePart } from '../http/http.ts';
import {
  type Fields,
  onlyKey,
  type SignedRequest,
  signRequest,
  signResponse,
  verifyRequest,
  verifyResponse,
} from './http-signature.ts';
import { say } from './words.ts';

/** Octets of an answer to what we send: a receipt is small, a problem too. */
const ANSWER_BYTES = 1024 * 1024;
/** A peer that asks for more patience than this is tried again all the same. */
const LONGEST_PATIENCE_MS = 24 * 3600_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** The octets of a signed request's body. */
    octets: Buffer;
    /** Who signed it; null on other routes. */
    signedBy: Verifier | null;
  }
}

/**
 * What a peer said to a message. `temporary`: the same message may be accepted later; otherwise a person has to act.
 */
export type Posted =
  | { accepted: true; status: number; body: Buffer }
  | { accepted: false; temporary: boolean; detail: Words; patienceMs: number | null };

/** What is asked of the side that is called: its clock and its own address. */
interface Peer {
  clock: Context['clock'];
  config: Pick<Context['config'], 'publicUrl'>;
}

/**
 * Publishes the installation's key, so that others can enter it in their register: `/.well-known/vigie-exchange`.
 *
 * @param changes signed notes of the changes of this key (docs/reference/keys.md)
 */
export function addExchange(app: Http, signer: Signer, changes: readonly string[]): void {
  app.decorateRequest('signedBy', null);
  app.decorateRequest('octets');
  app.get(
    '/.well-known/vigie-exchange',
    {
      config: { public: true },
      schema: {
        tags: ['exchange'],
        summary: 'Gives the name and the public key of this installation, and the changes of that key.',
        security: [],
        response: {
          200: z
            .object({ name: z.string(), key: z.string(), changes: z.array(z.string()) })
            .meta({ id: 'ExchangeKey' }),
        },
      },
    },
    () => ({ name: signer.name, key: verifierKey(signer), changes: [...changes] }),
  );
}

/**
 * The part of a route's options that lets signed requests in and nobody else (docs/reference/exchange.md). The
 * signature is checked over the octets that came, before the body is looked at by its schema; the route then finds the
 * key in `request.signedBy`.
 *
 * @param keyOf the key of a `keyid` that is believed on this request; null: none
 */
export function signedRoute(
  { clock, config }: Peer,
  keyOf: (keyid: string, request: FastifyRequest) => Verifier | null | Promise<Verifier | null>,
) {
  return {
    config: { public: true },
    async preParsing(request: FastifyRequest, _reply: FastifyReply, payload: NodeJS.ReadableStream) {
      // The body's limit is kept by the parser that reads on: it stops this stream too.
      const chunks: Buffer[] = [];
      const through = new PassThrough();
      payload.on('data', (chunk: Buffer) => chunks.push(chunk));
      payload.on('error', (error) => through.destroy(error));
      through.on('end', () => {
        request.octets = Buffer.concat(chunks);
      });
      return payload.pipe(through);
    },
    async preValidation(request: FastifyRequest) {
      const signed = toSigned(request, config.publicUrl);
      request.signedBy = await verifyRequest(signed, (keyid) => keyOf(keyid, request), clock());
    },
  };
}

/** A message that came signed. */
export interface SignedMessage<B> {
  body: B;
  /** Its `Idempotency-Key`. */
  key: string;
  /** The verifier key that signed it. */
  signedBy: string | null;
}

const keyHeader = z.object({ 'idempotency-key': z.string().min(1).max(200) });

/** A message that other installations post, signed (docs/reference/exchange.md), and the signed answer to it. */
export function signedPost<B, A>(
  path: string,
  declared: {
    /** What it does, for the API's documentation. */
    says: string;
    body: z.ZodType<B>;
    answer: z.ZodType<A>;
    bodyLimit: number;
    /** The key of a `keyid` that is believed; null: none. */
    keyOf(context: Context, keyid: string): Verifier | null;
    /** 202: it is new; 200: it was there before. */
    receive(context: Context, message: SignedMessage<B>): Promise<{ status: 200 | 202; content: A }>;
  },
): Endpoint {
  const { says, body, answer, bodyLimit } = declared;
  return {
    method: 'POST',
    path,
    role: null,
    scope: null,
    add(app, context) {
      const schema: FastifySchema = {
        tags: ['exchange'],
        summary: says,
        security: [],
        headers: keyHeader,
        body,
        response: { 200: answer, 202: answer },
      };
      app.route({
        method: 'POST',
        url: path,
        ...signedRoute(context, (keyid) => declared.keyOf(context, keyid)),
        bodyLimit,
        schema,
        // Parsed here, once, into what the declaration's types say.
        validatorCompiler: () => (value) => ({ value }),
        async handler(request, reply) {
          const { 'idempotency-key': key } = parsePart(keyHeader, request.headers);
          const signedBy = request.signedBy && verifierKey(request.signedBy);
          const received = await declared.receive(context, { body: parsePart(body, request.body), key, signedBy });
          return replySigned(context, request, reply, received);
        },
      });
    },
  };
}

/** Sends the JSON answer to a signed request, signed and bound to it. Also for `application/problem+json`. */
export function replySigned(
  { clock, config, signer }: Peer & Pick<Context, 'signer'>,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: { status: number; content: unknown },
): FastifyReply {
  const body = Buffer.from(JSON.stringify(answer.content));
  const headers = { 'content-type': 'application/json' };
  const signed = signResponse(
    { status: answer.status, headers, body },
    toSigned(request, config.publicUrl),
    signer,
    clock(),
  );
  return reply
    .code(answer.status)
    .headers({ ...headers, ...Object.fromEntries(signed) })
    .send(body);
}

/**
 * Sends a signed message to a peer and says what became of it. Never throws for what the peer does, follows no
 * redirect, and goes where visits may go.
 *
 * @param message `key` is its idempotency key: the same message has the same at every try. `peerKey`: the verifier key
 *   whose signature on the answer is believed; null: none is known, and any answer is believed
 */
export async function postSigned(
  { visitor, signer, clock }: Pick<Context, 'visitor' | 'signer' | 'clock'>,
  message: { url: string; key: string; body: Buffer; peerKey: string | null },
): Promise<Posted> {
  if (!URL.canParse(message.url)) {
    const detail = say('badUrl', { url: message.url.slice(0, 200) });
    return { accepted: false, temporary: false, detail, patienceMs: null };
  }
  // As the visitor writes it, and so as the peer sees it.
  const { href, host } = new URL(message.url);
  const request: SignedRequest = {
    method: 'POST',
    url: href,
    headers: { 'content-type': 'application/json', 'idempotency-key': message.key },
    body: message.body,
  };
  const signed = signRequest(request, signer, clock());
  const visited = await visitor.visit(request.url, {
    method: 'POST',
    body: message.body,
    headers: [
      ['Content-Type', 'application/json'],
      ['Idempotency-Key', message.key],
      ['Accept', 'application/json, application/problem+json'],
      // A peer's refusal is quoted in logs and to people alike.
      ['Accept-Language', 'en'],
      ['Accept-Encoding', 'identity'],
      ...signed,
    ],
    robots: false,
    pace: false,
    limits: { bytes: ANSWER_BYTES, redirects: 0 },
  });
  if (!visited.ok) {
    const final = ['refused-address', 'bad-url', 'too-many-redirects'].includes(visited.kind);
    const detail = say('unreached', { host, why: { en: visited.detail, fr: FAILURE_WORDS[visited.kind].fr } });
    return { accepted: false, temporary: !final, detail, patienceMs: null };
  }
  const { status, codedBody: body, responseHeaders } = visited;
  if (status < 200 || status >= 300) {
    const temporary = status >= 500 || [408, 425, 429].includes(status);
    const said = titleOf(body);
    const detail = said === '' ? say('answers', { host, status }) : say('answersWith', { host, status, said });
    return { accepted: false, temporary, detail, patienceMs: patienceOf(responseHeaders, clock()) };
  }
  if (message.peerKey !== null) {
    const sent = { ...request, headers: { ...request.headers, ...toFields(signed) } };
    try {
      await verifyResponse(
        { status, headers: toFields(responseHeaders), body },
        sent,
        onlyKey(message.peerKey),
        clock(),
      );
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return {
        accepted: false,
        temporary: true,
        detail: say('wrongKey', { host, status, why }),
        patienceMs: null,
      };
    }
  }
  return { accepted: true, status, body };
}

function toSigned(request: FastifyRequest, publicUrl: string | null): SignedRequest {
  return {
    method: request.method,
    url: `${publicUrl ?? `${request.protocol}://${request.host}`}${request.url}`,
    headers: request.headers,
    body: request.octets,
  };
}

function toFields(list: HeaderList): Fields {
  return Object.fromEntries(list.map(([name, value]) => [name.toLowerCase(), value]));
}

/** What a refusal says of itself (RFC 9457), cut short: it is a stranger's text. */
function titleOf(body: Buffer): string {
  const problem = z
    .object({
      title: z.string().optional(),
      detail: z.string().optional(),
      errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    })
    .safeParse(readJson(body));
  if (!problem.success) return '';
  const { title, detail, errors } = problem.data;
  const places = errors?.map(({ pointer, detail }) => `${pointer}: ${detail}`) ?? [];
  const said = [title, detail, ...places].filter(Boolean).join(' ');
  return said.slice(0, 500);
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

/** `Retry-After` (RFC 9110, section 10.2.3), in seconds or as a date. */
function patienceOf(headers: HeaderList, now: Date): number | null {
  const value = headerOf(headers, 'retry-after');
  if (value === null) return null;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_PATIENCE_MS);
}
