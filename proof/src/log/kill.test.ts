import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { verifierKey } from '../keys.ts';
import { createSigner } from '../signer.ts';
import { openLog } from './log.ts';
import { verifyLog } from './verify-log.ts';

const ORIGIN = 'test.example/log';
const signer = createSigner(ORIGIN, new Uint8Array(32).fill(7));
const leaf = (n: number): Uint8Array => createHash('sha256').update(String(n)).digest();

test('killed a hundred times, at any moment, nothing acknowledged is lost and the log opens again', {
  timeout: 900_000,
}, async () => {
  const KILLS = 100;
  const dir = mkdtempSync(join(tmpdir(), 'vigie-log-'));
  // Batches of one to some hundred leaves, so that many a kill falls between the files of a batch.
  const script = `
    import { createSigner } from ${JSON.stringify(join(import.meta.dirname, '../signer.ts'))};
    import { openLog } from ${JSON.stringify(join(import.meta.dirname, 'log.ts'))};
    import { createHash } from 'node:crypto';
    const leaf = (n) => createHash('sha256').update(String(n)).digest();
    const log = await openLog({ dir: ${JSON.stringify(dir)}, origin: ${JSON.stringify(ORIGIN)}, signer: createSigner(${JSON.stringify(ORIGIN)}, new Uint8Array(32).fill(7)) });
    for (let count = 1; ; count = (count * 7) % 509) {
      const from = log.size;
      const { size } = await log.append(Array.from({ length: count }, (_, i) => leaf(from + i)));
      process.stdout.write(size + '\\n');
    }`;
  let acknowledged = 0;
  for (let round = 0; round < KILLS; round++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (piece) => {
      output += piece;
    });
    // Some die while they open the log, the others while they write.
    const isEarly = round % 4 === 3;
    if (!isEarly) await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, (round * 37) % (isEarly ? 400 : 50)));
    child.kill('SIGKILL');
    await once(child, 'close');
    const sizes = output.split('\n').slice(0, -1).map(Number);
    assert.ok((sizes[0] ?? Infinity) > acknowledged, `after kill ${round} the log goes on from ${acknowledged}`);
    acknowledged = sizes.at(-1) ?? acknowledged;
  }
  const log = await openLog({ dir, origin: ORIGIN, signer });
  assert.ok(log.size >= acknowledged && acknowledged > KILLS, `${log.size} entries, ${acknowledged} acknowledged`);
  for (let n = 0; n < acknowledged; n++) assert.equal(log.find(leaf(n)), n);
  await log.close();
  assert.equal(verifyLog(dir, ORIGIN, verifierKey(signer)).ok, true);
  rmSync(dir, { recursive: true });
});
