import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { readConfig } from '../src/base/core/config.ts';
import { ROOT } from '../src/base/core/home.ts';
import { type EmbeddedServer, holdServer } from '../src/base/database/embedded/embedded-server.ts';
import { ALL_CASES } from '../src/base/database/reader.ts';
import { openStore, type Store } from '../src/base/database/store.ts';
import { allMigrations } from '../src/migrations.ts';

/** A store of a test's own. */
export interface TestStore {
  /** Settings with which the whole product opens this store. */
  settings: { dataDir: string; databaseUrl: string | null };
  /** Opens it, with no row in its tables; the same one again when called again. */
  open(): Promise<Store>;
  /** Closes it and opens it anew. */
  reopen(): Promise<Store>;
  /** As the owner, past row-level security: for tests that break the protection on purpose. */
  asOwner(statement: string): Promise<void>;
  drop(): Promise<void>;
}

/**
 * Tests of one user share a server, where `npm test` has it, or one that is kept from one run to the next; nothing in it
 * has to outlive a power cut.
 */
const SERVER_DIR =
  process.env.VIGIE_TEST_DATABASE ?? join(ROOT, 'node_modules/.cache/vigie', `database-${process.getuid?.() ?? 'own'}`);
const SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' };

const TEMPLATE = `template_${createHash('sha256').update(JSON.stringify(allMigrations())).digest('hex').slice(0, 16)}`;

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs every migration, and makes the queues, which each start would make anew: half of what starting takes.
 */
async function fill(url: string): Promise<void> {
  await (await openStore({ url }, allMigrations())).close();
  // Loaded by whoever makes the template alone.
  const { createLog, startVigie } = await import('../src/main.ts');
  const dataDir = mkdtempSync(join(tmpdir(), 'vigie-data-'));
  try {
    const config = { ...readConfig({}), dataDir, databaseUrl: url, browser: 'none' as const };
    await (await startVigie({ config, log: createLog('fatal'), works: false })).stop();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
  await withClient(url, (client) => client.query('delete from pgboss.instance'));
}

/** Makes a database in which every migration has run, once, and takes away what older ones and killed tests left. */
async function makeTemplate(serverUrl: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('template'))`);
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname ~ '^(template_|test_)'`,
    );
    const names = rows.map((row) => row.datname);
    for (const name of names) {
      const pid = Number(/^test_(\d+)_/.exec(name)?.[1] ?? 0);
      const isLeft = pid > 0 ? !runs(pid) : name.startsWith('template_') && name !== TEMPLATE;
      if (isLeft) await client.query(`drop database ${name} with (force)`);
    }
    // Their roles stay behind: one that a database still knows is not dropped.
    await client.query(`do $$ declare one name; begin
      for one in select rolname from pg_roles r where rolname ~ '^vigie_app_'
        and not exists (select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = r.oid)
      loop execute format('drop role %I', one); end loop;
    end $$`);
    if (names.includes(TEMPLATE)) return;
    const half = `test_${process.pid}_template`;
    await client.query(`create database ${half}`);
    await fill(databaseUrl(serverUrl, half));
    await client.query(`alter database ${half} rename to ${TEMPLATE}`);
  });
}

/** The server, as long as a test of this process has a store there. */
let server: { users: number; held: Promise<EmbeddedServer> } | null = null;

async function useServer(): Promise<{ url: string; release(): Promise<void> }> {
  server ??= {
    users: 0,
    held: (async () => {
      const held = await holdServer(SERVER_DIR, { settings: SETTINGS });
      await makeTemplate(held.url);
      return held;
    })(),
  };
  const used = server;
  used.users += 1;
  return {
    url: (await used.held).url,
    async release() {
      used.users -= 1;
      if (used.users > 0) return;
      if (server === used) server = null;
      await (await used.held).release();
    },
  };
}

function storeAt(url: string, forget: () => Promise<void>): TestStore {
  const dataDir = mkdtempSync(join(tmpdir(), 'vigie-data-'));
  let store: Store | null = null;
  return {
    settings: { dataDir, databaseUrl: url },
    async open() {
      store ??= await openStore({ url }, allMigrations());
      return store;
    },
    async reopen() {
      await store?.close();
      store = await openStore({ url }, allMigrations());
      return store;
    },
    asOwner: (statement) => withClient(url, async (client) => void (await client.query(statement))),
    async drop() {
      await store?.close();
      await forget();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Copies `from` into a database of its own; it is dropped, and then the server let go. */
async function storeOn(serverUrl: string, from: string, letGo = async () => {}): Promise<TestStore> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await withClient(serverUrl, async (client) => {
    // By file: block by block through the log takes PostgreSQL twice as long.
    await client.query(`create database ${name} template ${from} strategy file_copy`);
    // A copy has not what was granted on the whole database, or taken.
    await client.query(`revoke temporary on database ${name} from public`);
  });
  return storeAt(databaseUrl(serverUrl, name), async () => {
    await withClient(serverUrl, (client) => client.query(`drop database ${name} with (force)`));
    await letGo();
  });
}

/** A database of its own on PostgreSQL as Vigie brings it; `from` template1, it has no table yet. */
export async function testStore(from: string = TEMPLATE): Promise<TestStore> {
  const { url, release } = await useServer();
  return storeOn(url, from, release);
}

/** The servers of `VIGIE_TEST_POSTGRES` that have the template; `npm test` starts one, from Debian's packages. */
const prepared = new Map<string, Promise<void>>();

/** A database of its own there. */
async function serverStore(serverUrl: string): Promise<TestStore> {
  const ready = prepared.get(serverUrl) ?? makeTemplate(serverUrl);
  prepared.set(serverUrl, ready);
  await ready;
  return storeOn(serverUrl, TEMPLATE);
}

/** A data folder with a database of its own: for tests that kill or end the processes that hold it. */
export async function dataFolder(): Promise<{ path: string; drop(): Promise<void> }> {
  const ready = join(ROOT, 'node_modules/.cache/vigie', `folder-${process.getuid?.() ?? 'own'}-${TEMPLATE}`);
  if (!existsSync(ready)) {
    mkdirSync(join(ready, '..'), { recursive: true });
    const half = mkdtempSync(`${ready}-`);
    const held = await holdServer(half);
    await fill(held.url).finally(() => held.release());
    try {
      renameSync(half, ready);
    } catch {
      rmSync(half, { recursive: true, force: true }); // Another test was first.
    }
  }
  const path = mkdtempSync(join(tmpdir(), 'vigie-data-'));
  execFileSync('cp', ['-a', `${ready}/.`, path]);
  return {
    path,
    async drop() {
      // What a killed process left running ends with its last holder.
      await (await holdServer(path)).release();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Declares tests for a store of their own. */
export function describeStore(title: string, declare: (make: () => Promise<TestStore>) => void): void {
  describe(title, () => declare(() => testStore()));
}

/** Whether what takes minutes runs: `npm run test:long`. */
const isLong = process.argv[1]?.endsWith('.long.ts') === true;

/**
 * Declares tests for the oldest PostgreSQL that Vigie works with, which `VIGIE_TEST_POSTGRES` names: everything else is
 * tried on the one that Vigie brings. Those that take minutes, and where no server is named, on that one too.
 */
export function describeStores(title: string, declare: (make: () => Promise<TestStore>) => void): void {
  const url = process.env.VIGIE_TEST_POSTGRES;
  if (url === undefined || isLong) describeStore(title, declare);
  if (url !== undefined) describe(`${title} (PostgreSQL 15)`, () => declare(() => serverStore(url)));
}

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
