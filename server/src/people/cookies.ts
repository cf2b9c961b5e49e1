import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

const DEVICE_SECONDS = 400 * 86_400;

/** Whether the browser speaks TLS with us, or with the proxy before us. */
const isSecure = (request: FastifyRequest, publicUrl: string | null): boolean =>
  request.protocol === 'https' || publicUrl?.startsWith('https:') === true;

/** A cookie's name and how it is set: with TLS, for this host alone (`__Host-`, RFC 6265bis, 4.1.3.2). */
function cookie(name: string, request: FastifyRequest, publicUrl: string | null) {
  const secure = isSecure(request, publicUrl);
  const options = { httpOnly: true, sameSite: 'strict', path: '/', secure } satisfies CookieSerializeOptions;
  return { name: secure ? `__Host-${name}` : name, options };
}

/** The cookie of a browser on its way to the provider of identities: it comes along when that one sends it back. */
export function openIdCookie(request: FastifyRequest, publicUrl: string | null) {
  const { name, options } = cookie('vigie_openid', request, publicUrl);
  return { name, options: { ...options, sameSite: 'lax' as const, maxAge: 600 } };
}

/** The cookie of a session: it ends with the browser. */
export const sessionCookie = (request: FastifyRequest, publicUrl: string | null) =>
  cookie('vigie_session', request, publicUrl);

/** The cookie by which a browser is known again; it opens nothing. */
export function deviceCookie(request: FastifyRequest, publicUrl: string | null) {
  const { name, options } = cookie('vigie_device', request, publicUrl);
  return { name, options: { ...options, maxAge: DEVICE_SECONDS } };
}
