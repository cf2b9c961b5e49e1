import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../base/core/config.ts';
import { withOwnerConnection } from '../base/database/copy/owner-store.ts';
import { type Migration, stateOfSchema } from '../base/database/migrate.ts';
import { holdOwner } from '../base/database/owner.ts';
import type { Store } from '../base/database/store.ts';
import type { Visitor } from '../base/fetch/fetch.ts';
import { openVault, readWatch, refuseEmptyFolder, sayGap, type Vault } from '../evidence/index.ts';
import { countStrayFigures } from '../followup/index.ts';
import { sumOverUnits } from '../people/index.ts';
import { countUndelivered } from '../prepublication/index.ts';
import { countPeriods } from '../retention/index.ts';
import { checkArchive } from './check-archive.ts';
import { checkMailboxes } from './check-mailboxes.ts';
import { type Line, mend, note, well, wordsOf } from './line.ts';
import { say } from './words.ts';

/** Where the database is, without a password. */
export function placeOf({ appDatabaseUrl, databaseUrl, dataDir }: Config): string {
  const url = appDatabaseUrl ?? databaseUrl;
  return url === null ? join(dataDir, 'database') : `${new URL(url).host}${new URL(url).pathname}`;
}

/** How the schema stands, asked as the owner: whoever opens the store as the owner brings it up to date. */
async function stateAsOwner({ databaseUrl, dataDir }: Config, migrations: Migration[]): Promise<string> {
  const owner = await holdOwner(databaseUrl === null ? { dataDir } : { url: databaseUrl });
  try {
    return await withOwnerConnection(owner.url, ({ db }) => stateOfSchema(db, migrations));
  } finally {
    await owner.release();
  }
}

/** The log, and the archive's files, whose digests it has. */
async function checkLog(config: Config, store: Store, visitor: Visitor): Promise<Line[]> {
  let archive: Line[] = [];
  const log = await checkVault(config, async (look) => {
    await refuseEmptyFolder(store, config.dataDir);
    const vault = openVault(config, { store, visitor });
    try {
      archive = await checkArchive(config, store, vault);
      return await look(vault);
    } finally {
      await vault.close();
    }
  });
  return [...log, ...archive];
}

/** Compares the log of a vault with what others keep of it. @param using hands the vault over to what looks at it */
export async function checkVault(
  config: Config,
  using: (look: (vault: Vault) => Promise<Line[]>) => Promise<Line[]>,
): Promise<Line[]> {
  const where = join(config.dataDir, 'log');
  try {
    return await using(async (vault) => {
      await vault.check();
      const { watchers, size, warning } = await readWatch(vault, config);
      const names = watchers.join(', ');
      return [
        well('log', { where, says: say('logWell', { size }) }),
        ...vault.gaps.map((gap) => note('log', { where, says: sayGap(gap) }, null)),
        warning
          ? note('witnesses', { where: 'VIGIE_WITNESSES', says: warning }, null)
          : well('witnesses', { where: 'VIGIE_WITNESSES', says: say('watched', { names }) }),
      ];
    });
  } catch (error) {
    return [mend('log', { where, says: say('logFails', { why: wordsOf(error) }) }, say('seeLog'))];
  }
}

async function checkRetention(store: Store, where: string): Promise<Line> {
  const count = (await sumOverUnits(store, countPeriods)).get('periods') ?? 0;
  return note('retention', { where, says: say('periods', { count }) }, say('seePeriods'));
}

/** Whether the figures are what the record says. */
async function checkFigures(store: Store, where: string): Promise<Line> {
  const sums = await sumOverUnits(store, async (tx) => [{ part: 'strays', count: await countStrayFigures(tx) }]);
  const count = sums.get('strays') ?? 0;
  if (count === 0) return well('figures', { where, says: say('figuresWell') });
  return mend('figures', { where, says: say('figuresStray', { count }) }, say('countAgain'));
}

/** Messages to webhooks that nobody tries any more. */
async function checkWebhooks(store: Store, where: string): Promise<Line[]> {
  const count = (await sumOverUnits(store, countUndelivered)).get('undelivered') ?? 0;
  return count === 0 ? [] : [mend('webhooks', { where, says: say('undelivered', { count }) }, say('sendAgain'))];
}

/** The database, the log beside it, and what is erased of it. @param openStore opens it as the application */
export async function checkDatabase(
  config: Config,
  { migrations, visitor, openStore }: { migrations: Migration[]; visitor: Visitor; openStore: () => Promise<Store> },
): Promise<Line[]> {
  const where = placeOf(config);
  const isEmbedded = config.databaseUrl === null && config.appDatabaseUrl === null;
  if (isEmbedded && !existsSync(where)) return [];
  let store: Store | null = null;
  try {
    if (config.appDatabaseUrl === null && (await stateAsOwner(config, migrations)) !== 'current')
      return [mend('database', { where, says: say('migrationsPending') }, say('runMigrate'))];
    store = await openStore();
    const version = await store.version();
    return [
      well('database', { where, says: say('databaseWell', { version }) }),
      ...(await checkLog(config, store, visitor)),
      await checkFigures(store, where),
      await checkRetention(store, where),
      ...(await checkMailboxes(store)),
      ...(await checkWebhooks(store, where)),
    ];
  } catch (error) {
    return [mend('database', { where, says: say('databaseFails', { why: wordsOf(error) }) }, say('startDatabase'))];
  } finally {
    await store?.close();
  }
}
