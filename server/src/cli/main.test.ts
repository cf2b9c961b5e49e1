import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSigner, lockFolder, verifierKey } from '@vigie/proof';
import { ROOT } from '../base/config.ts';

test('a folder that another process holds, and a key that is none, are said in words and by their exit', () => {
  const dir = mkdtempSync(join(tmpdir(), 'vigie-held-'));
  const unlock = lockFolder(dir);
  const watch = (key: string) => {
    const args = [join(ROOT, 'bin/vigie.js'), 'witness', '--name', 'w', '--port', '0', '--data', dir, '--log', key];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, stderr };
  };
  const held = watch(verifierKey(createSigner('test.example/log', new Uint8Array(32).fill(7))));
  assert.equal(held.status, 3, held.stderr);
  assert.match(held.stderr, new RegExp(`^vigie: .*${dir}.*\\n$`));
  assert.doesNotMatch(held.stderr, /fault of Vigie/);
  unlock();
  assert.equal(watch('none').status, 2);
  rmSync(dir, { recursive: true });
});
