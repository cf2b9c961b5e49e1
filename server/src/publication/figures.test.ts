import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Act, live } from '../../testing/figures/history.ts';
import { mustAgree } from '../../testing/figures/must-agree.ts';
import { readRecord, recount, sizes } from '../../testing/figures/recount.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { rows } from '../base/database/rows.ts';
import type { Store, Tx } from '../base/database/store.ts';
import { countAllAgain, countStrayFigures } from '../followup/index.ts';

const first = { minutes: 1, other: 0 };
/** What every history begins with: listings found, confirmed and asked about. */
const BEGINS: Act[] = [
  ...[0, 1, 2, 3, 4, 5].map((n): Act => ({ ...first, which: n, other: n, act: 'find', severity: 'medium' })),
  ...[0, 1, 2, 3].map((n): Act => ({ ...first, which: n, act: 'decide', kind: 'confirm', waits: false })),
  ...[0, 1, 2, 3].map((n): Act => ({ ...first, which: n, act: 'send', kind: 'dsa-16' })),
];
/** One in which every figure counts something. */
const ALL: Act[] = [
  ...(['online', 'removed', 'removed', 'online', 'restricted', 'indeterminate'] as const).map(
    (verdict): Act => ({ minutes: 70, which: 0, other: 1, act: 'check', verdict }),
  ),
  { minutes: 1, which: 0, other: 1, act: 'reappear' },
  { minutes: 1, which: 1, other: 1, act: 'relist' },
];
const when = { minutes: fc.integer({ min: 1, max: 100 }), which: fc.nat(11), other: fc.nat(11) };
const DOCUMENTS = ['dsa-16', 'dsa-16', 'dsa-9', 'gpsr-22-notice', 'gpsr-22-order', 'reminder'] as const;
const SEEN = ['removed', 'removed', 'removed', 'online', 'restricted', 'indeterminate'] as const;
const OTHERS = ['settle', 'undo', 'withdraw', 'correct', 'relist', 'reappear', 'restrict', 'open'] as const;
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        ...when,
        act: fc.constant('find' as const),
        severity: fc.constantFrom('low', 'medium', 'high', 'critical'),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        ...when,
        act: fc.constant('decide' as const),
        kind: fc.constantFrom('confirm', 'confirm', 'dismiss', 'escalate'),
        waits: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ ...when, act: fc.constant('send' as const), kind: fc.constantFrom(...DOCUMENTS) }),
    },
    {
      weight: 8,
      arbitrary: fc.record({ ...when, act: fc.constant('check' as const), verdict: fc.constantFrom(...SEEN) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        ...when,
        act: fc.constant('judge' as const),
        state: fc.constantFrom('confirmed', 'rejected'),
      }),
    },
    { weight: 3, arbitrary: fc.record({ ...when, act: fc.constantFrom(...OTHERS) }) },
  ),
  { minLength: 15, maxLength: 50 },
);

/** An offer that three rules found, was noticed, and then was gone at one check and at two in a row at others. */
const step = { minutes: 70, which: 0, other: 1 };
const FIXED: Act[] = [
  { ...step, act: 'find', severity: 'low' },
  { ...step, act: 'find', severity: 'high' },
  { ...step, act: 'find', severity: 'high' },
  { ...step, act: 'decide', kind: 'confirm', waits: false },
  { ...step, act: 'send', kind: 'dsa-16' },
  { ...step, act: 'check', verdict: 'removed' },
  { ...step, act: 'check', verdict: 'online' },
];

describeStore('figures', (make) => {
  let made: TestStore;
  let store: Store;
  before(async () => {
    made = await make();
    store = await made.open();
  });
  after(() => made.drop());

  let lived = 0;
  const liveAnew = async (history: readonly Act[]): Promise<string> => {
    const unit = `u${++lived}`;
    await live(store, unit, history);
    return unit;
  };

  test('agree in the console, a release, the compliance report and the court file, whatever happened', async () => {
    const told: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        const unit = await liveAnew([...BEGINS, ...history]);
        await mustAgree(store, unit);
        for (const [figure, size] of Object.entries(sizes(recount(await store.inUnit(unit, readRecord, '*')))))
          told[figure] = (told[figure] ?? 0) + size;
      }),
      { numRuns: 12, examples: [[ALL]] },
    );
    for (const [figure, size] of Object.entries(told)) assert.ok(size > 0, `no history has any ${figure}`);
  });

  test('are not those that were counted once for each rule, or removed at a first look', async () => {
    const unit = await liveAnew(FIXED);
    await mustAgree(store, unit);
    const [first] = await store.inUnit(unit, (tx) =>
      rows(
        tx,
        z.object({ rules: z.int(), removed: z.int() }),
        sql`select (select count(*)::int from "check" k join (select distinct case_id, rule from case_finding cf join finding f on f.id = cf.finding_id) r
            on r.case_id = k.case_id where k.verdict = 'removed') as removed,
          (select count(distinct rule)::int from finding) as rules`,
      ),
    );
    assert.deepEqual(first, { rules: 3, removed: 3 }, 'as it was counted once');
    const { removed, online } = sizes(recount(await store.inUnit(unit, readRecord, '*')));
    assert.deepEqual([removed, online], [0, 1]);
  });

  test('disagree, and this test says so, where an offer counts as removed at the first look that found it gone', async () => {
    const planted = await make();
    try {
      await planted.open();
      await planted.asOwner(
        `create or replace function vigie_gone_at(offer text, apart text, since timestamptz, until timestamptz) returns timestamptz language sql stable as
        $$ select min(done_at) from "check" where listing_id = offer and verdict = 'removed' and done_at >= since $$`,
      );
      const other = await planted.open();
      await live(other, 'u', FIXED);
      await assert.rejects(mustAgree(other, 'u'), /console: removed/);
    } finally {
      await planted.drop();
    }
  });

  test('miss nothing of what two people did at one time', async () => {
    const unit = await liveAnew(FIXED.slice(0, 3));
    const inUnit = (statement: string, meanwhile: () => Promise<void>): Promise<void> =>
      store.inUnit(
        unit,
        async (tx) => {
          await sql.raw(statement).execute(tx);
          await meanwhile();
        },
        '*',
      );
    const decided = `insert into decision (id, unit_id, case_id, kind, reason, account_id, decided_at)
      values ('dec_${unit}', '${unit}', 'cas_${unit}_0', 'confirm', 'r', 'a', now())`;
    // The second is not seen by the first, nor the first by the second, before both are done.
    const both = Promise.withResolvers<void>();
    let ready = 0;
    const wait = async (): Promise<void> => {
      if (++ready === 2) both.resolve();
      await both.promise;
    };
    await Promise.all([
      inUnit(decided, wait),
      inUnit(`update "case" set state = 'confirmed' where id = 'cas_${unit}_0'`, wait),
    ]);
    await mustAgree(store, unit);
    const { confirmed } = sizes(recount(await store.inUnit(unit, readRecord, '*')));
    assert.equal(confirmed, 1);
  });

  test('that were changed past the triggers are found, and counted again', async () => {
    const unit = await liveAnew(FIXED);
    await made.asOwner(`update counted set at = at + interval '1 day' where unit_id = '${unit}' and figure = 'online'`);
    const inUnit = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => store.inUnit(unit, work);
    assert.equal(await inUnit(countStrayFigures), 2, 'a row that is missing, and one too many');
    const told: unknown[] = [];
    const log = { warn: (...what: unknown[]) => void told.push(what) };
    assert.equal(await countAllAgain({ store, log }, unit), 1);
    assert.equal(told.length, 1, 'and said');
    await mustAgree(store, unit);
  });
});
