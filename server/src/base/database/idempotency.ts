import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { VigieError } from '../core/errors.ts';
import type { Tx } from './store.ts';

/**
 * Runs a creating request once for its `Idempotency-Key`: the answer is kept in the transaction of the act, and a repetition gets that answer
 * again without the act.
 *
 * @throws VigieError `VIGIE_BASE_KEY_REUSED` (409) when the key was used for another request.
 */
export async function once<T>(
  tx: Tx,
  request: { unit: string; key: string | undefined; content: unknown; now: Date },
  act: () => Promise<T>,
): Promise<T> {
  const { unit, key, now } = request;
  if (key === undefined) return act();
  const digest = createHash('sha256').update(JSON.stringify(request.content)).digest('hex');
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${unit}/${key}`}, 0))`.execute(tx);
  const { rows } = await sql<{ request_digest: string; answer: T }>`
    select request_digest, answer from idempotency_key where unit_id = ${unit} and key = ${key}`.execute(tx);
  const known = rows[0];
  if (known) {
    if (known.request_digest !== digest) {
      throw new VigieError(
        'VIGIE_BASE_KEY_REUSED',
        {
          en: 'This Idempotency-Key was used for another request. Choose a new one.',
          fr: 'Cette clé Idempotency-Key a servi à une autre demande. Choisissez-en une nouvelle.',
        },
        {
          status: 409,
        },
      );
    }
    return known.answer;
  }
  const answer = await act();
  await sql`
    insert into idempotency_key (unit_id, key, request_digest, answer, made_at)
    values (${unit}, ${key}, ${digest}, ${JSON.stringify(answer)}::jsonb, ${now})`.execute(tx);
  return answer;
}
