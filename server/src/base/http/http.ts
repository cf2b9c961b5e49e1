import { isUtf8 } from 'node:buffer';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  isResponseSerializationError,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { z } from 'zod';
import { VigieError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { readLanguage } from '../core/language.ts';
import { isSame, storeFault, storeRefusal } from '../database/faults.ts';
import { holdsKeepable, isKeepable } from '../text/keepable.ts';
import { API_PAGE_POLICY, renderApiPage } from './api-page.ts';
import { evenOut } from './even-out.ts';
import { mustBeOwn } from './own-origin.ts';
import { catalogue, refusal } from './refusals.ts';
import { addFew, safeHeaders } from './safe-headers.ts';

export type Http = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** RFC 9457 problem details: how every error leaves by the API. */
const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** The stable code, `VIGIE_<LINK>_<WHAT>`. */
  code: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  /** The request's id, under which the log of the service has it. */
  request: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** One page of a list: `next` is the cursor of the following page, `null` at the end. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** Days and instants that the database knows, and what lies around them. */
const isDated = (text: string): boolean => text >= '1900-01-01' && text < '9999-01-01';
const notDated = { message: 'Is not between 1900 and 9998.' };

/** A day with which a period may begin or end: one that has a day before and after it, in every time zone. */
export const periodDay = z.iso.date().refine(isDated, notDated);
/** An instant that somebody gives. */
export const givenInstant = z.iso.datetime({ offset: true }).refine(isDated, notDated);
/** The same in UTC. */
export const givenUtc = z.iso.datetime().refine(isDated, notDated);

export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A page of a list: `next` is the last one's id while the page is full. */
export function toPage<T extends { id: string }>(items: T[], limit: number): { items: T[]; next: string | null } {
  return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null };
}

/** The header of creating requests that may be sent again without creating twice. */
export const idempotencyHeaders = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() });

/** A request that is not as its declaration says: where, and what is wrong there. */
class InvalidRequest extends VigieError {
  readonly faults: readonly { pointer: string; detail: string }[];

  constructor(faults: readonly { pointer: string; detail: string }[]) {
    const { status, ...words } = catalogue.VIGIE_HTTP_INVALID;
    super('VIGIE_HTTP_INVALID', words, { status });
    this.faults = faults;
  }
}

/**
 * Refuses text that PostgreSQL cannot keep: NUL, half a surrogate pair. Nothing here recurses: what comes in may be
 * nested as deep as its sender likes.
 *
 * @throws InvalidRequest (400) with the first place
 */
export function mustBeText(part: unknown): void {
  if (holdsKeepable(part)) return;
  const left: { value: unknown; pointer: string }[] = [{ value: part, pointer: '' }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, pointer } = next;
    if (typeof value === 'string' && !isKeepable(value)) {
      throw new InvalidRequest([{ pointer: pointer || '/', detail: 'Holds a character that is none.' }]);
    }
    if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (!isKeepable(name)) left.push({ value: name, pointer });
      left.push({ value: inner, pointer: `${pointer}/${name}` });
    }
  }
}

/** Parses one part of a request. @throws InvalidRequest (400) with the place of each fault. */
export function parsePart<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    mustBeText(parsed.data);
    return parsed.data;
  }
  throw new InvalidRequest(
    parsed.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, detail: message })),
  );
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Media types of bodies that may go on for ever. */
    endless?: readonly string[];
    /** True: no sign-in needed. */
    public?: boolean;
  }
}

/** What Fastify and its plug-ins refuse by themselves: their own words are English. */
const REFUSED: Partial<Record<number, string>> = {
  413: 'Le contenu est trop volumineux.',
  415: 'Ce type de contenu n’est pas accepté.',
  429: 'Trop de demandes : réessayez dans un instant.',
};

/** What every error leaves as, whether a refusal in words or a fault that is only logged. */
function toVigieError(error: unknown, log: Logger): VigieError {
  if (error instanceof VigieError) return error;
  const refused = storeRefusal(error);
  if (refused) return refused;
  const fault = storeFault(error);
  if (fault) {
    log.warn({ code: fault.code, error: error instanceof Error ? error.message : String(error) }, 'store fault');
    return fault;
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new InvalidRequest(
      error.validation.map((issue) => ({ pointer: issue.instancePath || '/', detail: issue.message ?? '' })),
    );
  }
  if (isSame(error)) {
    log.warn({ error: error instanceof Error ? error.message : '' }, 'the same once more');
    return refusal('VIGIE_HTTP_SAME', {}, { cause: error });
  }
  if (isResponseSerializationError(error))
    log.error({ error: error.message, cause: error.cause }, 'answer not as declared');
  const status =
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status >= 500) {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
    return refusal('VIGIE_HTTP_INTERNAL');
  }
  const words = {
    en: error instanceof Error ? error.message : 'Refused.',
    fr: REFUSED[status] ?? 'La demande est refusée.',
  };
  return new VigieError('VIGIE_HTTP_REFUSED', words, { status });
}

/** When to ask again whoever is told that what is missing passes (RFC 9110, 10.2.3). */
const RETRY_AFTER_SECONDS = 2;

