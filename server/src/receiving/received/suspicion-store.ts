import { sql } from 'kysely';
import { z } from 'zod';
import { instant, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { suspicionInputSchema } from './received-schema.ts';

const suspicionSchema = suspicionInputSchema.extend({ id: z.string(), reportedAt: instant });
type Suspicion = z.infer<typeof suspicionSchema>;

/** Keeps that a suspicion was reported to an authority (art. 18). */
export async function saveSuspicion(
  tx: Tx,
  suspicion: Suspicion & { unit: string; received: string; account: string; now: Date },
): Promise<void> {
  await sql`
    insert into suspicion (id, unit_id, received_id, member_state, authority, facts, reported_at, account_id, made_at)
    values (${suspicion.id}, ${suspicion.unit}, ${suspicion.received}, ${suspicion.memberState}, ${suspicion.authority}, ${suspicion.facts},
      ${suspicion.reportedAt}, ${suspicion.account}, ${suspicion.now})`.execute(tx);
}

/** The suspicions that a notice gave rise to, the oldest first. */
export function listSuspicions(tx: Tx, received: string): Promise<Suspicion[]> {
  return rows(
    tx,
    suspicionSchema,
    sql`select id, member_state, authority, facts, reported_at from suspicion where received_id = ${received} order by id`,
  );
}
