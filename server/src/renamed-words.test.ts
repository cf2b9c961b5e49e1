import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { canonicalJson } from '@vigie/engine';
import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { testStore } from '../testing/stores.ts';
import { ALL_CASES } from './base/database/reader.ts';
import { openStore } from './base/database/store.ts';
import { allMigrations } from './migrations.ts';
import { readAudit, readNoted, verifyAudit } from './people/index.ts';

const OLD_KINDS = ['listing.returned', 'return.decided', 'rule.strayed', 'listing.seen'];

/** Rows as the version before wrote them, under its own words. */
const ROWS = `
  set session_replication_role = replica;
  insert into unit values ('unt_a', 'A', now());
  insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, next_step, opened_at, updated_at) values
    ('cas_1', 'unt_a', 'p', 't', 'x', 'X', 'high', 'confirmed', 'returned', 'decide-return', now(), now()),
    ('cas_2', 'unt_a', 'p', 't', 'y', 'Y', 'high', 'confirmed', 'removed', 'reminder', now(), now());
  insert into event (id, unit_id, kind, subject_id, content, happened_at)
    select 'evt_' || kind, 'unt_a', kind, 'cas_1', '{"case": "cas_1", "stage": "returned", "nextStep": "decide-return"}', now()
    from unnest('{${OLD_KINDS.join(',')}}'::text[]) as kind;
  insert into idempotency_key (unit_id, key, request_digest, answer, made_at, route)
    values ('unt_a', 'k', 'd', '{}', now(), 'POST /v1/platform-states/:id/decisions');
  insert into notice (id, unit_id, case_id, kind, language, state, content, deadline, account_id, made_at, attempts) values
    ('ntc_1', 'unt_a', 'cas_1', 'dsa-16', 'fr', 'sent', '{}', '{"due": "2026-12-01", "origin": "house"}', 'acc_1', now(), 1),
    ('ntc_2', 'unt_a', 'cas_1', 'dsa-9', 'fr', 'sent', '{}', '{"due": "2026-12-01", "origin": "law"}', 'acc_1', now(), 1),
    ('ntc_3', 'unt_a', 'cas_1', 'dsa-9', 'fr', 'queued', '{}', null, 'acc_1', now(), 0);
  insert into escalation (id, unit_id, case_id, ladder, step, act, basis, state, conditions, proposed_at) values
    ('esc_1', 'unt_a', 'cas_1', 'fr-227-23', 'order', 'dsa-9', '0,1', 'proposed', '[[{"fact": "returns", "atLeast": 1}],
      [{"fact": "platform-returns", "atLeast": 3}, {"fact": "overdue-days", "of": ["dsa-16"], "atLeast": 0}]]', now());
  insert into platform_state (id, unit_id, check_id, platform, page_state, phrase, state)
    values ('pst_1', 'unt_a', 'chk_1', 'p', 'gone', 'no returns here', 'proposed')`;

