import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyReply } from 'fastify';

const TLS = { maxAge: 63_072_000, includeSubDomains: false };

/** What an answer has that comes past the hooks, of which nobody shows more than its words. */
export function addFew(reply: FastifyReply, publicUrl: string | null): void {
  reply
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none';frame-ancestors 'none'")
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff');
  if (isTls(publicUrl)) reply.header('strict-transport-security', `max-age=${TLS.maxAge}`);
}

const isTls = (publicUrl: string | null): boolean => publicUrl?.startsWith('https:') === true;

/**
 * The headers that keep browsers from what no answer needs, on each. Helmet makes all of them anew for each answer; what
 * it made once is kept, but for a page that asks for a nonce (`helmet: { enableCSPNonces: true }` of its route).
 */
export function safeHeaders(publicUrl: string | null): {
  options: FastifyHelmetOptions;
  add(reply: Pick<FastifyReply, 'raw' | 'helmet'>): void;
} {
  let made: [name: string, value: string][] | null = null;
  return {
    options: {
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
      hsts: isTls(publicUrl) && TLS,
    },
    add(reply) {
      const { raw } = reply;
      if (raw.hasHeader('content-security-policy')) return; // With its nonce.
      if (made === null) {
        reply.helmet();
        made = Object.entries(raw.getHeaders()).map(([name, value]) => [name, String(value)]);
      } else for (const [name, value] of made) raw.setHeader(name, value);
    },
  };
}
