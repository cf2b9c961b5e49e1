import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { dataFolder } from '../testing/stores.ts';
import { holdServer } from './base/database/embedded/embedded-server.ts';
import { openStore } from './base/database/store.ts';
import { allMigrations } from './migrations.ts';
import { digestToken, findSession } from './people/session-store.ts';

test('an owner who is no superuser makes the schema, and whoever has a secret is found by it', async () => {
  const folder = await dataFolder();
  const server = await holdServer(folder.path);
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create role plain login createrole password 'plain'`);
  await admin.query('create database plain owner plain');
  // The folder was copied from one that a superuser made: here the owner has to make the role.
  await admin.query('alter role vigie_app rename to made_before');
  await admin.end();
  const url = new URL(server.url);
  url.username = url.password = url.pathname = 'plain';
  const store = await openStore({ url: url.href }, allMigrations());
  const now = new Date('2026-11-24T09:00:00Z');
  await store.inUnit('unt_1', async (tx) => {
    await sql`insert into unit (id, name, made_at) values ('unt_1', 'one', ${now})`.execute(tx);
    await sql`insert into account (id, unit_id, email, name, role, language, password, made_at)
      values ('acc_1', 'unt_1', 'ana@test.example', 'ana', 'analyst', 'en', 'x', ${now})`.execute(tx);
    await sql`insert into session (id, token_digest, unit_id, account_id, opened_at, seen_at, expires_at, way)
      values ('ses_1', ${digestToken('t')}, 'unt_1', 'acc_1', ${now}, ${now}, '2026-11-25', 'password')`.execute(tx);
  });
  assert.equal((await findSession(store, 't', now))?.account.id, 'acc_1');
  const read = await sql<{ name: string }>`
    select tablename as name from pg_policies where policyname = 'owner_reads' and roles = '{plain}' order by 1`.execute(
    store.db,
  );
  const names = ['account', 'api_key', 'inbox', 'notice', 'received_notice', 'release', 'session', 'statement'];
  assert.deepEqual(
    read.rows.map(({ name }) => name),
    names,
  );
  const mine = await sql`select 1 from account`.execute(store.db);
  assert.equal(mine.rows.length, 0, 'the application still sees no rows without a unit');
  await store.close();
  await server.release();
  await folder.drop();
});
