import type { FastifyRequest } from 'fastify';

/** From where somebody signs in. */
export interface Visitor {
  address: string | null;
  /** What the browser says that it is. */
  agent: string | null;
  /** The cookie of a browser in which somebody has signed in before. */
  device: string | null;
}

export const NOBODY: Visitor = { address: null, agent: null, device: null };

/** From where a request comes; behind a trusted proxy, what that one says. */
export function visitorOf(request: FastifyRequest, device: string | undefined): Visitor {
  const agent = request.headers['user-agent']?.replace(/\P{ASCII}|\p{Cc}/gu, '').slice(0, 200);
  const isToken = device !== undefined && /^[\w-]{43}$/.test(device);
  return { address: request.ip, agent: agent ?? null, device: isToken ? device : null };
}
