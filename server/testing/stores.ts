import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'node:test';
import pg from 'pg';
import { readMigrations } from '../src/base/database/migrate.ts';
import { openStore, type Store } from '../src/base/database/store.ts';

/** A store of each kind, for tests that must hold on both. */
export interface TestStore {
  kind: Store['kind'];
  /** Settings with which the whole product opens this store. */
  settings: { dataDir: string; databaseUrl: string | null };
  /** Opens an empty store; the same one again when called again. */
  open(): Promise<Store>;
  /** As the owner, past row-level security: for tests that break the protection on purpose. */
  asOwner(statement: string): Promise<void>;
  drop(): Promise<void>;
}

const SOURCE = join(import.meta.dirname, '../src');

/** All migrations of the server, found as folders: base knows no link. */
export function allMigrations() {
  const order = [
    'base',
    'people',
    'listing',
    'screening',
    'case',
    'evidence',
    'notice',
    'followup',
    'publication',
    'receiving',
    'referral',
  ];
  const folders = order.filter((name) => existsSync(join(SOURCE, name, 'migrations')));
  return readMigrations(folders.map((name) => ({ name, path: join(SOURCE, name, 'migrations') })));
}

/** A folder with an embedded store and every migration run, made once for a test run and copied after: initdb takes seconds. */
async function readyTemplate(): Promise<string> {
  const template = join(tmpdir(), `vigie-template-${process.ppid}`);
  if (existsSync(template)) return template;
  const made = mkdtempSync(join(tmpdir(), 'vigie-template-'));
  await (await openStore({ dataDir: made }, allMigrations())).close();
  try {
    renameSync(made, template);
  } catch {
    rmSync(made, { recursive: true, force: true }); // Another test file was first.
  }
  return template;
}

/** An embedded store of its own, for tests that kill the process that holds it. */
export async function embeddedStore(): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-store-'));
  cpSync(await readyTemplate(), folder, { recursive: true });
  let store: Store | null = null;
  return {
    kind: 'embedded',
    settings: { dataDir: folder, databaseUrl: null },
    async open() {
      store ??= await openStore({ dataDir: folder }, allMigrations());
      return store;
    },
    async asOwner(statement) {
      await store?.close();
      const { PGlite } = await import('@electric-sql/pglite');
      const owner = await PGlite.create({ dataDir: join(folder, 'postgres') });
      await owner.exec(statement);
      await owner.close();
      store = null;
    },
    async drop() {
      await store?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serverStore(ownerUrl: string): Promise<TestStore> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const asAdmin = async (url: string, statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await asAdmin(ownerUrl, `create database ${name}`);
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  let store: Store | null = null;
  return {
    kind: 'server',
    settings: { dataDir: mkdtempSync(join(tmpdir(), 'vigie-data-')), databaseUrl: url.href },
    async open() {
      store ??= await openStore({ url: url.href }, allMigrations());
      return store;
    },
    asOwner: (statement) => asAdmin(url.href, statement),
    async drop() {
      await store?.close();
      await asAdmin(ownerUrl, `drop database ${name} with (force)`);
    },
  };
}

/** Declares the same tests for the embedded store and, where `VIGIE_TEST_POSTGRES` names a server (`npm test` starts one), for PostgreSQL. */
export function describeStores(title: string, declare: (make: () => Promise<TestStore>) => void): void {
  describe(`${title} (embedded)`, () => declare(embeddedStore));
  const url = process.env.VIGIE_TEST_POSTGRES;
  describe(`${title} (PostgreSQL)`, { skip: url ? false : 'VIGIE_TEST_POSTGRES names no server: run npm test' }, () =>
    declare(() => serverStore(url ?? '')),
  );
}
