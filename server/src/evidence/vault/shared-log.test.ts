import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSigner, leafHash, openLog, verifierKey, verifyInclusion, verifyLog } from '@vigie/proof';
import { createSharedLog } from './shared-log.ts';

test('two who enter in one log take turns, each entry once and proved', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'vigie-shared-log-'));
  const origin = 'test.example/log';
  const signer = createSigner(origin, new Uint8Array(32).fill(7));
  const share = () => createSharedLog(dir, () => openLog({ dir, origin, signer }));
  const both = [share(), share()] as const;
  const leaf = (n: number): Uint8Array => Buffer.alloc(32, n);
  const indexes = await Promise.all(
    both.map(async ({ entries }, who) => {
      const own: number[] = [];
      for (let n = 0; n < 4; n++) {
        const index = await entries.appendOnce(leaf(who * 10 + n));
        const { size, proof, checkpoint } = entries.prove(index);
        assert.ok(verifyInclusion(index, size, leafHash(leaf(who * 10 + n)), proof, rootOf(checkpoint)));
        own.push(index, await entries.appendOnce(leaf(99)));
      }
      return own;
    }),
  );
  const [first, second] = indexes.map((own) => new Set(own));
  assert.equal(first?.size, 5);
  assert.equal(second?.size, 5);
  assert.equal(first?.intersection(second ?? new Set()).size, 1, 'the one that both entered');
  for (const { close } of both) await close();
  const report = verifyLog(dir, origin, verifierKey(signer));
  assert.ok(report.ok, JSON.stringify(report));
  rmSync(dir, { recursive: true });
});

/** The root in a head. */
const rootOf = (head: string): Uint8Array => Buffer.from(head.split('\n')[2] ?? '', 'base64');
