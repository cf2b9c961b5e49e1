import { sql } from 'kysely';
import { ALL_CASES } from '../src/base/database/reader.ts';
import { openStore } from '../src/base/database/store.ts';
import { allMigrations } from '../src/migrations.ts';
import { testStore } from './stores.ts';

/** Opens a store as the version before a migration left it, puts rows in, and brings it over. */
export async function bringOver(migration: string, insert: string) {
  const made = await testStore('template1');
  const all = allMigrations();
  const before = all.slice(
    0,
    all.findIndex(({ name }) => name === migration),
  );
  const older = await openStore({ url: made.settings.databaseUrl ?? '' }, before);
  await older.close();
  // Nothing that the rows point to is there: they alone are looked at.
  await made.asOwner(`set session_replication_role = replica; ${insert}`);
  const store = await made.reopen();
  return {
    store,
    rows: (query: string) => store.inUnit('unt_1', async (tx) => (await sql.raw(query).execute(tx)).rows, ALL_CASES),
    drop: () => made.drop(),
  };
}
