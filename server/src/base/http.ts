import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
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
import { VigieError } from './errors.ts';

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
});
export type Problem = z.infer<typeof problemSchema>;

/** One page of a list: `next` is the cursor of the following page, `null` at the end. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** The header of creating requests that may be sent again without creating twice. */
export const idempotencyHeaders = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() });

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True: no sign-in needed. */
    public?: boolean;
  }
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

function toProblem(error: unknown, log: Logger): Problem {
  if (error instanceof VigieError) {
    return {
      type: 'about:blank',
      title: error.message,
      status: error.status,
      code: error.code,
      ...(error.detail.length > 0 ? { detail: error.detail.join('\n') } : {}),
    };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    return {
      type: 'about:blank',
      title: 'The request is not right.',
      status: 400,
      code: 'VIGIE_HTTP_INVALID',
      errors: error.validation.map((issue) => ({ pointer: issue.instancePath || '/', detail: issue.message ?? '' })),
    };
  }
  if (isResponseSerializationError(error))
    log.error({ error: error.message, cause: error.cause }, 'answer not as declared');
  const status =
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status >= 500) {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
    return {
      type: 'about:blank',
      title: 'Something went wrong here; it was logged.',
      status: 500,
      code: 'VIGIE_HTTP_INTERNAL',
    };
  }
  return {
    type: 'about:blank',
    title: error instanceof Error ? error.message : 'Refused.',
    status,
    code: 'VIGIE_HTTP_REFUSED',
  };
}

/** The web server with what every route stands on: schemas, OpenAPI, problem details, security headers, limits. Links add their routes. */
export async function createHttp(options: { log: Logger; version: string }): Promise<Http> {
  const app: Http = fastify({
    loggerInstance: options.log.child({}, { level: 'warn' }) as FastifyBaseLogger,
    bodyLimit: 16 * 1024 * 1024,
    requestTimeout: 60_000,
    trustProxy: false,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => sendProblem(reply, toProblem(error, options.log)));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, {
      type: 'about:blank',
      title: `There is nothing at ${request.url.split('?')[0]}.`,
      status: 404,
      code: 'VIGIE_HTTP_NOT_FOUND',
    }),
  );
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    hsts: false,
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
  await app.register(swaggerUi, { routePrefix: '/docs' });
  app.get('/openapi.json', { config: { public: true }, schema: { hide: true } }, () => app.swagger());
  app.get('/health', { config: { public: true }, schema: { hide: true } }, () => ({ status: 'ok' }));
  return app;
}
