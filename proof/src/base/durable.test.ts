import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { clearUnfinished, writeDurable } from './durable.ts';

test('what a dead writer left half-written is removed, what a living one writes is not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-durable-'));
  const dead = spawnSync(process.execPath, ['-e', '0']).pid;
  writeDurable(join(folder, 'whole'), new Uint8Array(1));
  for (const name of [`.a.${dead}.tmp`, `.b.${process.pid}.tmp`, `.c.${process.ppid}.tmp`, `d.${dead}.tmp`, '.e.tmp']) {
    writeFileSync(join(folder, name), '');
  }
  clearUnfinished(folder);
  assert.deepEqual(readdirSync(folder).sort(), [`.c.${process.ppid}.tmp`, '.e.tmp', `d.${dead}.tmp`, 'whole']);
  rmSync(folder, { recursive: true });
});
