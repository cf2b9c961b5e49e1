import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { auditLeavesIn, leftIn, runLap } from './lap.ts';
import { VIGIE, vigie } from './start-demo.ts';

const env = { VIGIE_BROWSER: 'none' };

test('a lap of the demo that is killed again and again, and begun again, ends where an undisturbed lap ends', {
  timeout: 900_000,
}, async () => {
  const undisturbed = mkdtempSync(join(tmpdir(), 'vigie-lap-'));
  const counts = runLap(undisturbed, env);
  rmSync(undisturbed, { recursive: true, force: true });
  const killed = mkdtempSync(join(tmpdir(), 'vigie-killed-'));
  // The first dies while offers are visited, as soon as a package is there; each of the others some time into the step
  // after the one it has said.
  const isSealing = () => existsSync(join(killed, 'evidence')) && readdirSync(join(killed, 'evidence')).length > 0;
  for (const ms of [0, 100, 1500, 700, 300]) {
    const child = spawn(process.execPath, [VIGIE, 'demo', '--once', '--data', killed], {
      env: { ...process.env, ...env },
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
  const ended = runLap(killed, env);
  assert.deepEqual({ ...ended, seconds: 0 }, { ...counts, seconds: 0 });
  const { packages, unfinished, notices } = leftIn(killed);
  assert.deepEqual([packages.length, unfinished, notices.length], [counts.sealed, [], counts.notices]);
  const log = vigie(['log', 'verify'], { VIGIE_DATA: killed });
  assert.deepEqual(
    [log.status, JSON.parse(log.stdout).size],
    [0, (counts.sealed ?? 0) + auditLeavesIn(killed)],
    'each package logged once',
  );
  rmSync(killed, { recursive: true, force: true });
});
