import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { columnTypes } from '../column-types.ts';
import { connectFault } from '../faults.ts';
import { CONNECT_MS } from '../passing.ts';
import type { Db } from '../store.ts';

/** One connection of the owner's: for statements of ours by `db`, and for streams by the client itself. */
export interface OwnerConnection {
  client: pg.Client;
  db: Db;
}

/** @throws VigieError `VIGIE_STORE_…` where the server cannot be had */
export async function withOwnerConnection<T>(url: string, work: (owner: OwnerConnection) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS, types: columnTypes });
  client.on('error', () => {}); // Told by the query that fails.
  try {
    await client.connect();
  } catch (error) {
    throw connectFault(error);
  }
  const lent = { query: client.query.bind(client), release() {} };
  const db: Db = new Kysely({
    dialect: new PostgresDialect({ pool: { connect: async () => lent, end: async () => {}, options: {} } }),
  });
  try {
    return await work({ client, db });
  } finally {
    await client.end().catch(() => {});
  }
}
