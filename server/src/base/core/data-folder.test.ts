import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { claimDataFolder } from './data-folder.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test('a data folder is its owner’s; one that others can write to is refused, in words', (t) => {
  const above = mkdtempSync(join(tmpdir(), 'vigie-folder-'));
  t.after(() => rmSync(above, { recursive: true }));
  const folder = join(above, 'data');
  claimDataFolder(folder);
  assert.equal(modeOf(folder), '700');
  for (const [before, after] of [
    [0o755, '750'],
    [0o750, '750'],
    [0o701, '700'],
  ] as const) {
    chmodSync(folder, before);
    claimDataFolder(folder);
    assert.equal(modeOf(folder), after);
  }
  for (const mode of [0o770, 0o702, 0o777, 0o1777]) {
    chmodSync(folder, mode);
    assert.throws(() => claimDataFolder(folder), { code: 'VIGIE_DATA_FOLDER', message: /chmod go-w/ });
  }
});
