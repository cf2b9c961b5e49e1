import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { getConstructionPlans } from 'pg-boss';
import { dataFolder } from '../testing/stores.ts';
import { ROOT } from './base/core/home.ts';
import { isEmptyDatabase, loadRows } from './base/database/copy/load-store.ts';
import type { RowDigest } from './base/database/copy/row-digest.ts';
import { withSnapshot } from './base/database/copy/snapshot-store.ts';
import type { Table } from './base/database/copy/tables-store.ts';
import { type EmbeddedServer, holdServer } from './base/database/embedded/embedded-server.ts';
import { migrateStore, openStore, type Store } from './base/database/store.ts';
import { allMigrations } from './migrations.ts';
import { digestToken, findSession } from './people/session-store.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const ALL = allMigrations();

describe('databases of one server, with owners who are no superusers', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let server: EmbeddedServer;
  let admin: pg.Client;
  const open: Store[] = [];
  before(async () => {
    folder = await dataFolder();
    server = await holdServer(folder.path);
    admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
  });
  after(async () => {
    for (const store of open) await store.close();
    await admin.end();
    await server.release();
    await folder.drop();
  });

  const urlOf = (user: string, password: string, database: string): string => {
    const url = new URL(server.url);
    url.username = user;
    url.password = password;
    url.pathname = database;
    return url.href;
  };
  /** A database with an owner of its own. */
  async function addDatabase(name: string, rights = ''): Promise<string> {
    await admin.query(`create role ${name} login ${rights} password '${name}'`);
    await admin.query(`create database ${name} owner ${name}`);
    return urlOf(name, name, name);
  }
  async function openHere(options: Parameters<typeof openStore>[0], migrations = ALL): Promise<Store> {
    const store = await openStore(options, migrations);
    open.push(store);
    return store;
  }
  async function asOwner<T extends object>(url: string, statement: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<T>(statement).finally(() => client.end());
    return rows;
  }
  const addPerson = (store: Store, name: string): Promise<void> =>
    store.inUnit('unt_1', async (tx) => {
      await sql`insert into unit (id, name, made_at) values ('unt_1', 'one', ${NOW}) on conflict do nothing`.execute(
        tx,
      );
      await sql`insert into account (id, unit_id, email, name, role, language, password, made_at)
        values (${name}, 'unt_1', ${`${name}@test.example`}, ${name}, 'analyst', 'en', 'x', ${NOW})`.execute(tx);
      await sql`insert into session (id, token_digest, unit_id, account_id, opened_at, seen_at, expires_at, way)
        values (${`ses_${name}`}, ${digestToken(name)}, 'unt_1', ${name}, ${NOW}, ${NOW}, '2026-11-25', 'password')`.execute(
        tx,
      );
    });
  const works = async (store: Store, name: string): Promise<void> => {
    await addPerson(store, name);
    assert.equal((await findSession(store, name, NOW))?.account.id, name);
    assert.equal((await sql`select 1 from account`.execute(store.db)).rows.length, 0, 'no unit named: no row');
  };
  const roleOf = async (store: Store): Promise<string> =>
    (await sql<{ role: string }>`select current_user::text as role`.execute(store.db)).rows[0]?.role ?? '';

  test('two installations have a role each, and go on working whichever starts last', async () => {
    const urls = [await addDatabase('first', 'createrole'), await addDatabase('second', 'createrole')];
    const stores: Store[] = [];
    for (const url of urls) stores.push(await openHere({ url }));
    const roles = await Promise.all(stores.map(roleOf));
    assert.notEqual(roles[0], roles[1]);
    for (const [at, store] of stores.entries()) await works(store, `acc_${at}`);
    // A connection that is made now signs in as the ones before did.
    for (const url of urls) await works(await openHere({ url }), 'acc_again');
    await assert.rejects(
      asOwner(urlOf(roles[0] ?? '', '', 'second'), 'select 1'),
      /password/,
      'nor does one know the other’s password',
    );
  });

  test('the application needs its own role alone; who migrates is the owner', async () => {
    const owner = await addDatabase('third');
    await admin.query(`create role third_app login password 'third_app'; create role third_app_lookup`);
    const app = urlOf('third_app', 'third_app', 'third');
    await assert.rejects(openStore({ appUrl: app }, ALL), { code: 'VIGIE_STORE_OLDER' });
    await assert.rejects(migrateStore(owner, app, ALL), { code: 'VIGIE_STORE_ROLES' }, 'it may not make them');
    await admin.query('grant third_app_lookup to third');
    assert.deepEqual(await migrateStore(owner, app, ALL.slice(0, -1)), {
      role: 'third_app',
      ran: ALL.slice(0, -1).map(({ name }) => name),
    });
    await assert.rejects(openStore({ appUrl: app }, ALL), {
      code: 'VIGIE_STORE_OLDER',
      message: /run: vigie migrate$/,
    });
    assert.deepEqual((await migrateStore(owner, null, ALL.slice(0, -1))).ran, [], 'it has run, and keeps its role');
    const migrated = execFileSync(process.execPath, [join(ROOT, 'bin/vigie.js'), 'migrate'], {
      env: { ...process.env, DATABASE_URL: owner, VIGIE_APP_DATABASE_URL: app },
      encoding: 'utf8',
    });
    assert.deepEqual(JSON.parse(migrated), { ran: [ALL.at(-1)?.name], applicationRole: 'third_app' });
    await works(await openHere({ appUrl: app }), 'acc_3');
    await assert.rejects(openStore({ url: owner }, ALL), { code: 'VIGIE_STORE_PASSWORD' });
    await assert.rejects(migrateStore(owner, urlOf('third_app', 'another', 'third'), ALL), {
      code: 'VIGIE_STORE_PASSWORD',
    });
    await works(await openHere({ appUrl: app }), 'acc_4');
  });

  test('what another version has migrated is refused, and left as it is', async () => {
    const owner = urlOf('third', 'third', 'third');
    const app = urlOf('third_app', 'third_app', 'third');
    for (const [change, back] of [
      [`insert into migration values ('people/9999-later', now(), 'd')`, `delete from migration where digest = 'd'`],
      [
        `update migration set digest = 'd' || digest where name = 'base/0001-start'`,
        `update migration set digest = substr(digest, 2) where digest like 'd%' and name = 'base/0001-start'`,
      ],
      ['update pgboss.version set version = version + 1', 'update pgboss.version set version = version - 1'],
    ] as const) {
      await asOwner(owner, change);
      for (const refused of [() => openStore({ appUrl: app }, ALL), () => migrateStore(owner, app, ALL)])
        await assert.rejects(refused, { code: 'VIGIE_STORE_NEWER' }, change);
      await asOwner(owner, back);
    }
    await works(await openHere({ appUrl: app }), 'acc_5');
  });

  test('an application that may make what stands before a table is refused, until the owner migrates', async () => {
    const app = urlOf('third_app', 'third_app', 'third');
    await admin.query('grant temporary on database third to public');
    await assert.rejects(openStore({ appUrl: app }, ALL), { code: 'VIGIE_STORE_ROLE', message: /make tables/ });
    await migrateStore(urlOf('third', 'third', 'third'), app, ALL);
    await admin.query('alter role third_app createrole');
    await assert.rejects(openStore({ appUrl: app }, ALL), { code: 'VIGIE_STORE_ROLE', message: /CREATEROLE/ });
    await admin.query('alter role third_app nocreaterole');
    await works(await openHere({ appUrl: app }), 'acc_6');
  });

  /** As a version before made it: with a role of the whole server, which owns the job queue's tables. */
  async function makeOld(name: string): Promise<string> {
    const url = await addDatabase(name, 'createrole');
    const own = new pg.Client({ connectionString: url });
    await own.connect();
    await own.query(`do $$ begin if to_regrole('vigie_app') is null then create role vigie_app login; end if; end $$`);
    await (name === 'fourth' ? own : admin).query(`grant vigie_app to ${name}`);
    await own.query('create table migration (name text primary key, ran_at timestamptz not null)');
    await own.query('grant select on migration to vigie_app');
    for (const migration of ALL.slice(
      0,
      ALL.findIndex((one) => one.name === 'base/0006-roles-of-this-database'),
    )) {
      for (const statement of migration.statements) await own.query(statement);
      await own.query('insert into migration values ($1, now())', [migration.name]);
    }
    await own.end();
    const root = new pg.Client({ connectionString: urlOf('vigie', new URL(server.url).password, name) });
    await root.connect();
    await root.query('alter schema pgboss owner to vigie_app; set role vigie_app');
    await root.query(getConstructionPlans('pgboss', { createSchema: false }));
    await root.query(`select pgboss.create_queue('old.queue', '{"policy":"standard"}')`);
    await root.end();
    return url;
  }

  test('an installation with the role that a whole server shared is brought over, and the others keep it', async () => {
    const urls = [await makeOld('fourth'), await makeOld('fifth')];
    const knownIn = async (): Promise<string[]> => {
      const { rows } = await admin.query<{ name: string }>(`
        select distinct datname as name from pg_shdepend join pg_database d on d.oid = dbid
        where refclassid = 'pg_authid'::regclass and refobjid = to_regrole('vigie_app') order by 1`);
      return rows.map(({ name }) => name);
    };
    assert.deepEqual(await knownIn(), ['fifth', 'fourth']);
    for (const [at, url] of urls.entries()) {
      const store = await openHere({ url });
      assert.match(await roleOf(store), /^vigie_app_[0-9a-f]{8}$/);
      await works(store, 'acc_old');
      assert.deepEqual(await knownIn(), at === 0 ? ['fifth'] : []);
      const owners = await asOwner<{ owner: string }>(
        url,
        `select distinct relowner::regrole::text as owner from pg_class where relnamespace in ('pgboss'::regnamespace, 'public'::regnamespace)`,
      );
      assert.deepEqual(owners, [{ owner: at === 0 ? 'fourth' : 'fifth' }]);
      const queues = await sql`select name from pgboss.queue`.execute(store.db);
      assert.deepEqual(queues.rows, [{ name: 'old.queue' }], 'what waited there waits still');
    }
  });

  test('a copy of a database gets a role of its own as soon as it cannot sign in as the other’s', async () => {
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'second'`);
    await admin.query(`create role copier login createrole password 'copier'; grant second to copier`);
    await admin.query('create database copy template second owner copier');
    const copy = new pg.Client({ connectionString: urlOf('vigie', new URL(server.url).password, 'copy') });
    await copy.connect();
    await copy.query('reassign owned by second to copier');
    await copy.end();
    const stores = [
      await openHere({ url: urlOf('copier', 'copier', 'copy') }),
      await openHere({ url: urlOf('second', 'second', 'second') }),
    ];
    for (const store of stores) await works(store, 'acc_copy');
    assert.notEqual(...((await Promise.all(stores.map(roleOf))) as [string, string]));
  });

  test('its owner, who sees no more rows than others, copies all of them into another database', async () => {
    const [from, into] = [await addDatabase('kept', 'createrole'), await addDatabase('restored', 'createrole')];
    const store = await openHere({ url: from });
    await addPerson(store, 'one');
    await store.inUnit('unt_1', (tx) =>
      sql`insert into event values ('evt_1', 'unt_1', 'case.decided', 'cas_1', '{}', ${NOW})`.execute(tx),
    );
    await openHere({ url: into });
    const pieces: { table: Table; rows: Buffer }[] = [];
    const told = await withSnapshot(from, async (snapshot) => {
      const digests = new Map<string, RowDigest>();
      for (const table of snapshot.tables) {
        const reading = snapshot.read(table);
        let next = await reading.next();
        for (; !next.done; next = await reading.next()) pieces.push({ table, rows: next.value });
        digests.set(table.name, next.value);
      }
      return digests;
    });
    assert.deepEqual([told.get('account')?.rows, told.get('session')?.rows], [1, 1]);
    const fails = loadRows(into, async ({ write }) => {
      for (const { table, rows } of pieces) await write(table, rows);
      throw new Error('not as it should be');
    });
    await assert.rejects(fails, /not as it should be/);
    assert.equal(await isEmptyDatabase(into), true);
    // An event is looked at by statement (`vigie_refers`), a person by a foreign key.
    for (const table of ['event', 'account']) {
      const orphan = loadRows(into, async ({ write }) => {
        for (const { table: of, rows } of pieces) if (of.name === table) await write(of, rows);
      });
      await assert.rejects(orphan, { code: '23503' }, table);
    }
    await loadRows(into, async ({ tables, write, digest }) => {
      for (const { table, rows } of pieces) await write(table, rows);
      for (const table of tables) assert.deepEqual(await digest(table), told.get(table.name), table.name);
    });
    assert.equal(await isEmptyDatabase(into), false);
    const shape = `select (select count(*)::int from pg_class where relforcerowsecurity) as forced,
      (select count(*)::int from pg_constraint where contype = 'f') as references,
      (select count(*)::int from pg_trigger where tgenabled = 'O') as triggers`;
    assert.deepEqual(await asOwner(into, shape), await asOwner(from, shape));
  });
});
