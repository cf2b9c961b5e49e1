import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { testActs } from './acts.ts';
import { noChromium } from './browser.ts';
import { testConsole } from './console.ts';
import { testFollowUp } from './follow-up.ts';
import { shareDemo, VIGIE, vigie } from './start-demo.ts';

type Counts = Record<string, number> & { checks: Record<string, number> };
const countsOf = (stdout: string): Counts => JSON.parse(stdout.trim().split('\n').at(-1) ?? '');

/** What a lap leaves on disk: packages, kept and written out again, and notices in the outbox. */
function leftIn(data: string) {
  const exported = vigie(['evidence', 'export', '--out', join(data, 'exported')], { VIGIE_DATA: data });
  assert.equal(exported.status, 0, exported.stderr);
  const unfinished = readdirSync(join(data, 'evidence')).filter((name) => name !== 'keys' && name !== 'objects');
  const notices = readdirSync(join(data, 'outbox')).filter((name) => name.endsWith('.eml'));
  return {
    packages: readdirSync(join(data, 'exported')),
    unfinished,
    notices,
  };
}

/** One lap, which everything here shares: it is counted and proven, then opened again in a browser. */
describe('the demo', () => {
  const data = mkdtempSync(join(tmpdir(), 'vigie-lap-'));
  let counts: Counts;
  before(() => {
    const { status, stdout, stderr, error, signal } = vigie(['demo', '--once', '--data', data]);
    assert.equal(status, 0, `${error ?? signal} ${stderr}`);
    counts = countsOf(stdout);
  });
  after(() => rmSync(data, { recursive: true, force: true }));

  test('counts everything above zero', () => {
    const { checks, ...rest } = counts;
    for (const [name, count] of [...Object.entries(rest), ...Object.entries(checks)])
      assert.ok(Number(count) > 0, name);
  });

  test('leaves packages that hold, a log that holds, and the notices', () => {
    const { packages, unfinished, notices } = leftIn(data);
    assert.deepEqual([packages.length, unfinished, notices.length], [counts.sealed, [], counts.notices]);
    const [first = '', second = ''] = packages.map((name) => join(data, 'exported', name));
    for (const path of [first, second]) assert.equal(vigie(['verify', path]).status, 0);
    const spoilt = join(data, 'spoilt.wacz');
    const bytes = readFileSync(first);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
    writeFileSync(spoilt, bytes);
    const { status, stdout } = vigie(['verify', spoilt]);
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).steps.find((step: { ok: boolean }) => step.ok === false).id, 'archive');
    const log = vigie(['log', 'verify'], { VIGIE_DATA: data });
    assert.equal(log.status, 0, log.stdout);
    assert.equal(JSON.parse(log.stdout).size, counts.sealed);
  });

  describe('in a browser', { skip: noChromium }, () => {
    const demo = shareDemo(data);
    testConsole(demo);
    testActs(demo);
    testFollowUp(demo);
  });

  test('killed again and again and begun again, ends where an undisturbed lap ends', { timeout: 900_000 }, async () => {
    const killed = mkdtempSync(join(tmpdir(), 'vigie-killed-'));
    // The first dies while offers are visited, as soon as a package is there; each of the others some time into the step after the one it has said.
    const isSealing = () => existsSync(join(killed, 'evidence')) && readdirSync(join(killed, 'evidence')).length > 0;
    for (const ms of [0, 100, 1500, 700, 300]) {
      const child = spawn(process.execPath, [VIGIE, 'demo', '--once', '--data', killed], {
        env: { ...process.env, VIGIE_BROWSER: 'none' },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const gone = once(child, 'exit');
      if (ms === 0) while (child.exitCode === null && !isSealing()) await wait(20);
      else await Promise.race([once(child.stderr, 'data'), gone]);
      await Promise.race([wait(ms), gone]);
      child.kill('SIGKILL');
      const [, signal] = await gone;
      assert.equal(signal, 'SIGKILL', 'a lap that is killed was not done');
    }
    const { status, stdout, stderr } = vigie(['demo', '--once', '--data', killed], { VIGIE_BROWSER: 'none' });
    assert.equal(status, 0, stderr);
    const ended = countsOf(stdout);
    for (const name of [
      'listings',
      'snapshots',
      'findings',
      'cases',
      'confirmed',
      'sealed',
      'notices',
      'relistings',
      'releases',
    ]) {
      assert.equal(ended[name], counts[name], name);
    }
    assert.deepEqual(ended.checks, counts.checks);
    const { packages, unfinished, notices } = leftIn(killed);
    assert.deepEqual([packages.length, unfinished, notices.length], [counts.sealed, [], counts.notices]);
    const log = vigie(['log', 'verify'], { VIGIE_DATA: killed });
    assert.deepEqual([log.status, JSON.parse(log.stdout).size], [0, counts.sealed], 'each package logged once');
    rmSync(killed, { recursive: true, force: true });
  });
});
