import type { FastifyRequest } from 'fastify';

/** From where somebody signs in. */
export interface Visitor {
  address: string | null;
  /** What the browser says that it is. */
  agent: string | null;
}

export const NOBODY: Visitor = { address: null, agent: null };

/** From where a request comes; behind a trusted proxy, what that one says. */
export function visitorOf(request: FastifyRequest): Visitor {
  const agent = request.headers['user-agent']?.replace(/\P{ASCII}|\p{Cc}/gu, '').slice(0, 200);
  return { address: request.ip, agent: agent ?? null };
}
