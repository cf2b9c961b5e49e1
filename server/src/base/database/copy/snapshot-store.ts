import { to as copyTo } from 'pg-copy-streams';
import type { Db } from '../store.ts';
import { type OwnerConnection, withOwnerConnection } from './owner-store.ts';
import { createRowDigest, linesOf, type RowDigest } from './row-digest.ts';
import {
  columnsOf,
  listSequences,
  listTables,
  listUnitIds,
  nameOf,
  PLAIN_VALUES,
  type Sequence,
  type Table,
} from './tables-store.ts';

/** A database as it was at one moment, whatever is written to it meanwhile. */
export interface Snapshot {
  /** Sees that moment. */
  db: Db;
  units: string[];
  tables: Table[];
  /** A table's rows as COPY writes them, in pieces of whole rows; the generator's value says what they were. */
  read(table: Table): AsyncGenerator<Buffer, RowDigest>;
  sequences(): Promise<Sequence[]>;
  /** Asks `db` for one unit after the other, as row-level security shows it. */
  ofUnits<T>(ask: (db: Db) => Promise<T[]>): Promise<T[]>;
  /** Lets that moment go, so that the database may clear away what has been replaced since. */
  end(): Promise<void>;
}

const PIECE_BYTES = 4 << 20;

async function nameUnit({ client }: Pick<OwnerConnection, 'client'>, unit: string): Promise<void> {
  await client.query("select set_config('vigie.unit', $1, true)", [unit]);
}

/** All rows, or those of the unit that the transaction has named. */
const rowsOf = (table: Table): string =>
  `copy (select ${columnsOf(table)} from ${nameOf(table)}${
    table.isOfUnits ? ` where unit_id = current_setting('vigie.unit')` : ''
  }) to stdout`;

/**
 * Reads a table: one with row-level security for one unit after the other, since its owner sees no more than any other
 * role. A superuser, who sees all, gets the same rows in the same order.
 */
async function* readTable(
  { client }: Pick<OwnerConnection, 'client'>,
  units: string[],
  table: Table,
): AsyncGenerator<Buffer, RowDigest> {
  const digest = createRowDigest();
  let piece: Uint8Array[] = [];
  let bytes = 0;
  for (const unit of table.isOfUnits ? units : ['']) {
    await nameUnit({ client }, unit);
    for await (const lines of linesOf(client.query(copyTo(rowsOf(table))))) {
      for (const line of lines) {
        digest.add(line);
        piece.push(line);
        bytes += line.length;
      }
      if (bytes < PIECE_BYTES) continue;
      yield Buffer.concat(piece);
      piece = [];
      bytes = 0;
    }
  }
  if (bytes > 0) yield Buffer.concat(piece);
  return digest.value();
}

/**
 * Reads a database at one moment (`repeatable read`), as its owner, beside those who work with it: nothing is locked.
 *
 * @throws VigieError `VIGIE_STORE_…` where the server cannot be had
 */
export function withSnapshot<T>(ownerUrl: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return withOwnerConnection(ownerUrl, async (owner) => {
    await owner.client.query(`begin isolation level repeatable read read only; ${PLAIN_VALUES}`);
    const [tables, units] = [await listTables(owner.db), await listUnitIds(owner.db)];
    return work({
      db: owner.db,
      units,
      tables,
      read: (table) => readTable(owner, units, table),
      sequences: () => listSequences(owner.db),
      async ofUnits(ask) {
        const all: Awaited<ReturnType<typeof ask>> = [];
        for (const unit of units) {
          await nameUnit(owner, unit);
          all.push(...(await ask(owner.db)));
        }
        return all;
      },
      end: async () => void (await owner.client.query('commit')),
    });
  });
}
