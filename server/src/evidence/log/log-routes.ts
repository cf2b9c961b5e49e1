import fastifyStatic from '@fastify/static';
import type { Http } from '../../base/http/http.ts';

/**
 * What of the log's folder is public (C2SP tlog-tiles, "APIs"): the head, tiles and entries, whole or in part; and what
 * each witness has cosigned last; the changes of its keys; where it was put back from a copy, that gap and the head of
 * the log that was closed.
 */
const PUBLIC =
  /^\/(?:checkpoint|keys\.json|gaps\.json|(?:cosigned|closed)\/[0-9a-f]{8}|tile\/(?:\d|[1-5]\d|6[0-3]|entries)\/(?:x\d{3}\/)*\d{3}(?:\.p\/(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-5]))?)$/;
const TEXT = /\/(?:checkpoint|keys\.json|gaps\.json|(?:cosigned|closed)\/[0-9a-f]{8})$/;

/** `/log`: the public log, as static files. Leaves are salted digests: the log tells nothing of any case. */
export async function addLogRoutes(app: Http, logDir: string): Promise<void> {
  await app.register(async (log: Http) => {
    // Witnesses, monitors and courts have no account.
    log.addHook('onRoute', (route) => {
      route.config = { ...route.config, public: true };
    });
    await log.register(fastifyStatic, {
      root: logDir,
      prefix: '/log/',
      decorateReply: false,
      index: false,
      cacheControl: false,
      allowedPath: (path) => PUBLIC.test(path),
      // A tile of a given width never changes; a head does with every entry.
      setHeaders(reply, path) {
        const isText = TEXT.test(path);
        reply.header('content-type', isText ? 'text/plain; charset=utf-8' : 'application/octet-stream');
        reply.header('cache-control', isText ? 'no-cache' : 'public, max-age=31536000, immutable');
        reply.header('access-control-allow-origin', '*');
      },
    });
  });
}
