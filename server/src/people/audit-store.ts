import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { newId } from '../base/core/ids.ts';
import { instant, row, rows } from '../base/database/rows.ts';
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

const entrySchema = z.object({
  number: z.int(),
  account: z.string().nullable(),
  act: z.string(),
  subject: z.string(),
  reason: z.string().nullable(),
  content: z.record(z.string(), z.unknown()),
  at: instant,
  digest: z.string(),
});
/** One entry of the log as it is kept. */
export type AuditEntry = z.infer<typeof entrySchema>;

const ENTRY = sql`select number::int, account_id as account, act, subject_id as subject, reason, content, done_at as at, digest from audit`;

function digestOf(previous: string, fields: unknown[]): string {
  return createHash('sha256')
    .update(canonicalJson([previous, ...fields]))
    .digest('hex');
}

/** Adds an act to the unit's audit log, in the transaction of the act itself. */
export function record(tx: Tx, act: Act): Promise<void> {
  return recordAll(tx, [act]);
}

/**
 * Adds acts of one unit to its audit log, in the transaction of the acts themselves. Entries are chained by digest, so a
 * change shows. Nobody else adds to that log until the transaction ends: what takes long comes before.
 */
export async function recordAll(tx: Tx, acts: Act[]): Promise<void> {
  const [first] = acts;
  if (!first) return;
  const { unit } = first;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit/${unit}`}, 0))`.execute(tx);
  const last = await row(
    tx,
    entrySchema.pick({ number: true, digest: true }),
    sql`select number::int, digest from audit where unit_id = ${unit} order by audit.number desc limit 1`,
  );
  let number = last?.number ?? 0;
  let previous = last?.digest ?? '';
  const entries = acts.map(({ account, act, subject, reason = null, content = {}, now }) => {
    number += 1;
    const before = previous;
    const at = now.toISOString();
    previous = digestOf(before, [number, account, act, subject, reason, content, at]);
    return { id: newId('aud', now), number, account, act, subject, reason, content, at, before, digest: previous };
  });
  await sql`
    insert into audit (id, unit_id, number, account_id, act, subject_id, reason, content, done_at, previous_digest, digest)
    select e.id, ${unit}, e.number, e.account, e.act, e.subject, e.reason, e.content, e.at, e.before, e.digest
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(id text, number bigint, account text, act text, subject text,
      reason text, content jsonb, at timestamptz, before text, digest text)`.execute(tx);
}

/**
 * Acts that were noted under another name. What is kept is chained by digest and keeps that name; people read today's.
 */
const RENAMED_ACTS: ReadonlyMap<string, string> = new Map([
  ['exhibit.handed-over', 'exhibit.transferred'],
  ['exhibit.taken-in', 'exhibit.registered'],
  ['listing.returned', 'listing.relisted'],
  ['return.decided', 'relisting.decided'],
  ['sender.kept', 'sender.saved'],
  ['state.applied', 'phrase.applied'],
  ['state.declined', 'phrase.declined'],
  ['state.proposed', 'phrase.proposed'],
  ['suspicion.told', 'suspicion.reported'],
]);

/** The acts on one subject as they were noted, each with what its digest is of, oldest first. */
export function readNoted(tx: Tx, subject: string): Promise<AuditEntry[]> {
  return rows(tx, entrySchema, sql`${ENTRY} where subject_id = ${subject} order by audit.number`);
}

/** The acts on one subject, oldest first, under today's names. */
export async function readAudit(tx: Tx, subject: string): Promise<AuditEntry[]> {
  const noted = await readNoted(tx, subject);
  return noted.map((entry) => ({ ...entry, act: RENAMED_ACTS.get(entry.act) ?? entry.act }));
}

/** Recomputes the unit's chain. @returns the number of the first entry that does not fit, or `null` when all do. */
export async function verifyAudit(tx: Tx): Promise<number | null> {
  let previous = '';
  let after = 0;
  for (;;) {
    const page = await rows(
      tx,
      entrySchema,
      sql`${ENTRY} where audit.number > ${after} order by audit.number limit 1000`,
    );
    for (const entry of page) {
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
    if (page.length === 0) return null;
  }
}