/** Sends what went wrong, in the language that the request asks for; English without one. */
function sendProblem(request: FastifyRequest, reply: FastifyReply, refused: VigieError): FastifyReply {
  if (refused.status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  const problem = problemOf(request, refused);
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** What went wrong in a part of a request that is answered in parts, as the whole would be told. */
export const toProblem = (request: FastifyRequest, error: unknown, log: Logger): Problem =>
  problemOf(request, toVigieError(error, log.child({ request: request.id })));

function problemOf(request: FastifyRequest, refused: VigieError): Problem {
  const { title, detail } = refused.say(readLanguage(request.headers['accept-language']) ?? 'en');
  return {
    type: 'about:blank',
    title,
    status: refused.status,
    code: refused.code,
    ...(detail.length > 0 ? { detail: detail.join('\n') } : {}),
    ...(refused instanceof InvalidRequest ? { errors: [...refused.faults] } : {}),
    request: request.id,
  };
}

/** What a request may hold, unless its route says more. */
const BODY_BYTES = 64 * 1024;

/** How long a request that has begun may take when the service is asked to end. */
const LAST_REQUESTS_MS = 10_000;

/**
 * A connection that is in use when the server closes would be kept for its client's next request, for more than a
 * minute: it is closed as soon as it has its answer, and in the end without one.
 */
function closeInTime(app: Http): void {
  app.addHook('preClose', async () => {
    const { server } = app;
    if (!server.listening) return;
    const idle = setInterval(() => server.closeIdleConnections(), 50).unref();
    const all = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS).unref();
    server.once('close', () => {
      clearInterval(idle);
      clearTimeout(all);
    });
  });
}

/** How long the body of a request may take, unless it is one that goes on for ever. */
const BODY_MS = 60_000;

/** Ends connections whose body does not come to its end in time; Node's own limit knows no exceptions. */
function endLate(app: Http): void {
  app.addHook('onRequest', async ({ raw, routeOptions: { config } }) => {
    const { headers, complete } = raw;
    const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
    const type = headers['content-type'] ?? '';
    if (!hasBody || complete || config.endless?.some((each) => type.startsWith(each))) return;
    const late = setTimeout(() => raw.destroy(), BODY_MS).unref();
    for (const over of ['end', 'close']) raw.once(over, () => clearTimeout(late));
  });
}

/**
 * The web server with what every route stands on: schemas, OpenAPI, problem details, security headers, limits. Links
 * add their routes.
 */
export async function createHttp(options: {
  log: Logger;
  version: string;
  /** Addresses and networks of the proxies that are believed; none: the connection's own address counts. */
  trustedProxies?: readonly string[];
  /** Where others reach this installation; with `https:`, browsers are told to come by TLS alone. */
  publicUrl?: string | null;
}): Promise<Http> {
  const { trustedProxies = [], publicUrl = null } = options;
  const toldOf = (error: unknown, { id }: FastifyRequest): VigieError =>
    toVigieError(error, options.log.child({ request: id }));
  const app: Http = fastify({
    // What is asked is logged by `addAccessLog`, which keeps addresses and queries to itself.
    loggerInstance: options.log.child({}, { level: 'warn' }) as FastifyBaseLogger,
    // What is logged of a request here names it by itself: a logger for each would be made for nothing.
    childLoggerFactory: (logger) => logger,
    genReqId: () => newId('req', new Date()),
    bodyLimit: BODY_BYTES,
    requestTimeout: 0, // By `endLate`: some have no end.
    // What still comes on open connections while it ends is answered: Fastify's own 503 would not say when to ask again.
    return503OnClosing: false,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    // An address that cannot be decoded comes past the error handler and the hooks.
    frameworkErrors(error, request, reply) {
      addFew(reply, publicUrl);
      return sendProblem(request, reply, toldOf(error, request));
    },
  }).withTypeProvider<ZodTypeProvider>();
  closeInTime(app);
  endLate(app);
  const parseJson = app.getDefaultJsonParser('error', 'error');
  // Read all the same, its words would be others, and nothing would be found in them (RFC 8259, 8.1).
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (isUtf8(body)) void parseJson(request, body.toString(), done);
    else done(new InvalidRequest([{ pointer: '/', detail: 'Is not in UTF-8.' }]));
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(async (error, request, reply) => {
    const refused = toldOf(error, request);
    if (refused.status === 404) await evenOut(reply);
    return sendProblem(request, reply, refused);
  });
  app.setNotFoundHandler((request) => {
    const path = request.url.split('?')[0] ?? '';
    throw refusal('VIGIE_HTTP_NOT_FOUND', { path });
  });
  await app.register(cookie);
  // Of IPv6 the network of one customer counts, who has 2^64 addresses in it (RFC 4291, 2.5.4): as for sign-in.
  await app.register(rateLimit, { global: false, ipv6Subnet: 64 });
  const safe = safeHeaders(publicUrl);
  await app.register(helmet, safe.options);
  app.addHook('onRequest', async (_request, reply) => safe.add(reply));
  app.addHook('onRequest', async (request) => mustBeOwn(request, publicUrl));
  // What is not for everybody is kept by no cache, unless a route says how.
  app.addHook('onSend', async (request, reply) => {
    const { config, url = '' } = request.routeOptions;
    const isPrivate = config.public !== true || url.startsWith('/v1/');
    if (isPrivate && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Vigie', version: options.version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'vigie_session' },
          bearer: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { bearer: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  const forAll = { config: { public: true }, schema: { hide: true } };
  app.get('/openapi.json', forAll, () => app.swagger());
  let page: string | null = null;
  for (const url of ['/docs', '/docs/'])
    app.get(url, forAll, (_, reply) => {
      // All routes are there once something is asked: made once.
      page ??= renderApiPage(app.swagger());
      return reply.type('text/html; charset=utf-8').header('content-security-policy', API_PAGE_POLICY).send(page);
    });
  return app;
}
