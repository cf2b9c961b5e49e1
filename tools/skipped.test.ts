import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

/** What the project's runner says of a test that is left out for a reason. */
function runSkipping(reason: string, env: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-skipped-'));
  const file = join(folder, 'planted.test.ts');
  writeFileSync(
    file,
    `import { test } from 'node:test';\ntest('planted', { skip: ${JSON.stringify(reason)} }, () => {});\n`,
  );
  const { NODE_TEST_CONTEXT: _, CI: __, ...rest } = process.env; // Without them: it is no part of the tests around it.
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'test.js'), file], {
    encoding: 'utf8',
    env: { ...rest, ...env },
  });
  rmSync(folder, { recursive: true });
  return ran;
}

test('a test that is left out fails the run, unless the reason is announced', () => {
  const ran = runSkipping('not today', {});
  assert.equal(ran.status, 1);
  assert.match(ran.stdout, /skipped 1\b/);
  assert.match(ran.stderr, /left out without being announced.*planted: not today/);
  const { status, stdout } = runSkipping('no outside data here: set VIGIE_SHARED to where it is', {});
  assert.equal(status, 0);
  assert.match(stdout.trim().split('\n').at(-1) ?? '', /duration_ms/, "the last line is of Node's own summary");
});

test('where tests decide, no program may be missing', () => {
  assert.equal(runSkipping('no Chromium on this machine', {}).status, 0);
  assert.equal(runSkipping('no Chromium on this machine', { CI: 'true' }).status, 1);
});
