import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testStore } from '../testing/stores.ts';
import { readMigrations } from './base/database/migrate.ts';
import { ALL_CASES } from './base/database/reader.ts';
import { openStore } from './base/database/store.ts';
import { allMigrations } from './migrations.ts';
import { listChoices } from './notice/index.ts';

/** What the version before this list wrote of itself, in the order it ran. */
const BEFORE = [
  '0001-00-base-start',
  '0001-01-people-start',
  '0001-02-listing-start',
  '0001-03-screening-start',
  '0001-04-case-start',
  '0001-05-evidence-start',
  '0001-06-notice-start',
  '0001-07-followup-start',
  '0001-08-publication-start',
  '0001-10-referral-dossier',
  '0002-01-people-unit-status',
  '0002-02-listing-pictures',
  '0002-03-screening-life-of-a-rule',
  '0002-04-case-score',
  '0002-05-evidence-storage',
  '0002-06-notice-acts',
  '0002-07-followup-returns',
  '0003-03-screening-known',
  '0003-05-evidence-checks',
  '0003-05-evidence-custody',
  '0003-06-notice-delivery',
  '0003-07-followup-views',
  '0004-07-followup-escalation',
  '0004-09-receiving-start',
  '0005-07-followup-learned',
  '0009-02-listing-url',
];

const ORDER_OF_CHOICES = 'notice/0014-order-of-choices';

test('a folder with a file that the order does not name is refused', () => {
  const order = allMigrations().map(({ name }) => name);
  assert.throws(
    () => readMigrations(import.meta.dirname, order.slice(0, -1)),
    new RegExp(`${order.at(-1)} is not in the order`),
  );
});

test('a database of the version before is brought over once: what had run keeps its time, and nothing runs twice', async () => {
  const made = await testStore('template1');
  const all = allMigrations();
  const older = await openStore({ url: made.settings.databaseUrl ?? '' }, all.slice(0, BEFORE.length));
  await older.close();
  const dated = BEFORE.map((name, at) => ({ name, at: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString() }));
  await made.asOwner(`
    create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null);
    create table kysely_migration_lock (id varchar(255) primary key, is_locked integer not null default 0);
    insert into kysely_migration values ${dated.map(({ name, at }) => `('${name}', '${at}')`).join(', ')};
    drop table migration`);
  // Choices that people made before they had an order of their own: of two at one instant, the id says which is later.
  const until = all.findIndex(({ name }) => name === ORDER_OF_CHOICES);
  assert.ok(until > BEFORE.length);
  await (await openStore({ url: made.settings.databaseUrl ?? '' }, all.slice(0, until))).close();
  await made.asOwner(`
    insert into unit (id, name, made_at) values ('u', 'u', now());
    insert into "case" (id, unit_id, platform, trader, trader_name, product, title, severity, state, stage, opened_at, updated_at)
      select id, 'u', 'p', id, 't', id, 't', 'high', 'open', 'opened', now(), now() from unnest(array['cas_1', 'cas_2']) id;
    set session_replication_role = replica;
    insert into recipient_choice (id, unit_id, case_id, capacity, recipient, name, grounds, places, reason, account_id, chosen_at)
      select id, 'u', of, capacity, id, id, '[]', '[]', 'r', 'a', chosen from (values
        ('rcp_4', 'cas_1', 'prosecutor', timestamptz '2026-10-01T08:00Z'), ('rcp_2', 'cas_1', 'prosecutor', '2026-10-02T08:00Z'),
        ('rcp_3', 'cas_1', 'prosecutor', '2026-10-02T08:00Z'), ('rcp_1', 'cas_1', 'customs', '2026-09-30T08:00Z'),
        ('rcp_5', 'cas_2', 'court', '2026-10-01T08:00Z')) as c (id, of, capacity, chosen)`);
  for (const round of ['brought over', 'opened again']) {
    const store = await made.reopen();
    const { rows } = await sql<{ name: string; at: string }>`
      select name, ran_at as at from migration order by ran_at`.execute(store.db);
    assert.deepEqual(
      rows.map(({ name }) => name),
      all.map(({ name }) => name),
      round,
    );
    assert.deepEqual(
      rows.slice(0, BEFORE.length).map(({ at }) => at),
      dated.map(({ at }) => at),
      round,
    );
    const left = await sql`select from pg_tables where tablename like 'kysely%'`.execute(store.db);
    assert.equal(left.rows.length, 0);
    const choices = (of: string) => store.inUnit('u', (tx) => listChoices(tx, of), ALL_CASES);
    const kept = await choices('cas_1');
    assert.deepEqual(
      kept.map(({ id, isCurrent }) => [id, isCurrent]),
      [
        ['rcp_3', true],
        ['rcp_2', false],
        ['rcp_4', false],
        ['rcp_1', true],
      ],
      round,
    );
    assert.deepEqual(
      (await choices('cas_2')).map(({ id }) => id),
      ['rcp_5'],
    );
  }
  await made.drop();
});
