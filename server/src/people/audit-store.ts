import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { newId } from '../base/core/ids.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import { readingAs } from '../base/database/reader-store.ts';
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

/**
 * Adds acts to the unit's audit log, in the order given, in the transaction of the acts themselves. Entries are chained
 * by digest, so a change shows. Nobody else adds to that log until the transaction ends: what takes long comes before.
 */
export async function recordAll(tx: Tx, unit: string, acts: readonly Omit<Act, 'unit'>[]): Promise<void> {
  if (acts.length === 0) return;
  const entries = acts.map(({ account, act, subject, reason = null, content = {}, now }) => ({
    id: newId('aud', now),
    account,
    act,
    subject,
    reason,
    content,
    now,
    rest: canonicalJson([account, act, subject, reason, content, now.toISOString()]).slice(1),
  }));
  await sql`select append_audit(${unit}, ${JSON.stringify(entries)}::jsonb)`.execute(tx);
}

/** Adds an act to the unit's audit log, in the transaction of the act itself. */
export const record = (tx: Tx, { unit, ...act }: Act): Promise<void> => recordAll(tx, unit, [act]);

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

/** An act's name today. */
export const todaysName = (noted: string): string => RENAMED_ACTS.get(noted) ?? noted;

/** Former names of an act, or of all acts on a noun. */
export const formerNames = (wanted: string): string[] =>
  [...RENAMED_ACTS].flatMap(([noted, today]) => (today === wanted || today.startsWith(`${wanted}.`) ? [noted] : []));

/** The acts on one subject as they were noted, each with what its digest is of, oldest first. */
export function readNoted(tx: Tx, subject: string): Promise<AuditEntry[]> {
  return rows(tx, entrySchema, sql`${ENTRY} where subject_id = ${subject} order by audit.number`);
}

/** The acts on one subject, oldest first, under today's names. */
export async function readAudit(tx: Tx, subject: string): Promise<AuditEntry[]> {
  const noted = await readNoted(tx, subject);
  return noted.map((entry) => ({ ...entry, act: todaysName(entry.act) }));
}

/** The number and the digest of the unit's last entry. */
export const findAuditHead = (tx: Tx): Promise<{ number: number; digest: string } | null> =>
  row(
    tx,
    entrySchema.pick({ number: true, digest: true }),
    sql`select number::int, digest from audit order by audit.number desc limit 1`,
  );

/** The digest of the unit's entry of this number. */
export async function findAuditDigest(tx: Tx, number: number): Promise<string | null> {
  const found = await row(
    tx,
    entrySchema.pick({ digest: true }),
    sql`select digest from audit where number = ${number}`,
  );
  return found?.digest ?? null;
}

export const chainedSchema = entrySchema.extend({ previousDigest: z.string() });
/** An entry with the digest of the one before it, from which its own is computed. */
export type ChainedEntry = z.infer<typeof chainedSchema>;

/** Entries as they are kept. `which`: what follows `where`. */
export const readChained = (tx: Tx, which: RawBuilder<unknown>): Promise<ChainedEntry[]> =>
  rows(
    tx,
    chainedSchema,
    sql`select number::int, account_id as account, act, subject_id as subject, reason, content, done_at as at, digest,
      previous_digest from audit where ${which}`,
  );

/** Whether an entry's digest is that of its content. */
export const holds = (entry: ChainedEntry): boolean =>
  entry.digest ===
  digestOf(entry.previousDigest, [
    entry.number,
    entry.account,
    entry.act,
    entry.subject,
    entry.reason,
    entry.content,
    entry.at,
  ]);

/**
 * The unit's chain, recomputed from its first entry, a page at a time: the entries that hold and follow on each other.
 *
 * @returns what breaks it, last of all: the number of the first entry that is missing or was changed
 */
export async function* walkAudit(
  tx: Tx,
): AsyncGenerator<ChainedEntry[], { number: number; what: 'missing' | 'changed' } | null> {
  let previous = '';
  let after = 0;
  for (;;) {
    const page = await readChained(tx, sql`audit.number > ${after} order by audit.number limit 1000`);
    for (const [at, entry] of page.entries()) {
      const isNext = entry.number === after + 1;
      if (isNext && entry.previousDigest === previous && holds(entry)) {
        previous = entry.digest;
        after = entry.number;
        continue;
      }
      yield page.slice(0, at);
      return { number: after + 1, what: isNext ? 'changed' : 'missing' };
    }
    if (page.length === 0) return null;
    yield page;
  }
}

/** Recomputes the unit's chain, of all cases. @returns the number of the first entry that does not fit, or `null` when all do. */
export const verifyAudit = (tx: Tx): Promise<number | null> => readingAs(tx, ALL_CASES, () => verifyChain(tx));

async function verifyChain(tx: Tx): Promise<number | null> {
  const walk = walkAudit(tx);
  for (;;) {
    const { done, value } = await walk.next();
    if (done) return value?.number ?? null;
  }
}
