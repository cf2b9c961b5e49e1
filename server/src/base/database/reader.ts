import { sql } from 'kysely';
import { z } from 'zod';
import { oneRow } from './rows.ts';
import type { Tx } from './store.ts';

/**
 * Who reads, as the database asks it of every row that tells of a case: an account's id (cases open to its unit and
 * those that name it), a case's id (cases open to the unit and that one), or one of the two below.
 */
export type Reader = string;

/** The cases open to the whole unit, and no other: what may be counted for everybody. */
export const OPEN_CASES: Reader = '';
/** Every case: for the software itself, which goes on following a case that few may see. It shows nothing to anybody. */
export const ALL_CASES: Reader = '*';

/** Says who reads from here on, in this transaction. */
export async function setReader(tx: Tx, reader: Reader): Promise<void> {
  await sql`select set_config('vigie.reader', ${reader}, true)`.execute(tx);
}

/** Runs a part of a transaction for another reader. */
export async function readingAs<T>(tx: Tx, reader: Reader, part: () => Promise<T>): Promise<T> {
  const { before } = await oneRow(
    tx,
    z.object({ before: z.string() }),
    sql`select coalesce(current_setting('vigie.reader', true), '') as before, set_config('vigie.reader', ${reader}, true)`,
  );
  try {
    return await part();
  } finally {
    // A transaction that has failed takes no more statements; what it set goes with it.
    await setReader(tx, before).catch(() => {});
  }
}
