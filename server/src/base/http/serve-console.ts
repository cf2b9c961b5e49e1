import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Http } from './http.ts';

const NOT_BUILT =
  '<!doctype html><html lang="en"><title>Vigie</title><p>The console is not built: run <code>npm run build -w console</code>.</p></html>';

/** The addresses of the console's screens (`console/src/paths.ts`): elsewhere there is nothing. */
const SCREENS =
  /^\/(?:(?:alerts|handovers|joint-operations|courts|referrals|before-publication|connect-marketplace|rules|compliance-report|releases-list|trusted-flagger-report|unit|received|statements|complaints|misuse|senders|transparency-report|imports|intake|sweeps|inquiries|people|account|audit|operations|data-requests)?|(?:alerts|attended|cases|received|exhibits|intake|sweeps|inquiries|joint-operations)\/[\w-]+|sweeps\/[\w-]+\/review|rules\/[\w-]+\/[\w-]+|(?:platforms|products|pictures)\/[^/]+|platforms\/[^/]+\/candidates\/[^/]+|platforms\/[^/]+\/age-gates\/[\w-]+|traders\/[^/]+\/[^/]+)$/;

/** The rule engine in the browser (docs/decisions/0038-engine-in-the-browser.md). */
const WORKER = /[\\/]engine-worker-[\w-]+\.js(?:\.br|\.gz)?$/;
/** It makes code of a pack's schema and of WebAssembly; it loads nothing but the console's own files and connects to nothing. */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'unsafe-eval'";

/** Whether a person goes to an address, which is none of the API's. */
const isBrowser = ({ headers }: { headers: { accept?: string | undefined } }, path: string): boolean =>
  !path.startsWith('/v1/') && /\btext\/html\b/.test(headers.accept ?? '');

/** Serves the console's build: hashed files below `/assets/`, and its one page at the addresses of its screens. */
export async function addConsole(app: Http, dist: string): Promise<void> {
  const index = join(dist, 'index.html');
  if (existsSync(join(dist, 'assets'))) {
    await app.register(async (assets: Http) => {
      // The page on which one signs in needs its script and style before.
      assets.addHook('onRoute', (route) => {
        route.config = { ...route.config, public: true };
      });
      await assets.register(fastifyStatic, {
        root: join(dist, 'assets'),
        prefix: '/assets/',
        decorateReply: false,
        index: false,
        immutable: true,
        preCompressed: true, // console/compress.js
        maxAge: '365d',
        // A worker is held to the policy that its own file comes with (CSP 3, 4.2.2).
        setHeaders: (reply, path) => {
          if (WORKER.test(path)) reply.header('content-security-policy', WORKER_POLICY);
        },
      });
    });
  }
  addVerifier(app, join(dist, 'verify.html'));
  const page = existsSync(index) ? readFileSync(index, 'utf8') : NOT_BUILT;
  const withNonce = { helmet: { enableCSPNonces: true }, config: { public: true }, schema: { hide: true } };
  app.get('/*', withNonce, (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const isScreen = SCREENS.test(path);
    // Who mistyped an address in a browser is told so by the console's page, in their language; a program by problem details.
    if (!isScreen && !isBrowser(request, path)) {
      reply.callNotFound();
      return reply;
    }
    return reply
      .code(isScreen ? 200 : 404)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(page.replaceAll('__CSP_NONCE__', reply.cspNonce.style));
  });
}

/**
 * `/verify`: the web verifier, a page that stands alone, for anyone. Its own policy is in it and is stricter than the
 * console's, which would refuse its script.
 */
function addVerifier(app: Http, path: string): void {
  if (!existsSync(path)) return;
  const page = readFileSync(path, 'utf8');
  const compressed = existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : null;
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? "default-src 'none'";
  app.get('/verify', { config: { public: true }, schema: { hide: true } }, (request, reply) => {
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
      .header('cache-control', 'no-cache')
      .header('vary', 'accept-encoding');
    if (compressed === null || !/\bbr\b/.test(String(request.headers['accept-encoding']))) return reply.send(page);
    return reply.header('content-encoding', 'br').send(compressed);
  });
}
