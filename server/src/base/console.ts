import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Http } from './http.ts';

const NOT_BUILT =
  '<!doctype html><html lang="en"><title>Vigie</title><p>The console is not built: run <code>npm run build -w console</code>.</p></html>';

/** Serves the console's build: hashed files below `/assets/`, and its one page for every other address that a browser opens. */
export async function addConsole(app: Http, dist: string): Promise<void> {
  const index = join(dist, 'index.html');
  if (existsSync(join(dist, 'assets'))) {
    await app.register(fastifyStatic, {
      root: join(dist, 'assets'),
      prefix: '/assets/',
      decorateReply: false,
      index: false,
      immutable: true,
      maxAge: '365d',
    });
  }
  const page = existsSync(index) ? readFileSync(index, 'utf8') : NOT_BUILT;
  app.get('/*', { config: { public: true }, schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (/^\/(?:v1|assets|log|releases|docs)(?:\/|$)/.test(path) || /\.\w+$/.test(path)) {
      reply.callNotFound();
      return reply;
    }
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(page.replaceAll('__CSP_NONCE__', reply.cspNonce.style));
  });
}
