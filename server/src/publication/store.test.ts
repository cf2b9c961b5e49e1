import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { OPEN_CASES } from '../base/database/reader.ts';
import type { Store } from '../base/database/store.ts';
import { countCompliance } from '../followup/compliance/compliance.ts';
import { listAsked } from '../followup/compliance/compliance-store.ts';
import { countEvents, readFigures } from './store.ts';

/** Cases with one offer each: what was decided on them, what their relistings came to. Each has two notices. */
const CASES = [
  { n: 1, settled: 'confirmed', decided: ['confirm', 'escalate', 'confirm'], relistings: ['found', 'rejected'] },
  { n: 2, settled: 'confirmed', decided: ['confirm', 'dismiss', 'confirm'], relistings: ['confirmed'] },
  { n: 3, settled: 'dismissed', decided: ['confirm', 'dismiss'], relistings: [] },
] as const;
/** Looks at each offer: under the notice that was withdrawn, and under the one that stands, which left on the 10th. */
const CHECKS = [
  ...[
    { notice: 'a', verdict: 'removed', at: '2026-10-02T00:00:00Z' },
    { notice: 'a', verdict: 'removed', at: '2026-10-03T00:00:00Z' },
  ],
  ...[
    { notice: 'b', verdict: 'online', at: '2026-10-11T00:00:00Z' },
    { notice: 'b', verdict: 'online', at: '2026-10-12T00:00:00Z' },
  ],
];
const day = (of: number): string => `2026-10-${String(of).padStart(2, '0')}T12:00:00Z`;

describeStore('figures', (make) => {
  let made: TestStore;
  let store: Store;
  before(async () => {
    made = await make();
    store = await made.open();
    const listing = (id: string): string =>
      `insert into listing (id, unit_id, platform, key, title, first_seen, last_seen) values ('${id}', 'unt_a', 'm', '${id}', 't', '${day(1)}', '${day(1)}');`;
    const cases = CASES.flatMap(({ n, settled, decided, relistings }) => [
      listing(`lst_${n}`),
      `insert into snapshot (id, unit_id, listing_id, digest, content, seen_at) values ('snp_${n}', 'unt_a', 'lst_${n}', 'd', '{}', '${day(1)}');
      insert into finding (id, unit_id, listing_id, snapshot_id, pack, rule, pack_digest, engine, severity, content, made_at)
        values ('fnd_${n}', 'unt_a', 'lst_${n}', 'snp_${n}', 'p', 'r', 'd', 'e', 'high', '{}', '${day(1)}');
      insert into "case" (id, unit_id, platform, trader, trader_name, product, title, severity, state, stage, opened_at, updated_at)
        values ('cas_${n}', 'unt_a', 'm', 't', 't', 'x${n}', 't', 'high', '${settled}', 'opened', '${day(1)}', '${day(1)}');
      insert into case_finding (unit_id, case_id, finding_id, added_at) values ('unt_a', 'cas_${n}', 'fnd_${n}', '${day(1)}');`,
      ...decided.map(
        (kind, at) => `insert into decision (id, unit_id, case_id, kind, reason, account_id, decided_at)
          values ('dec_${n}${at}', 'unt_a', 'cas_${n}', '${kind}', 'r', 'a', '${day(at + 2)}');`,
      ),
      ...['a', 'b'].map(
        (
          notice,
        ) => `insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at, sent_at, withdrawn_at)
          values ('ntc_${n}${notice}', 'unt_a', 'cas_${n}', 'dsa-16', 'fr', 'sent', '{}', 'a', '${day(1)}', '${day(notice === 'a' ? 1 : 10)}',
            ${notice === 'a' ? `'${day(9)}'` : 'null'});
          insert into notice_listing (unit_id, notice_id, listing_id, url) values ('unt_a', 'ntc_${n}${notice}', 'lst_${n}', 'u');`,
      ),
      ...CHECKS.map(
        (
          { notice, verdict, at },
          number,
        ) => `insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at, done_at, verdict, reasons)
          values ('chk_${n}${number}', 'unt_a', 'cas_${n}', 'ntc_${n}${notice}', 'lst_${n}', 'u', ${number}, '${at}', '${at}', '${verdict}', '[]');`,
      ),
      ...relistings.map(
        (state, at) => `${listing(`lst_${n}b${at}`)}
          insert into relisting (id, unit_id, case_id, original_listing_id, listing_id, signals, found_at, state)
            values ('rls_${n}${at}', 'unt_a', 'cas_${n}', 'lst_${n}', 'lst_${n}b${at}', '[]', '${day(5)}', '${state}');`,
      ),
    ]);
    await made.asOwner(`insert into unit (id, name, made_at) values ('unt_a', 'A', now()); ${cases.join('\n')}`);
  });
  after(() => made.drop());

  test('count a case, an offer and a relisting once, however often one was decided on or looked at', async () => {
    const [event, ...more] = await store.inUnit(
      'unt_a',
      (tx) => countEvents(tx, { from: '2026-10-01', to: '2026-10-31' }, 'UTC'),
      OPEN_CASES,
    );
    assert.equal(more.length, 0);
    const { confirmed, removed, online, relistings } = event ?? {};
    assert.deepEqual(
      [confirmed, removed, online, relistings],
      [2, 0, 2, 2],
      'in a release: of confirmed cases, since they were asked about',
    );
    const { cases, byMonth, byPlatform, ...figures } = await store.inUnit(
      'unt_a',
      (tx) => readFigures(tx, 'UTC'),
      OPEN_CASES,
    );
    assert.deepEqual([cases.confirmed, byMonth[0]?.confirmed, byPlatform[0]?.confirmed], [2, 2, 2]);
    assert.deepEqual([figures.relistings, byPlatform[0]?.relistings], [2, 2]);
  });

  test('call no offer removed for what was seen before it was asked about', async () => {
    const period = { from: new Date('2026-10-01'), to: new Date('2026-11-01') };
    const asked = await store.inUnit('unt_a', (tx) => listAsked(tx, 'm', period), OPEN_CASES);
    const { counts, toRemoval } = countCompliance(asked, period, period.to, 'UTC');
    assert.deepEqual([counts.asked, counts.done, toRemoval.open], [2, 0, 2], 'the third was dismissed');
  });
});
