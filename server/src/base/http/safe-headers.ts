import helmet from '@fastify/helmet';
import type { Http } from './http.ts';

/**
 * The headers that keep browsers from what no answer needs, on each. Helmet makes all of them anew for each answer; what
 * it made is kept, but for a page that asks for a nonce (`helmet: { enableCSPNonces: true }` of its route).
 */
export async function addSafeHeaders(app: Http, publicUrl: string | null): Promise<void> {
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    hsts: publicUrl?.startsWith('https:') === true && { maxAge: 63_072_000, includeSubDomains: false },
  });
  let made: [name: string, value: string][] | null = null;
  app.addHook('onRequest', (_request, { raw, helmet }, done) => {
    if (raw.hasHeader('content-security-policy')) return done(); // With its nonce.
    if (made === null) {
      helmet();
      made = Object.entries(raw.getHeaders()).map(([name, value]) => [name, String(value)]);
    } else for (const [name, value] of made) raw.setHeader(name, value);
    done();
  });
}
