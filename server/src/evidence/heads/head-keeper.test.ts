import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSigner, type HeadKeeper, openLog, viewLog } from '@vigie/proof';
import { testStore } from '../../../testing/stores.ts';
import { createHeadKeeper } from './head-keeper.ts';

const leaf = (n: number): Uint8Array => Buffer.alloc(32, n);

test('a process that dies between database and folder leaves what the next one finishes', async () => {
  const made = await testStore();
  const store = await made.open();
  const dir = join(made.settings.dataDir, 'log');
  mkdirSync(dir, { recursive: true });
  const signer = createSigner('test.example/log', new Uint8Array(32).fill(7));
  const keeper = (): HeadKeeper =>
    createHeadKeeper(store, { logDir: dir, key: signer, formerKeys: [] }, () => Promise.resolve());
  const open = (advance?: HeadKeeper['advance']) => {
    const own = keeper();
    return openLog({ dir, origin: signer.name, signer, keeper: advance ? { ...own, advance } : own });
  };
  const healthy = await open();
  await healthy.append([leaf(1), leaf(2)]);
  await healthy.close();

  // Before the database has it: the tiles are written over.
  const early = await open(() => Promise.reject(new Error('cut off')));
  await assert.rejects(early.append([leaf(3)]), /cut off/);
  await early.close();
  const afterEarly = await open();
  assert.deepEqual([afterEarly.size, afterEarly.find(leaf(3))], [2, null]);
  await afterEarly.close();

  // After it, before the head is signed: across the edge of a tile too.
  for (const count of [1, 300]) {
    const own = keeper();
    const late = await openLog({
      dir,
      origin: signer.name,
      signer,
      keeper: {
        ...own,
        async advance(from, to) {
          await own.advance(from, to);
          throw new Error('cut off');
        },
      },
    });
    const before = late.size;
    await assert.rejects(late.append(Array.from({ length: count }, (_, n) => leaf(n % 256))), /cut off/);
    await late.close();
    const next = await open();
    assert.equal(next.size, before + count, 'the head that the database has is signed');
    assert.deepEqual(await next.append([leaf(200)]), { first: before + count, size: before + count + 1 });
    await next.close();
  }

  // What an earlier process has on its way comes too late.
  const [stale, fresh] = [keeper(), keeper()];
  const view = viewLog(dir, signer.name, signer);
  await stale.compare(view);
  await fresh.compare(view);
  const next = { ...view.head, size: view.head.size + 1, root: leaf(1) };
  await assert.rejects(stale.advance(view.head, next), { code: 'VIGIE_LOG_TAKEN' });
  await fresh.advance(view.head, next);
  await made.drop();
});
