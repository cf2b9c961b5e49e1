import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSigner, openLog, verifierKey, verifyLog, viewLog } from '@vigie/proof';
import { useBuckets } from '../../../testing/bucket.ts';
import { openFolder } from '../../base/blobs/folder-store.ts';
import { openBucket } from '../../base/blobs/s3-store.ts';
import type { VigieError } from '../../base/core/errors.ts';
import { readBucketHead } from '../heads/bucket-head.ts';
import { mirrorLog } from './mirror-log.ts';

const { folder, bucket: settings } = useBuckets(['evidence']);

test('the log is mirrored to the bucket, only what is new and the head last, and opens again from there', async () => {
  const origin = 'test.example/log';
  const signer = createSigner(origin, new Uint8Array(32).fill(7));
  const logDir = mkdtempSync(join(folder, 'log-'));
  const log = await openLog({ dir: logDir, origin, signer });
  const bucket = openBucket(settings());
  let puts: string[] = [];
  const doubts: string[] = [];
  const vaultOf = (dir: string) => ({
    logDir: dir,
    keys: [signer],
    keyHistory: null,
    mirrorPrefix: 'log/',
    view: () => viewLog(dir, origin, signer),
    doubt: async (_: string, { code }: VigieError) => void doubts.push(code),
  });
  const mirror = async (breaksAfter = Infinity): Promise<string[]> => {
    puts = [];
    await mirrorLog({ bucket: settings() }, vaultOf(logDir), {
      ...bucket,
      async put(key, bytes, options) {
        if (puts.length === breaksAfter) throw new Error('cut off');
        assert.equal(options?.isLocked, /tile\/\w+\/\d{3}$|\/heads\//.test(key), key);
        puts.push(key.slice('log/'.length));
        return bucket.put(key, bytes, options);
      },
    });
    return puts;
  };
  const grow = (count: number) => log.append(Array.from({ length: count }, () => randomBytes(32)));
  /** What is in the bucket, put back as a folder: its size. */
  const restore = async (): Promise<number> => {
    const dir = mkdtempSync(join(folder, 'restored-'));
    for (const key of await bucket.list('log/'))
      await openFolder(dir).put(key.slice('log/'.length), (await bucket.get(key)) ?? Buffer.of());
    const restored = await openLog({ dir, origin, signer });
    await restored.close();
    const report = verifyLog(dir, origin, verifierKey(signer));
    assert.ok(report.ok, JSON.stringify(report));
    return restored.size;
  };
  await grow(3);
  assert.deepEqual(await mirror(), ['tile/entries/000.p/3', 'tile/0/000.p/3', 'checkpoint', 'heads/8999999999999997']);
  assert.deepEqual(await mirror(), [], 'nothing is new');
  assert.equal(await restore(), 3);
  const first = log.checkpoint;
  await grow(600);
  await assert.rejects(mirror(4), /cut off/);
  assert.equal(await restore(), 3, 'the head comes last');
  await mirror();
  assert.equal(await restore(), 603);
  await grow(1);
  assert.deepEqual(await mirror(), [
    'tile/entries/002.p/92',
    'tile/0/002.p/92',
    'checkpoint',
    'heads/8999999999999396',
  ]);
  assert.equal(await restore(), 604);
  await log.close();
  // A shorter log, and another of the same length, under the same key.
  for (const [size, code] of [
    [0, 'VIGIE_LOG_SEEN_OUTSIDE'],
    [604, 'VIGIE_LOG_FORK_OUTSIDE'],
  ] as const) {
    const dir = mkdtempSync(join(folder, 'log-'));
    const other = await openLog({ dir, origin, signer });
    if (size > 0) await other.append(Array.from({ length: size }, () => randomBytes(32)));
    await other.close();
    await assert.rejects(mirrorLog({ bucket: settings() }, vaultOf(dir)), { code });
    assert.equal(doubts.pop(), code);
  }
  assert.equal(await restore(), 604, 'what is there stays');
  // Somebody put an older head over the newest: the heads that are kept besides tell.
  await bucket.put('log/checkpoint', Buffer.from(first));
  assert.equal((await readBucketHead(bucket, [signer]))?.size, 604);
});
