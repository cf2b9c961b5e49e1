import type { Logger } from 'pino';
import type { Http } from './http.ts';

/**
 * A line for each request: its id, which the answer bears too, the route that was matched, the status, and how long it
 * took. Nothing of who asked or what for: an address, a query or an id in a path can name a person or a case.
 */
export function addAccessLog(app: Http, log: Logger): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, id } = request;
    const { url: route = 'none' } = request.routeOptions;
    log.info({ request: id, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
  });
}
