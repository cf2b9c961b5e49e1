import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openTiles, verifyLog } from '@vigie/proof';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { inWork, note } from '../../people/index.ts';
import { logAudit } from './log-audit.ts';
import { verifyAuditLog } from './verify-audit.ts';

describeStore('the audit log in the evidence log', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let one = '';
  let two = '';
  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    one = (await started.add('ana', { unit: 'one' })).unit;
    two = (await started.add('bob', { unit: 'two' })).unit;
    // The test says when a minute is over.
    await started.vigie.context.jobs.stop();
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  const act = async (unit: string, times = 1): Promise<void> => {
    for (let n = 0; n < times; n++)
      await inWork(started.vigie.context, unit, (work) =>
        note(work, { act: 'test.done', subject: 'cas_1', reason: 'looked at' }),
      );
  };
  const minute = (): Promise<void> => logAudit(started.vigie.context, started.vigie.vault);
  const verify = () => verifyAuditLog(started.vigie.context.store, started.vigie.vault);
  const size = async (): Promise<number> => (await started.vigie.vault.log()).size;
  const faultOf = async (unit: string) => {
    const { ok, units } = await verify();
    const found = units.find((each) => each.unit === unit);
    return { ok, entry: found?.entry, fault: found?.fault };
  };
  /** Does as a superuser would, verifies, and puts everything back. */
  async function tampered<T>(statements: string, check: () => Promise<T>): Promise<T> {
    const tables = ['audit', 'audit_head', 'audit_leaf'];
    const open = (table: string) => `alter table ${table} no force row level security;`;
    const kept = (table: string) => `create table kept_${table} as select * from ${table};`;
    await made.asOwner(`${tables.map((table) => open(table) + kept(table)).join('')} ${statements}`);
    try {
      return await check();
    } finally {
      const columns =
        'id, unit_id, number, account_id, act, subject_id, reason, content, done_at, previous_digest, digest';
      for (const table of tables) {
        const list = table === 'audit' ? columns : '*';
        const named = table === 'audit' ? `(${columns})` : '';
        await made.asOwner(
          `delete from ${table}; insert into ${table} ${named} select ${list} from kept_${table}; drop table kept_${table};
           alter table ${table} force row level security`,
        );
      }
    }
  }

  test('a leaf is written where any chain has grown, and none where none has', async () => {
    const before = await size();
    await minute();
    assert.equal(await size(), before + 1);
    await minute();
    assert.equal(await size(), before + 1);
    await act(one, 3);
    await act(two);
    await minute();
    assert.equal(await size(), before + 2);
    const report = await verify();
    assert.deepEqual([report.ok, report.leaves, report.fault], [true, 2, null]);
    assert.ok(report.units.every(({ entries, covered }) => entries > 0 && entries === covered));
    await act(one);
    const later = (await verify()).units.find(({ unit }) => unit === one);
    assert.equal((later?.entries ?? 0) - (later?.covered ?? 0), 1, 'not yet covered');
  });

  test('a leaf is 32 bytes that tell nothing, and its statement names no unit and no count', async () => {
    const { logDir } = started.vigie.vault;
    const leaves = openTiles(logDir, await size()).entries(0);
    assert.ok(leaves.every((leaf) => leaf.length === 32));
    const { rows } = await sql<{ statement: object }>`select statement from audit_leaf`.execute(
      started.vigie.context.store.db,
    );
    assert.ok(rows.length > 0);
    for (const { statement } of rows) {
      assert.deepEqual(Object.keys(statement).sort(), ['at', 'format', 'heads', 'number', 'previous', 'salt']);
      assert.doesNotMatch(JSON.stringify(statement), new RegExp(`${one}|${two}|"one"|"two"`));
    }
  });

  test('what a crash cuts off is taken up: each leaf is once in the log', async () => {
    await act(one);
    const { store } = started.vigie.context;
    const before = await size();
    const { logDir } = started.vigie.vault;
    const kept = readFileSync(join(logDir, 'audit-leaf.json'));
    await minute();
    // Killed after the leaf was in the log, and before that was noted.
    await sql`update audit_leaf set log_index = null where number = (select max(number) from audit_leaf)`.execute(
      store.db,
    );
    writeFileSync(join(logDir, 'audit-leaf.json'), kept);
    assert.equal((await verify()).ok, true);
    await minute();
    assert.equal(await size(), before + 1);
    // Killed after the heads were kept, and before the leaf was planned.
    await act(one);
    await act(two);
    await assert.rejects(
      logAudit({ ...started.vigie.context, clock: () => new Date(Number.NaN) }, started.vigie.vault),
      RangeError,
    );
    await act(one);
    await minute();
    await minute();
    assert.equal(await size(), before + 3);
    assert.equal((await verify()).ok, true);
    assert.equal(verifyLog(logDir, started.vigie.vault.origin, started.vigie.vault.verifierKey).ok, true);
  });

  test('what a superuser changes or deletes is found, and the first broken entry is named', async () => {
    await act(one, 4);
    await minute();
    const last = (await verify()).units.find(({ unit }) => unit === one)?.entries ?? 0;
    assert.ok(last > 8);
    const newest = `delete from audit where unit_id = '${one}' and number > ${last - 2};`;
    const heads = `delete from audit_head where unit_id = '${one}' and number > ${last - 2};`;
    const leaf = 'delete from audit_leaf where number = (select max(number) from audit_leaf);';
    const missing = {
      ok: false,
      entry: last - 1,
      fault: `Entry ${last - 1} is missing: the log vouches for ${last} entries.`,
    };
    for (const statements of [newest, newest + heads, newest + heads + leaf])
      assert.deepEqual(await tampered(statements, () => faultOf(one)), missing, statements);
    assert.deepEqual(
      await tampered(`update audit set reason = 'other' where unit_id = '${one}' and number = 4`, () => faultOf(one)),
      { ok: false, entry: 4, fault: 'Entry 4 was changed.' },
    );
    assert.equal(
      (await tampered(`delete from audit where unit_id = '${one}' and number = 5`, () => faultOf(one))).entry,
      5,
    );
    // Rewritten: other entries in their place, whose digests fit each other; then their head too.
    const rewritten = await tampered(newest, async () => {
      started.pass(5);
      await act(one, 2);
      const told = await faultOf(one);
      await made.asOwner(
        `update audit_head h set digest = a.digest from audit a where a.unit_id = '${one}' and h.unit_id = a.unit_id and a.number = h.number`,
      );
      return { told, withHead: await verify() };
    });
    assert.equal(rewritten.told.ok, false);
    assert.match(rewritten.told.fault ?? '', /^One of the entries \d+ to \d+ was changed since it was logged/);
    assert.match(rewritten.withHead.fault ?? '', /^What leaf \d+ is of was changed/);
    const noIndex = await tampered('update audit_leaf set log_index = 0 where number = 2', verify);
    assert.deepEqual([noIndex.ok, noIndex.leaves, noIndex.fault], [false, 1, 'Leaf 2 is not entry 0 of the log.']);
    assert.match((await tampered('delete from audit_leaf where number = 1', verify)).fault ?? '', /^Leaf 1 is missing/);
    assert.match(
      (await tampered(`update audit_head set number = number - 1 where unit_id = '${two}' and leaf_number = 1`, verify))
        .fault ?? '',
      /^What leaf 1 is of/,
    );
    assert.equal((await verify()).ok, true, 'put back');
  });

  test('a chain that is not what was logged of it is not logged on; a lost leaf stops the writing', async () => {
    await act(one, 2);
    await minute();
    const before = await size();
    await act(one);
    const isLogged = await tampered(
      `delete from audit where unit_id = '${one}' and number = (select max(number) from audit_head where unit_id = '${one}')`,
      async () => {
        await minute();
        return (await size()) > before;
      },
    );
    assert.equal(isLogged, false);
    await tampered('delete from audit_leaf where number = (select max(number) from audit_leaf)', () =>
      assert.rejects(minute(), { code: 'VIGIE_EVIDENCE_AUDIT_BEHIND' }),
    );
    rmSync(join(started.vigie.vault.logDir, 'audit-leaf.json'));
    await minute();
    assert.equal((await verify()).ok, true);
  });
});
