import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { migrateStore, openStore } from '../../base/database/store.ts';
import { allMigrations } from '../../migrations.ts';
import { type Io, write } from '../terminal/io.ts';

/** `vigie migrate`: brings the database up to date, as its owner, and names the application's role. */
export async function runMigrate(io: Io): Promise<number> {
  const { databaseUrl, appDatabaseUrl, dataDir } = readConfig();
  if (databaseUrl === null && appDatabaseUrl !== null) {
    throw new VigieError(
      'VIGIE_STORE_PASSWORD',
      "VIGIE_APP_DATABASE_URL is the application's connection, which changes no schema. Set DATABASE_URL to the owner's.",
    );
  }
  if (databaseUrl === null) {
    // The embedded store's owner is whoever may read its folder: it is brought up to date whenever it is opened.
    await (await openStore({ dataDir }, allMigrations())).close();
    await write(io.stdout, `The database in ${dataDir} is up to date.\n`);
    return 0;
  }
  const { role, ran } = await migrateStore(databaseUrl, appDatabaseUrl, allMigrations());
  await write(io.stdout, `${JSON.stringify({ ran, applicationRole: role })}\n`);
  return 0;
}
