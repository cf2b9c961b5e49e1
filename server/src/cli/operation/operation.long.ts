import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runCommands } from '../../../testing/commands/run-commands.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie } from '../../../testing/vigie.ts';

describeStore('vigie operation', (make) => {
  let made: TestStore;
  let env: Record<string, string> = {};
  const folder = mkdtempSync(join(tmpdir(), 'vigie-operation-cli-'));
  before(async () => {
    made = await make();
    const product = await startTestVigie(made);
    for (const unit of ['one', 'two']) await product.add(unit, { unit, role: 'approver' });
    await product.stop();
    const { dataDir, databaseUrl } = made.settings;
    env = { VIGIE_DATA: dataDir, VIGIE_PORT: '0', ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) };
  });
  after(async () => {
    await made.drop();
    rmSync(folder, { recursive: true });
  });

  test('plan, status and report, with exit codes', async () => {
    const file = join(folder, 'plan.json');
    const plan = {
      title: 'A week on one market',
      purpose: 'All look on the same day.',
      actsAt: '2026-01-01T08:00:00Z',
      reportsBy: '2026-01-31T08:00:00Z',
      units: ['two'],
      targets: [{ kind: 'platform', name: 'market.example' }],
    };
    const run = (...calls: string[][]) =>
      runCommands(
        calls.map((call) => ['operation', ...call]),
        { env, timeout: 600_000 },
      );
    writeFileSync(file, '{"title": "x"}');
    const [none, wrong] = run(['plan', join(folder, 'nothing.json'), '--unit', 'one'], ['plan', file, '--unit', 'one']);
    assert.deepEqual([none?.status, wrong?.status], [2, 2]);
    assert.match(wrong?.stderr ?? '', /plan\.json: title/);
    writeFileSync(file, JSON.stringify(plan));
    const [planned] = run(['plan', file, '--unit', 'one']);
    assert.equal(planned?.status, 0, planned?.stderr);
    const { id } = JSON.parse(planned?.stdout ?? '');
    const pdf = join(folder, 'report.pdf');
    const [status, listed, early, unknown] = run(
      ['status', id, '--unit', 'two'],
      ['status', '--unit', 'one'],
      ['report', id, '--unit', 'one'],
      ['status', 'opn_none', '--unit', 'one'],
    );
    assert.deepEqual([status?.status, listed?.status, early?.status, unknown?.status], [1, 1, 2, 2], early?.stderr);
    assert.equal(JSON.parse(status?.stdout ?? '').standing, 'invited');
    assert.deepEqual(JSON.parse(listed?.stdout ?? '').late, ['one', 'two']);
    const product = await startTestVigie(made);
    await product.add('one', { unit: 'one', role: 'approver' });
    await product.call('one', 'POST', `/v1/operations/${id}/end`, { conclusion: 'Nothing came of it.' });
    await product.settle();
    await product.stop();
    const [report] = run(['report', id, '--unit', 'one', '--pdf', pdf, '--language', 'en']);
    assert.equal(report?.status, 0, report?.stderr);
    assert.equal(JSON.parse(report?.stdout ?? '').conclusion, 'Nothing came of it.');
    assert.equal(readFileSync(pdf).subarray(0, 5).toString(), '%PDF-');
  });
});
