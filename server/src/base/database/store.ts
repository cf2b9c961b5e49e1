import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { VigieError } from '../core/errors.ts';
import { type AdvisoryLock, tryLock } from './advisory-lock.ts';
import { appUrl, letAppSignIn, makeAppRole, refuseLooseRole } from './app-role.ts';
import { columnTypes } from './column-types.ts';
import { holdServer } from './embedded/embedded-server.ts';
import { connectFault } from './faults.ts';
import { isCurrent, type Migration, migrate } from './migrate.ts';
import { isPassing, whyOf } from './passing.ts';
import { oneRow } from './rows.ts';

/** Base knows no link's tables: a link's `store.ts` names its own with `withTables`. */
// biome-ignore lint/complexity/noBannedTypes: Kysely's name for "no table yet"
export type NoTables = {};
export type Db = Kysely<NoTables>;
/** A transaction bound to one unit (or to none, for what belongs to no unit). */
export type Tx = Transaction<NoTables>;

export interface Store {
  db: Db;
  /** The application's connection string, for the job queue's own connections. */
  url: string;
  /** Runs `work` in one transaction that sees and writes the rows of `unit` alone (row-level security). */
  inUnit<T>(unit: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Resolves when the server has answered. @throws what a query throws where it does not */
  answers(): Promise<void>;
  /** What the database takes on its disk. */
  bytes(): Promise<number>;
  /** Takes a lock that at most one process has at a time; null while another has it. */
  tryLock(name: string): Promise<AdvisoryLock | null>;
  close(): Promise<void>;
}

export type StoreOptions = { dataDir: string } | { url: string };

/** Waits for the server: the embedded one is started again where it died. */
type Ready = (() => Promise<void>) | null;

const sizeSchema = z.object({ bytes: z.number() });

/** How long a connection is tried again to an embedded server that has just died. */
const PATIENCE_MS = 10_000;

function connect(config: pg.PoolConfig, ready: Ready): Db {
  const pool = new pg.Pool({ ...config, connectionTimeoutMillis: 5000, allowExitOnIdle: true, types: columnTypes });
  // A connection that breaks is replaced at the next query; one that breaks in use, its query tells.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely({
    dialect: new PostgresDialect({
      pool: {
        options: pool.options,
        async connect() {
          for (const until = Date.now() + PATIENCE_MS; ; await delay(20)) {
            await ready?.();
            try {
              return await pool.connect();
            } catch (error) {
              // The server's death may reach us here before it reaches what waits for it.
              if (!ready || !isPassing(error) || Date.now() > until) throw connectFault(error);
            }
          }
        },
        end: () => pool.end(),
      },
    }),
  });
}

/** As the owner: makes the application's role, brings the schema up to date and lets the role sign in. */
async function prepare(ownerUrl: string, url: string, migrations: Migration[], ready: Ready): Promise<void> {
  const owner = connect({ connectionString: ownerUrl, max: 1 }, ready);
  try {
    await makeAppRole(owner);
    await migrate(owner, migrations);
    await letAppSignIn(owner, url);
  } catch (error) {
    const cause = error instanceof VigieError && error.code === 'VIGIE_STORE_AWAY' ? error.cause : error;
    if (cause instanceof VigieError) throw cause;
    throw new VigieError(
      'VIGIE_STORE_UNREACHABLE',
      `The database at ${new URL(ownerUrl).host} could not be used: ${whyOf(cause)}`,
      { exit: 3, status: 503, cause },
    );
  } finally {
    await owner.destroy();
  }
}

async function openServerStore(
  ownerUrl: string,
  url: string,
  migrations: Migration[],
  ready: Ready = null,
): Promise<Store> {
  const db = connect({ connectionString: url, max: 10, statement_timeout: 30_000 }, ready);
  try {
    if (!(await isCurrent(db, migrations))) await prepare(ownerUrl, url, migrations, ready);
    await refuseLooseRole(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    url,
    inUnit: (unit, work) =>
      db.transaction().execute(async (tx) => {
        await sql`select set_config('vigie.unit', ${unit}, true)`.execute(tx);
        return work(tx);
      }),
    async answers() {
      await sql`select 1`.execute(db);
    },
    async bytes() {
      return (await oneRow(db, sizeSchema, sql`select pg_database_size(current_database()) as bytes`)).bytes;
    },
    async tryLock(name) {
      await ready?.();
      return tryLock(url, name);
    },
    close: () => db.destroy(),
  };
}

async function openEmbeddedStore(folder: string, migrations: Migration[]): Promise<Store> {
  const server = await holdServer(folder);
  try {
    const store = await openServerStore(server.url, appUrl(server.url, undefined), migrations, server.ready);
    return {
      ...store,
      async close() {
        await store.close();
        await server.release();
      },
    };
  } catch (error) {
    await server.release();
    throw error;
  }
}

/**
 * Opens the store: PostgreSQL in a folder, or a PostgreSQL server (15 or later). Migrations run by themselves, as the
 * owner; the application then works as a role that cannot pass by row-level security. Several processes may have the
 * same store open.
 *
 * @throws VigieError `VIGIE_STORE_UNREACHABLE`, `VIGIE_STORE_MIGRATION`, `VIGIE_STORE_PASSWORD`, `VIGIE_STORE_ROLE`,
 *   and for a folder `VIGIE_STORE_START`,
 * `VIGIE_STORE_FOLDER`, `VIGIE_STORE_OLD`, `VIGIE_STORE_VERSION`, `VIGIE_STORE_OWNER`, `VIGIE_STORE_PROGRAMS`.
 */
export async function openStore(options: StoreOptions, migrations: Migration[]): Promise<Store> {
  return 'url' in options
    ? openServerStore(options.url, appUrl(options.url, process.env.VIGIE_APP_DATABASE_URL), migrations)
    : openEmbeddedStore(options.dataDir, migrations);
}
