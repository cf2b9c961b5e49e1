import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import { sql } from 'kysely';
import { newId } from '../base/core/ids.ts';
import type { Tx } from '../base/database/store.ts';

/** One act: who (an account, or `null` for the software itself), what, on what, why. */
export interface Act {
  unit: string;
  account: string | null;
  /** A noun and a verb in the past tense: `case.decided`. */
  act: `${string}.${string}`;
  subject: string;
  reason?: string;
  content?: Record<string, unknown>;
  now: Date;
}

export interface AuditEntry {
  number: number;
  account: string | null;
  act: string;
  subject: string;
  reason: string | null;
  content: Record<string, unknown>;
  at: string;
  digest: string;
}

function digestOf(previous: string, fields: unknown[]): string {
  return createHash('sha256')
    .update(canonicalJson([previous, ...fields]))
    .digest('hex');
}

/** Adds an act to the unit's audit log, in the transaction of the act itself. Entries are chained by digest, so a change shows. */
export async function record(tx: Tx, act: Act): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit/${act.unit}`}, 0))`.execute(tx);
  const { rows } = await sql<{ number: number; digest: string }>`
    select number, digest from audit where unit_id = ${act.unit} order by number desc limit 1`.execute(tx);
  const number = (rows[0]?.number ?? 0) + 1;
  const previous = rows[0]?.digest ?? '';
  const content = act.content ?? {};
  const digest = digestOf(previous, [
    number,
    act.account,
    act.act,
    act.subject,
    act.reason ?? null,
    content,
    act.now.toISOString(),
  ]);
  await sql`
    insert into audit (id, unit_id, number, account_id, act, subject_id, reason, content, done_at, previous_digest, digest)
    values (${newId('aud', act.now)}, ${act.unit}, ${number}, ${act.account}, ${act.act}, ${act.subject}, ${act.reason ?? null},
      ${JSON.stringify(content)}::jsonb, ${act.now}, ${previous}, ${digest})`.execute(tx);
}

interface AuditRow {
  number: number;
  account_id: string | null;
  act: string;
  subject_id: string;
  reason: string | null;
  content: Record<string, unknown>;
  done_at: Date;
  digest: string;
}

const toEntry = (row: AuditRow): AuditEntry => ({
  number: row.number,
  account: row.account_id,
  act: row.act,
  subject: row.subject_id,
  reason: row.reason,
  content: row.content,
  at: new Date(row.done_at).toISOString(),
  digest: row.digest,
});

/** The acts on one subject, oldest first. */
export async function readAudit(tx: Tx, subject: string): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditRow>`select * from audit where subject_id = ${subject} order by number`.execute(tx);
  return rows.map(toEntry);
}

/** Recomputes the unit's chain. @returns the number of the first entry that does not fit, or `null` when all do. */
export async function verifyAudit(tx: Tx): Promise<number | null> {
  let previous = '';
  let after = 0;
  for (;;) {
    const { rows } =
      await sql<AuditRow>`select * from audit where number > ${after} order by number limit 1000`.execute(tx);
    for (const row of rows) {
      const entry = toEntry(row);
      const digest = digestOf(previous, [
        entry.number,
        entry.account,
        entry.act,
        entry.subject,
        entry.reason,
        entry.content,
        entry.at,
      ]);
      if (entry.number !== after + 1 || digest !== entry.digest) return entry.number;
      previous = digest;
      after = entry.number;
    }
    if (rows.length === 0) return null;
  }
}
