import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runCommands } from '../../../testing/commands/run-commands.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie } from '../../../testing/vigie.ts';

describeStore('vigie sweep', (make) => {
  let made: TestStore;
  let env: Record<string, string> = {};
  const folder = mkdtempSync(join(tmpdir(), 'vigie-sweep-cli-'));
  before(async () => {
    made = await make();
    const product = await startTestVigie(made);
    await product.add('ann', { unit: 'one', role: 'analyst' });
    await product.stop();
    const { dataDir, databaseUrl } = made.settings;
    env = { VIGIE_DATA: dataDir, VIGIE_PORT: '0', ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) };
  });
  after(async () => {
    await made.drop();
    rmSync(folder, { recursive: true });
  });

  test('plan, run, review and report, with exit codes', () => {
    const file = join(folder, 'market.csv');
    writeFileSync(file, `title,url\nTramadol tablets,https://shop.example/1\nKettle,https://shop.example/2\n`);
    const said = ['--unit', 'one', '--question', 'Which?', '--missing', 'Other shops', '--pack', 'fr-medicines'];
    const run = (...calls: string[][]) =>
      runCommands(
        calls.map((call) => ['sweep', ...call]),
        { env, timeout: 600_000 },
      );
    const [none, unknown, planned] = run(
      ['plan', join(folder, 'nothing.csv'), ...said],
      ['plan', file, '--draw', 'many', ...said],
      ['plan', file, ...said, '--design', 'all', '--elusion', '1'],
    );
    assert.deepEqual([none?.status, unknown?.status, planned?.status], [2, 2, 0], planned?.stderr);
    const { sweep: id, frame } = JSON.parse(planned?.stdout ?? '');
    assert.equal(frame.entries, 2);
    const at = [id, '--unit', 'one'];
    const [early, drawn, first] = run(['report', ...at], ['run', ...at], ['review', ...at, '--as', 'ann@test.example']);
    assert.deepEqual([early?.status, drawn?.status], [1, 0], drawn?.stderr);
    const { item } = JSON.parse(first?.stdout ?? '');
    const decide = (number: number, decision: string) => [
      'review',
      ...at,
      '--as',
      'ann@test.example',
      '--number',
      `${number}`,
      '--decision',
      decision,
    ];
    const [nobody, second, twice, last] = run(
      ['review', ...at, '--as', 'zoe@test.example'],
      decide(item.number, item.title === 'Kettle' ? 'not' : 'prohibited'),
      decide(item.number, 'not'),
      decide(1 - item.number, item.title === 'Kettle' ? 'prohibited' : 'not'),
    );
    assert.deepEqual([nobody?.status, second?.status, twice?.status, last?.status], [2, 0, 2, 0], last?.stderr);
    const [pdf, csv] = ['report.pdf', 'figures.csv'].map((name) => join(folder, name));
    const [report, compared, back, seen] = run(
      ['report', ...at, '--pdf', pdf ?? '', '--csv', csv ?? '', '--language', 'en'],
      ['compare', id, id, '--unit', 'one'],
      ['recurrence', '--unit', 'one'],
      ['run', ...at, '--again'],
    );
    assert.deepEqual([report?.status, compared?.status, back?.status, seen?.status], [0, 0, 0, 2], compared?.stderr);
    assert.equal(
      readFileSync(pdf ?? '')
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    );
    assert.match(readFileSync(csv ?? '', 'utf8'), /^total,,,,0\.5,0\.5,0\.5,census$/m);
    assert.deepEqual(JSON.parse(compared?.stdout ?? '').differs, []);
    assert.equal(JSON.parse(back?.stdout ?? '').removed, 0);
    const { figures, state } = JSON.parse(report?.stdout ?? '');
    assert.deepEqual(
      [state, figures.total.share, figures.total.method, figures.elusion.share],
      ['done', 0.5, 'census', 0],
    );
  });
});
