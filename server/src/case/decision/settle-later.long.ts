import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie } from '../../../testing/vigie.ts';
import { hasRow } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

/** So long may a decision be undone here. */
const UNDO_SECONDS = 4;

describeStore('a decision whose minute the service did not live through', (make) => {
  let made: TestStore;
  before(async () => {
    made = await make();
  });
  after(() => made.drop());

  test('is followed from once another process works, and one that was undone is not', async () => {
    const settings = { undoSeconds: UNDO_SECONDS };
    // No worker is there while the decisions are made: whatever would do the rest lies in the database.
    const first = await startTestVigie(made, { settings, works: false });
    const { unit } = await first.add('ann', { unit: 'u' });
    await first.vigie.context.store.inUnit(unit, (tx) =>
      sql`insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at)
        select id, ${unit}, 'p', 't', id, 't', 'high', 'open', 'opened', now(), now() from unnest(array['cas_kept', 'cas_undone']) id`.execute(
        tx,
      ),
    );
    const decide = async (id: string) =>
      (await first.call('ann', 'POST', '/v1/cases/decisions', { cases: [id], kind: 'confirm', reason: 'Seen.' })).body;
    await decide('cas_kept');
    const { batch } = await decide('cas_undone');
    assert.equal((await first.call('ann', 'POST', `/v1/decision-batches/${batch}/undo`, {})).status, 200);
    await first.stop();
    const second = await startTestVigie(made, { settings });
    const isTold = (id: string) => (tx: Tx) =>
      hasRow(tx, sql`select from event where kind = 'case.decided' and subject_id = ${id}`);
    const { store } = second.vigie.context;
    for (const until = Date.now() + 60_000; Date.now() < until && !(await store.inUnit(unit, isTold('cas_kept'))); )
      await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(await store.inUnit(unit, isTold('cas_kept')), true);
    assert.equal(await store.inUnit(unit, isTold('cas_undone')), false);
    await second.stop();
  });
});
