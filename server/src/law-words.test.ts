import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { type TestStore, testStore } from '../testing/stores.ts';
import { ALL_CASES } from './base/database/reader.ts';
import { openStore, type Store } from './base/database/store.ts';
import { allMigrations } from './migrations.ts';

const AT = "'2026-01-02T03:04:05Z'";
const received = (id: string, state: string, outcome: string | null, manifest: boolean) =>
  `insert into received_notice (id, unit_id, inbox_id, way, source, external_id, digest, proven, content, code, state, decision, manifest, received_at)
    values ('${id}', 'unt_1', 'inb_1', 'api', '', '${id}', '${id}', false, '{}', '${id}', '${state}', ${outcome === null ? 'null' : `'{"outcome": "${outcome}"}'`}, ${manifest}, ${AT})`;
const attempt = (number: number, outcome: string) =>
  `insert into notice_attempt values ('unt_1', 'ntc_1', ${number}, 'smtp', 'x', ${AT}, ${AT}, '${outcome}', null)`;
const key = (route: string, answer: string) =>
  `insert into idempotency_key (unit_id, key, request_digest, answer, made_at, route) values ('unt_1', 'k', 'd', '${answer}', ${AT}, '${route}')`;

/** Rows as they were before a migration, which brings them over. */
const ROWS: Record<string, string[]> = {
  'evidence/0005-custody-transfer': [
    `insert into hand_over values ('hov_1', 'unt_1', 'exh_1', 1, 'a', 'b', 'c', 'd', ${AT}, 'r', 'k', true, null, 'digest', 'acc_1', ${AT})`,
  ],
  'receiving/0002-deferral': [
    received('rcv_1', 'set-aside', null, false),
    received('rcv_2', 'decided', 'no-action', true),
    received('rcv_3', 'decided', 'acted', true),
    `insert into statement (id, unit_id, inbox_id, url, trader_key, content, manifest, account_id, code, made_at, submission)
        values ('sor_1', 'unt_1', 'inb_1', 'u', 't', '{}', true, 'acc_1', 's', ${AT}, 'off')`,
    `insert into complaint (id, unit_id, inbox_id, complainant, complainant_key, language, reasons, digest, state, manifest, made_at)
        values ('cmp_1', 'unt_1', 'inb_1', 'trader', 't', 'en', 'r', 'd', 'set-aside', null, ${AT}),
          ('cmp_2', 'unt_1', 'inb_1', 'trader', 't', 'en', 'r', 'e', 'rejected', true, ${AT})`,
    `insert into misuse_measure (id, unit_id, subject_kind, subject_key, kind, reason, criteria, since, account_id)
        values ('msr_1', 'unt_1', 'trader', 't', 'warning', 'r', '{"total": 6, "manifest": 3}', ${AT}, 'acc_1')`,
    `insert into suspicion values ('sus_1', 'unt_1', 'rcv_1', 'FR', 'a', 'f', ${AT}, 'acc_1', ${AT})`,
  ],
  'notice/0005-accepted': [attempt(1, 'temporary'), attempt(2, 'taken')],
  'followup/0008-document': [
    `insert into escalation (id, unit_id, case_id, path, step, act, basis, state, conditions, proposed_at)
      values ('esc_1', 'unt_1', 'cas_1', 'p', 's', 'dsa-9', '0', 'proposed', '[]', ${AT})`,
  ],
  'base/0004-custody-transfer-answers': [
    key('POST /v1/exhibits/exh_1/hand-overs', '{"id": "exh_1", "handOvers": [{"number": 1}]}'),
    key('POST /v1/exhibits', '{"id": "exh_1", "handOvers": []}'),
    key('POST /v1/notices', '{"id": "ntc_1"}'),
  ],
};

describe('words of the law', () => {
  let made: TestStore;
  let store: Store;
  const rows = (query: string) =>
    store.inUnit('unt_1', async (tx) => (await sql.raw(query).execute(tx)).rows, ALL_CASES);
  before(async () => {
    made = await testStore('template1');
    const all = allMigrations();
    for (const [at, { name }] of all.entries()) {
      const then = ROWS[name];
      if (!then) continue;
      await (await openStore({ url: made.settings.databaseUrl ?? '' }, all.slice(0, at))).close();
      // Nothing that the rows point to is there: they alone are looked at.
      await made.asOwner(`set session_replication_role = replica; ${then.join(';\n')}`);
    }
    store = await made.reopen();
  });
  after(() => made.drop());

  test('what was handed over is transferred: each transfer keeps its place in the chain and cannot be changed', async () => {
    assert.deepEqual(
      await rows(
        `select id, number, transferred_at = ${AT} as kept_its_time, seal_intact, digest from custody_transfer`,
      ),
      [{ id: 'hov_1', number: 1, kept_its_time: true, seal_intact: true, digest: 'digest' }],
    );
    await assert.rejects(rows(`update custody_transfer set reason = 'x'`), /permission denied/);
    assert.deepEqual(
      await rows(
        `select conname from pg_constraint where conrelid = 'custody_transfer'::regclass and conname ~ 'hand'`,
      ),
      [],
    );
  });

  test('what was set aside is deferred; what was manifest is manifestly illegal or unfounded', async () => {
    assert.deepEqual(
      await rows('select id, state, manifestly_unfounded as unfounded from received_notice order by id'),
      [
        { id: 'rcv_1', state: 'deferred', unfounded: false },
        { id: 'rcv_2', state: 'decided', unfounded: true },
        { id: 'rcv_3', state: 'decided', unfounded: false },
      ],
    );
    assert.deepEqual(await rows('select manifestly_illegal as illegal from statement'), [{ illegal: true }]);
    assert.deepEqual(await rows('select state, manifestly_unfounded as unfounded from complaint order by id'), [
      { state: 'deferred', unfounded: null },
      { state: 'rejected', unfounded: true },
    ]);
    assert.deepEqual(await rows('select criteria from misuse_measure'), [{ criteria: { total: 6, misuses: 3 } }]);
    assert.deepEqual(await rows(`select reported_at = ${AT} as kept from suspicion`), [{ kept: true }]);
  });

  test('a notice that a server had taken was accepted by it', async () => {
    assert.deepEqual(await rows('select outcome from notice_attempt order by number'), [
      { outcome: 'temporary' },
      { outcome: 'accepted' },
    ]);
  });

  test('a step keeps what it sends, and a request about an exhibit is still answered once', async () => {
    assert.deepEqual(await rows('select document from escalation'), [{ document: 'dsa-9' }]);
    assert.deepEqual(await rows('select route, answer from idempotency_key order by route'), [
      { route: 'POST /v1/exhibits', answer: { id: 'exh_1', transfers: [] } },
      { route: 'POST /v1/exhibits/exh_1/custody-transfers', answer: { id: 'exh_1', transfers: [{ number: 1 }] } },
      { route: 'POST /v1/notices', answer: { id: 'ntc_1' } },
    ]);
  });
});
