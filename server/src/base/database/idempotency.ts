import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { refusal } from './refusals.ts';
import { row } from './rows.ts';
import type { Tx } from './store.ts';

const keptSchema = z.object({ requestDigest: z.string(), accountId: z.string().nullable(), answer: z.unknown() });

/**
 * Runs a request once for its `Idempotency-Key`: the answer is kept in the transaction of the act, and a repetition
 * gets that answer again without the act. A key counts for one method and path (`route`): the same key elsewhere is
 * another request.
 *
 * @param request `content`: whatever makes it this request and no other, by its digest.
 * @param keep what is kept of the answer: without what must be kept nowhere
 * @throws VigieError `VIGIE_BASE_KEY_REUSED` (409) when the key was used on this path with another content, or by another account.
 */
export async function idempotent<A>(
  tx: Tx,
  request: { unit: string; account: string; key: string | undefined; route: string; content: unknown; now: Date },
  act: () => Promise<A>,
  keep: (answer: A) => unknown = (answer) => answer,
): Promise<unknown> {
  const { unit, account, key, route, now } = request;
  if (key === undefined) return act();
  const digest = createHash('sha256').update(JSON.stringify(request.content)).digest('hex');
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${unit}/${route}/${key}`}, 0))`.execute(tx);
  const kept = await row(
    tx,
    keptSchema,
    sql`select request_digest, account_id, answer from idempotency_key where unit_id = ${unit} and route = ${route} and key = ${key}`,
  );
  if (kept) {
    const isTheirs = kept.accountId === null || kept.accountId === account;
    if (kept.requestDigest !== digest || !isTheirs) throw refusal('VIGIE_BASE_KEY_REUSED');
    return kept.answer;
  }
  const answer = await act();
  await sql`
    insert into idempotency_key (unit_id, account_id, route, key, request_digest, answer, made_at)
    values (${unit}, ${account}, ${route}, ${key}, ${digest}, ${JSON.stringify(keep(answer) ?? null)}::jsonb, ${now})`.execute(
    tx,
  );
  return answer;
}

/** How long a repeated request finds its answer. */
const KEPT_DAYS = 30;

/** Takes away the answers that nobody will ask for again, in the unit of this transaction. */
export async function forgetAnswers(tx: Tx, now: Date): Promise<void> {
  await sql`delete from idempotency_key where made_at < ${new Date(now.getTime() - KEPT_DAYS * 86_400_000)}`.execute(
    tx,
  );
}
