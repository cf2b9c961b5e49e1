import type { FastifyRequest } from 'fastify';
import { refusal } from './refusals.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True on a public route: pages of others must not send to it all the same. */
    ownOrigin?: boolean;
  }
}

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a page of ours sent it, or no page at all. Browsers say which page it was by `Sec-Fetch-Site` (W3C Fetch
 * Metadata) or at least by `Origin` (RFC 6454); a program says neither.
 */
function isOwn(request: FastifyRequest, publicUrl: string | null): boolean {
  const { 'sec-fetch-site': site, origin } = request.headers;
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (origin === undefined) return true;
  const own = [`${request.protocol}://${request.host}`];
  if (publicUrl !== null) own.push(new URL(publicUrl).origin);
  return own.includes(origin);
}

/**
 * Refuses what changes something and comes from a page of another site: a sibling of the same domain, too, which
 * `SameSite` cookies let through.
 *
 * @throws VigieError `VIGIE_HTTP_OTHER_ORIGIN` (403)
 */
export function mustBeOwn(request: FastifyRequest, publicUrl: string | null): void {
  const { url, config } = request.routeOptions;
  if (url === undefined || SAFE.has(request.method) || (config.public === true && config.ownOrigin !== true)) return;
  if (!isOwn(request, publicUrl)) throw refusal('VIGIE_HTTP_OTHER_ORIGIN');
}
