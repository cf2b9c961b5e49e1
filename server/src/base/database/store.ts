import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql, type Transaction } from 'kysely';
import type { Migration } from 'kysely/migration';
import pg from 'pg';
import { VigieError } from '../core/errors.ts';
import { lockFolder } from './lock-folder.ts';
import { migrate } from './migrate.ts';

/** The role the application works as: it owns nothing and cannot pass by row-level security. */
export const APP_ROLE = 'vigie_app';

/** Base knows no link's tables: a link's `store.ts` names its own with `withTables`. */
// biome-ignore lint/complexity/noBannedTypes: Kysely's name for "no table yet"
export type NoTables = {};
export type Db = Kysely<NoTables>;
/** A transaction bound to one unit (or to none, for what belongs to no unit). */
export type Tx = Transaction<NoTables>;

export interface Store {
  kind: 'embedded' | 'server';
  db: Db;
  /** The embedded instance, for the job queue that shares its one connection. */
  pglite: PGlite | null;
  /** The application's connection string, for the job queue on a server. */
  url: string | null;
  /** Runs `work` in one transaction that sees and writes the rows of `unit` alone (row-level security). */
  inUnit<T>(unit: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type StoreOptions = { dataDir: string } | { url: string };

const EMBEDDED_OWNER = 'postgres';

/** Both drivers give the same values for the same columns: dates as text, big integers as numbers. */
const PARSERS = { date: 1082, int8: 20 } as const;
pg.types.setTypeParser(PARSERS.date, (text) => text);
pg.types.setTypeParser(PARSERS.int8, Number);

/** Statements that would change who the embedded session is: there, the first session belongs to the owner. */
const IDENTITY = /\b(?:set|reset)\s+(?:local\s+|session\s+)?(?:role|session\s+authorization|all)\b|\bdiscard\s+all\b/i;

function refuseIdentityChange(instance: PGlite): PGlite {
  const check = (text: string): void => {
    if (IDENTITY.test(text)) throw new Error('the application may not change its database role');
  };
  return new Proxy(instance, {
    get(target, key) {
      if (key === 'query' || key === 'exec') {
        const run = (text: string, ...rest: []) => {
          check(text);
          return target[key](text, ...rest);
        };
        return run;
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** V8's switches for optimising WebAssembly while it runs. They are read when a function is first called. */
const OPTIMISE = ['wasm-tier-up', 'wasm-dynamic-tiering'];

/**
 * PostgreSQL in a folder. What its start calls is left as V8 first compiles it: PostgreSQL's grammar is one function that takes 3 s and 600 MB to optimise, and no process
 * can end before that is done (docs/decisions/0021).
 */
async function openEmbedded(dataDir: string, role: string): Promise<PGlite> {
  for (const flag of OPTIMISE) setFlagsFromString(`--no-${flag}`);
  try {
    return await PGlite.create({
      dataDir,
      username: role,
      parsers: { [PARSERS.date]: (text) => text, [PARSERS.int8]: Number },
      // All of it is zeroed at each start; what is read twice is in the system's own cache.
      startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'],
    });
  } finally {
    for (const flag of OPTIMISE) setFlagsFromString(`--${flag}`);
  }
}

async function isCurrent(db: Db, migrations: Record<string, Migration>): Promise<boolean> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return Object.keys(migrations).every((name) => rows.some((row) => row.name === name));
  } catch {
    return false;
  }
}

/** Brings a folder's store up to date as its owner: made where it is missing. */
async function prepareEmbedded(dataDir: string, migrations: Record<string, Migration>): Promise<void> {
  const pglite = await openEmbedded(dataDir, EMBEDDED_OWNER);
  try {
    const owner: Db = new Kysely({ dialect: new PGliteDialect({ pglite }) });
    await sql.raw(CREATE_APP_ROLE('nologin')).execute(owner);
    await migrate(owner, migrations);
    await sql.raw(`grant select on kysely_migration to ${APP_ROLE}`).execute(owner);
  } finally {
    await pglite.close();
  }
}

/** Opens as the application a store whose migrations have all run; null where the owner has something to do first. Each start costs a second. */
async function openCurrent(dataDir: string, migrations: Record<string, Migration>) {
  if (!existsSync(dataDir)) return null;
  const pglite = await openEmbedded(dataDir, APP_ROLE).catch(() => null); // Broken off before the role was there.
  if (!pglite) return null;
  const guarded = refuseIdentityChange(pglite);
  const db: Db = new Kysely({ dialect: new PGliteDialect({ pglite: guarded }) });
  if (await isCurrent(db, migrations)) return { pglite, guarded, db };
  await pglite.close();
  return null;
}

async function openEmbeddedStore(folder: string, migrations: Record<string, Migration>): Promise<Store> {
  mkdirSync(folder, { recursive: true });
  const unlock = lockFolder(folder);
  try {
    const dataDir = join(folder, 'postgres');
    const open = () => openCurrent(dataDir, migrations);
    const opened = (await open()) ?? (await prepareEmbedded(dataDir, migrations).then(open));
    if (!opened) throw new Error(`the store in ${folder} cannot be opened by its own role`);
    const { pglite, guarded, db } = opened;
    return await finishStore('embedded', db, guarded, null, async () => {
      await pglite.close();
      unlock();
    });
  } catch (error) {
    unlock();
    throw error;
  }
}

const CREATE_APP_ROLE = (login: string): string => `
do $$ begin
  if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
    create role ${APP_ROLE} ${login} nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end $$`;

/**
 * The connection string of the application's own role, from the owner's: `VIGIE_APP_DATABASE_URL`, or the same server with a password
 * derived from the owner's, so that no second secret has to be kept.
 */
function appUrl(ownerUrl: string): { url: string; password: string } {
  const given = process.env.VIGIE_APP_DATABASE_URL;
  const url = new URL(given ?? ownerUrl);
  if (given) return { url: given, password: decodeURIComponent(url.password) };
  const secret = decodeURIComponent(url.password);
  if (secret === '') {
    throw new VigieError(
      'VIGIE_STORE_PASSWORD',
      `DATABASE_URL has no password: the application's role ${APP_ROLE} needs one of its own. Give the owner a password, or set VIGIE_APP_DATABASE_URL.`,
      { exit: 2 },
    );
  }
  const password = createHmac('sha256', secret).update(`${APP_ROLE}@${url.host}`).digest('hex');
  url.username = APP_ROLE;
  url.password = password;
  return { url: url.href, password };
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function openServerStore(ownerUrl: string, migrations: Record<string, Migration>): Promise<Store> {
  const app = appUrl(ownerUrl);
  const ownerPool = new pg.Pool({ connectionString: ownerUrl, max: 1, connectionTimeoutMillis: 5000 });
  const owner: Db = new Kysely({ dialect: new PostgresDialect({ pool: ownerPool }) });
  try {
    if (!(await isCurrent(owner, migrations))) {
      await sql.raw(CREATE_APP_ROLE('login')).execute(owner);
      await migrate(owner, migrations);
    }
    if (!(await canSignIn(app.url)))
      await sql.raw(`alter role ${APP_ROLE} login password '${app.password}'`).execute(owner);
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw new VigieError(
      'VIGIE_STORE_UNREACHABLE',
      `The database at ${new URL(ownerUrl).host} could not be used: ${error instanceof Error ? error.message : String(error)}`,
      { exit: 3, status: 503, cause: error },
    );
  } finally {
    await owner.destroy();
  }
  const pool = new pg.Pool({ connectionString: app.url, max: 10, statement_timeout: 30_000 });
  pool.on('error', () => {}); // A broken idle connection is replaced at the next query, which reports its own failure.
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return finishStore('server', db, null, app.url, () => db.destroy());
}

async function finishStore(
  kind: Store['kind'],
  db: Db,
  pglite: PGlite | null,
  url: string | null,
  close: () => Promise<void>,
): Promise<Store> {
  const { rows } = await sql<{ loose: boolean }>`
    select rolsuper or rolbypassrls as loose from pg_roles where rolname = current_user`.execute(db);
  if (rows[0]?.loose !== false) {
    await close();
    throw new VigieError(
      'VIGIE_STORE_ROLE',
      "The application's database role could pass by row-level security. Use a role without SUPERUSER and BYPASSRLS.",
      { exit: 3, status: 503 },
    );
  }
  return {
    kind,
    db,
    pglite,
    url,
    inUnit: (unit, work) =>
      db.transaction().execute(async (tx) => {
        await sql`select set_config('vigie.unit', ${unit}, true)`.execute(tx);
        return work(tx);
      }),
    close,
  };
}

/**
 * Opens the store: PGlite in a folder, or a PostgreSQL server (15 or later). Migrations run by themselves, as the owner; the application
 * then works as a role that cannot bypass row-level security.
 *
 * PGlite survives the death of the process, not a power cut: it never calls fsync. A server is what production takes.
 *
 * @throws VigieError `VIGIE_STORE_LOCKED`, `VIGIE_STORE_UNREACHABLE`, `VIGIE_STORE_MIGRATION`, `VIGIE_STORE_PASSWORD`, `VIGIE_STORE_ROLE`.
 */
export function openStore(options: StoreOptions, migrations: Record<string, Migration>): Promise<Store> {
  return 'url' in options ? openServerStore(options.url, migrations) : openEmbeddedStore(options.dataDir, migrations);
}
