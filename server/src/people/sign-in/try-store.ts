import { sql } from 'kysely';
import { z } from 'zod';
import { instant, oneRow } from '../../base/database/rows.ts';
import type { Db } from '../../base/database/store.ts';

/** How many tries count against one thing, within how long. */
export interface Limit {
  /** Of what they are counted against. */
  digest: string;
  most: number;
  minutes: number;
}

const countSchema = z.object({ n: z.int(), oldest: instant.nullable() });
/** Nothing counts longer. */
const LONGEST_MINUTES = 60;
const DEVICE_DAYS = 400;

const before = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

/**
 * Counts a try before it is made, so that many at once are not more than one after the other.
 *
 * @returns null, or from when on it may be tried again: then nothing was counted, and waiting is not drawn out
 */
export function countTry(db: Db, id: string, limits: readonly Limit[], now: Date): Promise<Date | null> {
  return db.transaction().execute(async (tx) => {
    let until: Date | null = null;
    for (const { digest, most, minutes } of [...limits].sort((a, b) => (a.digest < b.digest ? -1 : 1))) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in/${digest}`}, 0))`.execute(tx);
      const { n, oldest } = await oneRow(
        tx,
        countSchema,
        sql`select count(*)::int as n, min(tried_at) as oldest from sign_in_try
          where key_digest = ${digest} and tried_at > ${before(now, minutes)}`,
      );
      const free = new Date(Date.parse(oldest ?? now.toISOString()) + minutes * 60_000);
      if (n >= most && (until === null || free > until)) until = free;
    }
    if (until !== null) return until;
    for (const { digest } of limits)
      await sql`insert into sign_in_try (id, key_digest, tried_at) values (${id}, ${digest}, ${now})`.execute(tx);
    return null;
  });
}

/** A try that was right counts no more. */
export async function forgiveTry(db: Db, id: string): Promise<void> {
  await sql`delete from sign_in_try where id = ${id}`.execute(db);
}

/** Whether the browser of this digest has signed in before. */
export async function knowsDevice(db: Db, digest: string): Promise<boolean> {
  const found = await sql`select 1 from sign_in_device where digest = ${digest}`.execute(db);
  return found.rows.length > 0;
}

export async function keepDevice(db: Db, digest: string, now: Date): Promise<void> {
  await sql`insert into sign_in_device (digest, seen_at) values (${digest}, ${now})
    on conflict (digest) do update set seen_at = excluded.seen_at`.execute(db);
}

/** Takes away tries that count no more, and browsers that have not been seen for long. */
export async function forgetTries(db: Db, now: Date): Promise<void> {
  await sql`delete from sign_in_try where tried_at <= ${before(now, LONGEST_MINUTES)}`.execute(db);
  await sql`delete from sign_in_device where seen_at <= ${before(now, DEVICE_DAYS * 1440)}`.execute(db);
}
