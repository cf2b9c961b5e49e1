import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from './reader.ts';
import { oneRow } from './rows.ts';
import type { Tx } from './store.ts';

/** Says who reads from here on, in this transaction. */
async function setReader(tx: Tx, reader: Reader): Promise<void> {
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
