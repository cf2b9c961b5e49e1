import { z } from 'zod';

/** What is said by a server that starts, stops or is gone: asking again helps. */
const PASSING = new Set(['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE']);

const withCode = z.object({ code: z.string() });

/** Whether a connection failed as it does while the server starts, stops or is gone. */
export function isPassing(error: unknown): boolean {
  const { data } = withCode.safeParse(error);
  return data
    ? PASSING.has(data.code)
    : error instanceof Error && /Connection terminated|is not queryable/.test(error.message);
}
