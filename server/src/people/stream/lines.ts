import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context, Endpoint } from '../../base/context.ts';
import { type Http, idempotencyHeaders, parsePart } from '../../base/http/http.ts';
import { callerOf } from '../access.ts';
import type { Asking } from '../endpoint.ts';
import { refusal } from '../refusals.ts';
import { mustReach, type NeededRole } from '../roles.ts';

const LINES = 'application/x-ndjson';

/** Who sends lines. `key`: the request's `Idempotency-Key`. */
export interface SendingLines extends Omit<Asking, 'now'> {
  key: string | undefined;
  /** @throws VigieError `VIGIE_PEOPLE_SIGNED_OUT` (401) where the session, or the key, counts no more */
  mustStillBeIn(): Promise<void>;
  request: FastifyRequest;
}

/**
 * A route that takes lines without end besides one body (`application/x-ndjson`), and answers each in its order: what is
 * declared of the one, who may do it above all, holds for the other.
 *
 * @param answer reads the lines as fast as its answers are taken, and no faster; it ends early where it must, and what
 *   still comes is not read. It throws before it answers anything where the whole is refused.
 */
export function orLines(
  endpoint: Endpoint,
  role: NeededRole,
  answer: (sending: SendingLines, body: Readable) => AsyncIterable<Uint8Array>,
): Endpoint {
  const addTo = (app: Http, context: Context): void => {
    app.addContentTypeParser(LINES, (_request, payload, done) => done(null, payload));
    app.addHook('onRoute', (route) => {
      if (route.url !== endpoint.path) return;
      route.schema = { ...route.schema, consumes: ['application/json', LINES] };
      route.config = { ...route.config, endless: [LINES] };
    });
    // Without a promise: one would end with the answer, and tell as a fault of ours that its reader went away.
    app.addHook('preHandler', (request, reply, done) => {
      const { body } = request;
      if (!(body instanceof Readable)) return done();
      const caller = callerOf(request);
      mustReach(caller, { role, scope: endpoint.scope });
      const { 'idempotency-key': key } = parsePart(idempotencyHeaders, request.headers);
      const mustStillBeIn = async (): Promise<void> => {
        if (!(await caller.isStillIn())) throw refusal('VIGIE_PEOPLE_SIGNED_OUT');
      };
      const sending = { context, by: caller.account, key, request, mustStillBeIn };
      sendLines(request, reply, answer(sending, body));
    });
    endpoint.add(app, context);
  };
  return { ...endpoint, add: (app, context) => void app.register(async (scope: Http) => addTo(scope, context)) };
}

function sendLines(request: FastifyRequest, reply: FastifyReply, answers: AsyncIterable<Uint8Array>): void {
  const { raw } = request;
  const { socket } = raw; // It may have none any more by then.
  // Where it was answered to its end and more would come, nobody reads that.
  reply.raw.once('finish', () => raw.complete || socket.destroySoon());
  const stream = Readable.from(answers, { objectMode: false, highWaterMark: 64 * 1024 });
  reply.code(200).type(LINES).send(stream);
}
