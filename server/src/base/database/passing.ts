import { z } from 'zod';

/** What is said by a server that starts, stops or is gone, and of one that cannot be reached: asking again helps. */
const PASSING = new Set(
  (
    '57P01 57P02 57P03 53300 ECONNREFUSED ECONNRESET ENOENT EPIPE ' +
    'ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN'
  ).split(' '),
);

/** How long a connection may take, or wait for one that is free: a machine with much to do takes some seconds for it. */
export const CONNECT_MS = 15_000;

const withCode = z.object({ code: z.string() });

/** Whether a connection failed as it does while the server starts, stops or is gone. */
export function isPassing(error: unknown): boolean {
  const { data } = withCode.safeParse(error);
  return data
    ? PASSING.has(data.code)
    : error instanceof Error && /Connection terminated|is not queryable|^timeout expired$/.test(error.message);
}

/** Why a connection failed, in a line: where a name has several addresses, Node says nothing but the code. */
export function whyOf(error: unknown): string {
  return (error instanceof Error && error.message) || withCode.safeParse(error).data?.code || String(error);
}
