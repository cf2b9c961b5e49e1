import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { runCommands } from '../server/testing/commands/run-commands.ts';
import { SHARED_DATA, unlessShared } from '../tools/shared-data.ts';

const ROOT = join(import.meta.dirname, '..');
const SHEIN = join(SHARED_DATA, 'shein-products.csv');
const vigie = (...args: string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'bin/vigie.js'), ...args], {
    encoding: 'utf8',
    timeout: 20_000,
    maxBuffer: 1 << 28,
  });

describe('at the command line', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-rubbish-'));
    const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
    put('binary.csv', randomBytes(100_000));
    put('line.csv', `title,price\n${'x'.repeat(50 * 1024 * 1024)},1\n`);
    put('broken.json', '{"title": "a", ');
    put('bomb.html', '<div>'.repeat(1_000_000));
    put('bomb.csv.gz', gzipSync(Buffer.alloc(300 * 1024 * 1024, 'a')));
    put('empty.csv', '');
    put('untitled.csv', 'a,b\n1,2\n');
    mkdirSync(join(folder, 'pack'));
    put('pack/x.yaml', 'id: x\nversion: 2026-01-01\nbogus: 1\n');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('rubbish gets one clear line, exit code 2, and nothing else', { timeout: 180_000 }, () => {
    const at = (name: string) => join(folder, name);
    const calls = [
      ...[
        'binary.csv',
        'line.csv',
        'broken.json',
        'bomb.html',
        'bomb.csv.gz',
        'empty.csv',
        'untitled.csv',
        'missing.csv',
        '.',
      ].flatMap((name) => [
        ['screen', at(name)],
        ['extract', at(name)],
      ]),
      ['packs', 'test', at('pack')],
      ['screen', '--packs', at('pack'), at('untitled.csv')],
      ['screen', '--packs', at('nowhere'), at('untitled.csv')],
      ['screen', '--pakcs', 'x', at('untitled.csv')],
      ['screen', '--map', 'nonsense', at('untitled.csv')],
      ['verify', at('missing.wacz')],
      ['capture', 'http://127.0.0.1:1/', '--out', at('out')],
      ['import', 'x.csv'],
      ['nonsense'],
    ];
    // One in a process of its own, as people run it; all of them in one.
    const alone = [['screen', at('binary.csv')]];
    const told = runCommands(calls, { timeout: 120_000 }).map((ran, n) => ({ ...ran, args: calls[n] ?? [] }));
    for (const { args, status, stdout, stderr } of [...told, ...alone.map((args) => ({ args, ...vigie(...args) }))]) {
      const about = `vigie ${args.join(' ')}: ${status}\n${stderr.slice(0, 600)}`;
      assert.equal(status, 2, about);
      assert.equal(stdout, '', about);
      assert.equal(stderr.trimEnd().split('\n').length, 1, about);
      assert.match(stderr, /^vigie: /, about);
      assert.doesNotMatch(stderr, /\bat .+:\d+:\d+|fault in Vigie/, about);
    }
  });

  test('a thousand real offers: nothing ordinary is flagged, each finding has its shape', {
    skip: unlessShared(SHEIN),
  }, () => {
    const { status, stdout, stderr } = vigie('screen', SHEIN);
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^1000 listings screened/m);
    for (const line of stdout.split('\n').filter(Boolean)) {
      const finding = JSON.parse(line);
      assert.deepEqual(Object.keys(finding).slice(0, 6), ['listing', 'rule', 'pack', 'severity', 'legal', 'matches']);
      assert.doesNotMatch(finding.pack, /dolls|weapons|medicines/, line);
    }
  });
});
