import type { Words } from '@vigie/engine';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { explainFailure } from '../../base/fetch/failure-words.ts';
import type { Visit } from '../../base/fetch/fetch.ts';
import { say } from '../words.ts';

/** What the database keeps of a statement that it made. */
const keptSchema = z.object({
  puid: z.string(),
  uuid: z.string(),
  permalink: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .catch(null)
    .default(null),
});
export type KeptInDatabase = z.output<typeof keptSchema>;

/** How the Transparency Database answers a call with one statement or several. */
export type DatabaseAnswer =
  /** All were made. It may have failed to say under which numbers. */
  | { kind: 'made'; kept: KeptInDatabase[] }
  /** None was made: of these it has one already, or another call is inserting it. It need not name them all. */
  | { kind: 'repeated'; puids: string[] }
  /** None was made: these, by their place in the call, break its rules. */
  | { kind: 'refused'; errors: Map<number, unknown> }
  /** None was made, and it does not say whose fault that is. */
  | { kind: 'unexplained'; why: Words }
  /** The network or the server failed; the call may have been taken. */
  | { kind: 'failed'; why: Words }
  /** It hears nobody now: a person has to see to the token or the address, or a pause is asked for. */
  | { kind: 'closed'; why: Words; pauseSeconds: number | null };

const refusalSchema = z.object({
  message: z.string().optional(),
  errors: z.record(z.string(), z.unknown()).default({}),
  existing: z.object({ puid: z.string() }).optional(),
});
const madeSchema = z.union([
  z.object({ statements: z.array(keptSchema) }).transform(({ statements }) => statements),
  keptSchema.transform((one) => [one]),
]);

/**
 * Sends statements to the Transparency Database (API v1): one alone to `statement`, several to `statements`. What it
 * answers was read in its own code (digital-services-act/transparency-database, 69e80a0b, controllers of `Api/v1`).
 */
export async function sendStatements(
  context: Context,
  payloads: readonly Record<string, unknown>[],
): Promise<DatabaseAnswer> {
  const [only] = payloads;
  const isOne = payloads.length === 1;
  const answer = await call(
    context,
    'POST',
    isOne ? 'statement' : 'statements',
    isOne ? only : { statements: payloads },
  );
  if ('kind' in answer) return answer;
  const content = readJson(answer);
  if (answer.status === 200 || answer.status === 201) {
    const made = madeSchema.safeParse(content);
    return { kind: 'made', kept: made.success ? made.data : [] };
  }
  if (![400, 413, 422].includes(answer.status)) return judgeStatus(answer);
  const refusal = refusalSchema.safeParse(content);
  if (!refusal.success) return { kind: 'unexplained', why: say('submission.status', { status: answer.status }) };
  return readRefusal(refusal.data, payloads.length);
}

function readRefusal({ message, errors, existing }: z.output<typeof refusalSchema>, sent: number): DatabaseAnswer {
  const repeated = z.array(z.string()).safeParse(errors.existing_puids);
  const puids = [...(existing ? [existing.puid] : []), ...(repeated.success ? repeated.data : [])];
  if (puids.length > 0) return { kind: 'repeated', puids };
  const wrong = new Map<number, unknown>();
  for (let index = 0; index < sent; index++) {
    const own = errors[`statement_${index}`] ?? (sent === 1 && Object.keys(errors).length > 0 ? errors : undefined);
    if (own !== undefined) wrong.set(index, own);
  }
  if (wrong.size > 0) return { kind: 'refused', errors: wrong };
  const why = message ?? JSON.stringify(errors).slice(0, 1000);
  return { kind: 'unexplained', why: say('submission.refused', { why }) };
}

/**
 * Whether the database has a statement of this identifier (`GET /statement/existing-puid/…`: 302 it has, 404 it has
 * not). It gives no number, since February 2025.
 */
export async function askExisting(
  context: Context,
  puid: string,
): Promise<boolean | Extract<DatabaseAnswer, { kind: 'failed' | 'closed' }>> {
  const answer = await call(context, 'GET', `statement/existing-puid/${encodeURIComponent(puid)}`, null);
  if ('kind' in answer) return answer;
  // An address that knows no such call answers 404 as well, but without the identifier.
  const isAbout = z.object({ puid: z.literal(puid) }).safeParse(readJson(answer)).success;
  if (answer.status === 302 || answer.status === 200) return true;
  return answer.status === 404 && isAbout ? false : judgeStatus(answer);
}

function judgeStatus({ status, responseHeaders }: Visit): Extract<DatabaseAnswer, { kind: 'failed' | 'closed' }> {
  const closed = (why: Words, pauseSeconds: number | null = null) => ({ kind: 'closed' as const, why, pauseSeconds });
  if (status === 401) return closed(say('submission.token'));
  if (status === 403) return closed(say('submission.no-platform'));
  if (status === 429) {
    const [, after = ''] = responseHeaders.find(([name]) => name.toLowerCase() === 'retry-after') ?? [];
    const seconds = /^\d{1,6}$/.test(after) ? Number(after) : 60;
    return closed(say('submission.too-many', { seconds }), seconds);
  }
  if (status >= 500 || status === 408) return { kind: 'failed', why: say('submission.status', { status }) };
  return closed(say('submission.elsewhere', { status }));
}

async function call(
  { config, visitor }: Context,
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
): Promise<Visit | Extract<DatabaseAnswer, { kind: 'failed' | 'closed' }>> {
  if (config.transparency === null) return { kind: 'closed', why: say('submission.unset'), pauseSeconds: null };
  const { url, token } = config.transparency;
  const visited = await visitor.visit(`${url}/api/v1/${path}`, {
    method,
    body: body === null ? null : Buffer.from(JSON.stringify(body)),
    headers: [
      ['Authorization', `Bearer ${token}`],
      ['Accept', 'application/json'],
      ['Content-Type', 'application/json'],
    ],
    robots: false,
    pace: false,
    limits: { redirects: 0 },
  });
  if (visited.ok) return visited;
  return { kind: 'failed', why: say('submission.unreachable', { why: explainFailure(visited) }) };
}

function readJson(answer: Visit): unknown {
  try {
    return JSON.parse(answer.body.toString());
  } catch {
    return null;
  }
}
