import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { VigieError } from '../core/errors.ts';
import { type AdvisoryLock, tryLock } from './advisory-lock.ts';
import { appUrl, canSignIn, letAppSignIn, refuseLooseRole } from './app-role.ts';
import { columnTypes } from './column-types.ts';
import { holdServer } from './embedded/embedded-server.ts';
import { connectFault } from './faults.ts';
import { type Migration, migrate, stateOfSchema } from './migrate.ts';
import { CONNECT_MS, isPassing, whyOf } from './passing.ts';
import { OPEN_CASES, type Reader } from './reader.ts';
import { isOurs, readRoles, roleIn } from './roles.ts';
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
  /**
   * Runs `work` in one transaction that sees and writes the rows of `unit` alone (row-level security), and of its cases
   * those that the reader may see; left out: those open to the whole unit.
   */
  inUnit<T>(unit: string, work: (tx: Tx) => Promise<T>, reader?: Reader): Promise<T>;
  /** Resolves when the server has answered. @throws what a query throws where it does not */
  answers(): Promise<void>;
  /** The server's, such as 18.4. */
  version(): Promise<string>;
  /** What the database takes on its disk. */
  bytes(): Promise<number>;
  /** Takes a lock that at most one process has at a time, or those that share it; null while another has it. */
  tryLock(name: string, how?: 'alone' | 'shared'): Promise<AdvisoryLock | null>;
  close(): Promise<void>;
}

/** PostgreSQL in a folder; a server's, as its owner; a server's, as the application alone. */
export type StoreOptions = { dataDir: string } | { url: string } | { appUrl: string };

/** Waits for the server: the embedded one is started again where it died. */
type Ready = (() => Promise<void>) | null;

const versionSchema = z.object({ version: z.string() });
const sizeSchema = z.object({ bytes: z.number() });

/** How long a connection is tried again to an embedded server that has just died. */
const PATIENCE_MS = 10_000;