test('rows under the words of the version before are brought over, jobs that wait too, and the audit stays as it was noted', async () => {
  const made = await testStore('template1');
  const all = allMigrations();
  const from = all.findIndex(({ name }) => name === 'base/0003-relisting-events');
  const older = await openStore({ url: made.settings.databaseUrl ?? '' }, all.slice(0, from));
  await made.asOwner(ROWS);
  const boss = new PgBoss({ connectionString: older.url, createSchema: false });
  await boss.start();
  await boss.createQueue('case.follow');
  const about = { unit: 'unt_a', case: 'cas_1' };
  for (const event of OLD_KINDS) await boss.send('case.follow', { ...about, event, nextStep: 'decide-return' });
  await boss.send('case.follow', { ...about, event: 'return.decided', stage: 'returned', nextStep: null });
  await boss.stop();
  let previous = '';
  for (const [n, act] of ['listing.returned', 'return.decided', 'state.proposed', 'case.decided'].entries()) {
    const entry = [n + 1, null, act, 'cas_1', null, {}, '2026-11-24T10:00:00.000Z'];
    const digest = createHash('sha256')
      .update(canonicalJson([previous, ...entry]))
      .digest('hex');
    await older.inUnit('unt_a', (tx) =>
      sql`insert into audit (id, unit_id, number, act, subject_id, content, done_at, previous_digest, digest)
        values (${`aud_${n}`}, 'unt_a', ${n + 1}, ${act}, 'cas_1', '{}', '2026-11-24T10:00:00Z', ${previous}, ${digest})`.execute(
        tx,
      ),
    );
    previous = digest;
  }
  await older.close();

  const store = await made.reopen();
  // The phrase hangs on a check that the rows above leave out: a person would not see it.
  const read = (query: string) =>
    store.inUnit('unt_a', async (tx) => (await sql.raw<Record<string, unknown>>(query).execute(tx)).rows, ALL_CASES);
  assert.deepEqual(await read('select stage, next_step from "case" order by id'), [
    { stage: 'relisted', next_step: 'decide-relisting' },
    { stage: 'removed', next_step: 'reminder' },
  ]);
  const content = { case: 'cas_1', stage: 'relisted', nextStep: 'decide-relisting' };
  const kinds = ['listing.relisted', 'relisting.decided', 'rule.hit-rate-anomaly'];
  assert.deepEqual(await read(`select kind, content from event where kind <> 'listing.seen' order by kind`), [
    ...kinds.map((kind) => ({ kind, content })),
  ]);
  assert.deepEqual(await read('select route from idempotency_key'), [{ route: 'POST /v1/page-phrases/:id/decisions' }]);
  assert.deepEqual(await read(`select deadline->>'origin' as origin from notice order by id`), [
    { origin: 'policy' },
    { origin: 'law' },
    { origin: null },
  ]);
  assert.deepEqual(await read('select path, conditions from escalation'), [
    {
      path: 'fr-227-23',
      conditions: [
        [{ fact: 'relistings', atLeast: 1 }],
        [
          { fact: 'platform-relistings', atLeast: 3 },
          { fact: 'overdue-days', of: ['dsa-16'], atLeast: 0 },
        ],
      ],
    },
  ]);
  assert.deepEqual(await read('select id, phrase from page_phrase'), [{ id: 'pst_1', phrase: 'no returns here' }]);
  assert.deepEqual(
    (await read(`select data from pgboss.job where name = 'case.follow' order by data->>'event', data->>'stage'`)).map(
      ({ data }) => data,
    ),
    [
      { ...about, event: 'listing.relisted', nextStep: 'decide-relisting' },
      { ...about, event: 'listing.seen', nextStep: 'decide-return' },
      { ...about, event: 'relisting.decided', stage: 'relisted', nextStep: null },
      { ...about, event: 'relisting.decided', nextStep: 'decide-relisting' },
      { ...about, event: 'rule.hit-rate-anomaly', nextStep: 'decide-relisting' },
    ],
  );
  const named = await read(`select conname from pg_constraint where conname ~ 'platform_state|ladder'`);
  assert.deepEqual(named, []);

  const actsOf = (entries: readonly { act: string }[]) => entries.map(({ act }) => act);
  assert.deepEqual(actsOf(await store.inUnit('unt_a', (tx) => readAudit(tx, 'cas_1'))), [
    'listing.relisted',
    'relisting.decided',
    'phrase.proposed',
    'case.decided',
  ]);
  assert.deepEqual(actsOf(await store.inUnit('unt_a', (tx) => readNoted(tx, 'cas_1'))), [
    'listing.returned',
    'return.decided',
    'state.proposed',
    'case.decided',
  ]);
  assert.equal(await store.inUnit('unt_a', verifyAudit), null);
  const others = await store.inUnit('unt_b', (tx) => sql`select from "case"`.execute(tx));
  assert.equal(others.rows.length, 0, 'another unit sees them');
  await made.drop();
});
