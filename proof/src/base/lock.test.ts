import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { draws } from '../../../tools/draws.ts';
import { lockFolder } from './lock.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'vigie-lock-'));
/** As a process leaves it that died holding: no process has this number. */
const STALE = '4194305 1';

test('a dead lock is taken over, a live one never, a given-up one is free; the file stays short', () => {
  const dir = folder();
  writeFileSync(join(dir, 'vigie.lock'), STALE);
  for (let round = 0; round < 200; round++) {
    const unlock = lockFolder(dir);
    assert.throws(() => lockFolder(dir), { code: 'VIGIE_PROOF_LOCKED' });
    unlock();
  }
  assert.ok(statSync(join(dir, 'vigie.lock')).size < 5000, readFileSync(join(dir, 'vigie.lock'), 'utf8').slice(0, 200));
  rmSync(dir, { recursive: true });
});

test('of processes that take over a dead lock at once, never two hold it', { timeout: 60_000 }, async () => {
  const script = `
    import { once } from 'node:events';
    import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
    for await (const piece of process.stdin) {
      for (const line of String(piece).trim().split('\\n')) {
        const [dir, at] = line.split(' ');
        while (Date.now() < Number(at));
        let got = 0;
        try { lockFolder(dir); got = 1; } catch {}
        process.stdout.write(got + '\\n');
      }
    }`;
  const children = Array.from({ length: 3 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  try {
    for (let round = 0; round < draws(20, 60); round++) {
      const dir = folder();
      writeFileSync(join(dir, 'vigie.lock'), STALE);
      const at = Date.now() + (round === 0 ? 500 : 15);
      const answers = children.map(async ({ stdin, stdout }) => {
        const answer = once(stdout, 'data');
        stdin.write(`${dir} ${at}\n`);
        const [piece] = await answer;
        return Number(piece);
      });
      const holders = (await Promise.all(answers)).reduce((sum, got) => sum + got, 0);
      assert.ok(holders <= 1, `${holders} hold the folder in round ${round}`);
      rmSync(dir, { recursive: true });
    }
  } finally {
    for (const child of children) child.kill();
  }
});