function connect(config: pg.PoolConfig, ready: Ready): Db {
  const pool = new pg.Pool({
    ...config,
    connectionTimeoutMillis: CONNECT_MS,
    allowExitOnIdle: true,
    types: columnTypes,
  });
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

function unreachable(url: string, error: unknown): VigieError {
  const cause = error instanceof VigieError && error.code === 'VIGIE_STORE_AWAY' ? error.cause : error;
  if (cause instanceof VigieError) return cause;
  return new VigieError(
    'VIGIE_STORE_UNREACHABLE',
    `The database at ${new URL(url).host} could not be used: ${whyOf(cause)}`,
    { exit: 3, status: 503, cause },
  );
}

/**
 * As the owner: brings the database up to date, for an application that signs in by `app`; null: by a role that Vigie
 * makes for it, with a password that it derives from the owner's.
 */
async function migrateAsOwner(
  owner: Db,
  { ownerUrl, app, migrations }: { ownerUrl: string; app: string | null; migrations: Migration[] },
): Promise<{ role: string; ran: string[]; url: string }> {
  const url = (role: string): string => app ?? appUrl(ownerUrl, role);
  const { roles, ran } = await migrate(owner, migrations, { given: app === null ? null : roleIn(app), url });
  const role = roles.app;
  if (app === null && isOurs(role)) await letAppSignIn(owner, role, url(role));
  return { role, ran, url: url(role) };
}

async function withOwner<T>(ownerUrl: string, ready: Ready, work: (owner: Db) => Promise<T>): Promise<T> {
  const owner = connect({ connectionString: ownerUrl, max: 1 }, ready);
  try {
    return await work(owner);
  } catch (error) {
    throw unreachable(ownerUrl, error);
  } finally {
    await owner.destroy();
  }
}

/** As the owner: what the application needs, where it is missing. @returns the application's connection string */
function prepare(ownerUrl: string, migrations: Migration[], ready: Ready): Promise<string> {
  return withOwner(ownerUrl, ready, async (owner) => {
    const known = await readRoles(owner);
    if (known?.lookup && (await stateOfSchema(owner, migrations)) === 'current') {
      const url = appUrl(ownerUrl, known.app);
      if (await canSignIn(url)) return url;
    }
    const { role, url } = await migrateAsOwner(owner, { ownerUrl, app: null, migrations });
    if (isOurs(role)) return url;
    throw new VigieError(
      'VIGIE_STORE_PASSWORD',
      `Vigie did not make ${role}, the application's role of this database. Set VIGIE_APP_DATABASE_URL to its connection string.`,
      { exit: 3, status: 503 },
    );
  });
}

/**
 * Brings a server's database up to date, as its owner, for an application that signs in by `app`; null: by a role that
 * Vigie makes for it.
 *
 * @returns the application's role, and the names of the migrations that ran
 * @throws VigieError as `openStore` does
 */
export function migrateStore(
  ownerUrl: string,
  app: string | null,
  migrations: Migration[],
): Promise<{ role: string; ran: string[] }> {
  return withOwner(ownerUrl, null, async (owner) => {
    const { role, ran } = await migrateAsOwner(owner, { ownerUrl, app, migrations });
    if (app === null || (await canSignIn(app))) return { role, ran };
    throw new VigieError(
      'VIGIE_STORE_PASSWORD',
      `The database is up to date, but nobody can sign in by VIGIE_APP_DATABASE_URL. Vigie does not change the password of a role that was there: set that of ${role}.`,
      { exit: 3, status: 503 },
    );
  });
}

/** @throws VigieError `VIGIE_STORE_OLDER`, `VIGIE_STORE_NEWER`, `VIGIE_STORE_ROLE` */
async function refuseOther(db: Db, migrations: Migration[]): Promise<void> {
  const state = await stateOfSchema(db, migrations);
  if (state !== 'current') {
    throw new VigieError(
      'VIGIE_STORE_OLDER',
      state === 'older'
        ? 'The database is older than this version of Vigie. As its owner (DATABASE_URL), run: vigie migrate'
        : "The application's role has no rights in this database. With DATABASE_URL and this VIGIE_APP_DATABASE_URL, run: vigie migrate",
      { exit: 3, status: 503 },
    );
  }
  await refuseLooseRole(db);
}

async function openAsApp(url: string, migrations: Migration[], ready: Ready = null): Promise<Store> {
  const db = connect({ connectionString: url, max: 10, statement_timeout: 30_000 }, ready);
  try {
    await refuseOther(db, migrations);
  } catch (error) {
    await db.destroy();
    throw unreachable(url, error);
  }
  return {
    db,
    url,
    inUnit: (unit, work, reader = OPEN_CASES) =>
      db.transaction().execute(async (tx) => {
        await sql`select set_config('vigie.unit', ${unit}, true), set_config('vigie.reader', ${reader}, true)`.execute(
          tx,
        );
        return work(tx);
      }),
    async answers() {
      await sql`select 1`.execute(db);
    },
    async version() {
      return (
        await oneRow(db, versionSchema, sql`select split_part(current_setting('server_version'), ' ', 1) as version`)
      ).version;
    },
    async bytes() {
      return (await oneRow(db, sizeSchema, sql`select pg_database_size(current_database()) as bytes`)).bytes;
    },
    async tryLock(name, how) {
      await ready?.();
      return tryLock(url, name, how);
    },
    close: () => db.destroy(),
  };
}

async function openEmbeddedStore(folder: string, migrations: Migration[]): Promise<Store> {
  const server = await holdServer(folder);
  try {
    const url = await prepare(server.url, migrations, server.ready);
    const store = await openAsApp(url, migrations, server.ready);
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
 * Opens the store: PostgreSQL in a folder, or a PostgreSQL server (15 or later). As the owner, migrations run by
 * themselves; the application works as a role that cannot pass by row-level security. Several processes may have the
 * same store open.
 *
 * @throws VigieError `VIGIE_STORE_UNREACHABLE`, `VIGIE_STORE_MIGRATION`, `VIGIE_STORE_NEWER`, `VIGIE_STORE_OLDER`,
 *   `VIGIE_STORE_PASSWORD`, `VIGIE_STORE_ROLE`, `VIGIE_STORE_ROLES`, and for a folder `VIGIE_STORE_START`,
 *   `VIGIE_STORE_FOLDER`, `VIGIE_STORE_OLD`, `VIGIE_STORE_VERSION`, `VIGIE_STORE_OWNER`, `VIGIE_STORE_PROGRAMS`.
 */
export async function openStore(options: StoreOptions, migrations: Migration[]): Promise<Store> {
  if ('dataDir' in options) return openEmbeddedStore(options.dataDir, migrations);
  return openAsApp('url' in options ? await prepare(options.url, migrations, null) : options.appUrl, migrations);
}
