import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createSigner, openLog, viewLog } from '@vigie/proof';
import { freePort } from '../../../testing/bad-network.ts';
import { useBuckets } from '../../../testing/bucket.ts';
import { testStore } from '../../../testing/stores.ts';
import type { BlobStore } from '../../base/blobs/blob-store.ts';
import { openFolder } from '../../base/blobs/folder-store.ts';
import { openBucket } from '../../base/blobs/s3-store.ts';
import type { BucketSettings } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { readBucketHead } from '../heads/bucket-head.ts';
import { mirrorLog } from '../log/mirror-log.ts';
import { openVault } from '../vault/vault.ts';

const { folder, bucket: settings } = useBuckets(['evidence']);

const PACKAGE = randomBytes(300_000);
const hasCode = (code: string) => (error: unknown) => error instanceof VigieError && error.code === code;
/** Another store, with object lock and versions; not everywhere. */
const hasMoto = spawnSync('python3', ['-c', 'import moto.server, flask']).status === 0;
/** More objects than are in a page of a list. */
const MANY = 1_005;
/** That store, with a bucket that has many objects before anybody asks. */
const MOTO = `
import sys
from moto.s3.models import s3_backends
from moto.server import main
store = s3_backends['123456789012']['aws']
store.create_bucket('full', 'us-east-1')
for n in range(${MANY}):
    store.put_object('full', f'many/{n:04}', b'x')
main(['-H', '127.0.0.1', '-p', sys.argv[1]])`;

for (const [what, open] of Object.entries({
  'a folder': () => openFolder(join(folder, 'blobs')),
  'a bucket': () => openBucket(settings()),
})) {
  test(`${what} keeps bytes by name, replaces them, lists names and forgets them`, async () => {
    const store = open();
    assert.equal(await store.get('one/a'), null);
    assert.deepEqual(await store.list('one/'), []);
    for (const key of ['one/a', 'one/b', 'two/a']) await store.put(key, Buffer.from(key));
    await store.put('one/b', PACKAGE);
    assert.deepEqual([await store.get('one/a'), await store.get('one/b')], [Buffer.from('one/a'), PACKAGE]);
    assert.deepEqual((await store.list('one/')).toSorted(), ['one/a', 'one/b']);
    const parts = await Promise.all([
      store.part('one/b', 7, 9),
      store.part('one/b', 299_990, 20),
      store.part('one/b', 300_000, 1),
    ]);
    assert.deepEqual(parts, [PACKAGE.subarray(7, 16), PACKAGE.subarray(-10), Buffer.alloc(0)]);
    assert.equal(await store.part('one/c', 0, 1), null);
    for (let time = 0; time < 2; time++) await store.remove('one/a');
    assert.equal(await store.get('one/a'), null);
    assert.deepEqual(await store.list('one/'), ['one/b']);
  });
}

describe('a bucket', () => {
  test('refuses a wrong key, and says so', async () => {
    const wrong = openBucket({ ...settings(), secretAccessKey: 'wrong' });
    await assert.rejects(wrong.put('a', PACKAGE), (error) => {
      assert.ok(hasCode('VIGIE_STORAGE_REFUSED')(error));
      assert.match(String(error), /403 \(SignatureDoesNotMatch\)/);
      return true;
    });
    await assert.rejects(openBucket({ ...settings(), bucket: 'other' }).put('a', PACKAGE), /404 \(NoSuchBucket\)/);
  });

  test('that nobody serves is unreachable; one that sends elsewhere is not followed', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    await assert.rejects(openBucket({ ...settings(), endpoint }).get('a'), hasCode('VIGIE_STORAGE_UNREACHABLE'));
  });

  test('without object lock promises nothing', async () => {
    assert.equal(await openBucket(settings()).put('objects/plain', PACKAGE, { isLocked: true }), null);
  });

  const skip = hasMoto ? false : 'no moto on this machine: object lock is tested against nothing';
  test('with object lock keeps what is locked, and forgets every version of what is not', { skip }, async () => {
    const port = await freePort();
    const moto = spawn('python3', ['-c', MOTO, String(port)], { stdio: 'ignore' });
    try {
      const own = { ...settings(), endpoint: `http://127.0.0.1:${port}` };
      const made = await untilAnswered(() =>
        fetch(`${own.endpoint}/evidence`, {
          method: 'PUT',
          headers: {
            'x-amz-bucket-object-lock-enabled': 'true',
            Authorization: 'AWS4-HMAC-SHA256 Credential=S3RVER/20261125/us-east-1/s3/aws4_request',
          },
        }),
      );
      assert.equal(made.status, 200);
      const clock = () => new Date();
      const bucket = openBucket(own, clock);
      const began = Date.now();
      const until = await bucket.put('objects/locked', PACKAGE, { isLocked: true });
      const keptFrom = (until?.getTime() ?? 0) - 30 * 86_400_000;
      assert.ok(keptFrom > began - 1000 && keptFrom <= Date.now() + 1000, String(until));
      await assert.rejects(bucket.remove('objects/locked'), /403 \(AccessDenied\)/);
      assert.deepEqual(await bucket.get('objects/locked'), PACKAGE);
      await bucket.put('keys/one', Buffer.from('1'));
      await bucket.put('keys/one', Buffer.from('2'));
      await bucket.remove('keys/one');
      assert.equal(await bucket.get('keys/one'), null);
      const left = await fetch(`${own.endpoint}/evidence?versions&prefix=keys/one`);
      assert.doesNotMatch(await left.text(), /<VersionId>/, 'no version is left');
      await bucket.put('keys/one', Buffer.from('1'));
      await bucket.put('keys/one', Buffer.from('2'));
      await bucket.forgetOlder('keys/one');
      assert.equal((await bucket.get('keys/one'))?.toString(), '2');
      const after = await fetch(`${own.endpoint}/evidence?versions&prefix=keys/one`);
      assert.equal((await after.text()).match(/<VersionId>/g)?.length, 1, 'what was replaced is not left');
      await cannotBePutBack(own, bucket);
      const keys = Array.from({ length: MANY }, (_, n) => `many/${String(n).padStart(4, '0')}`);
      assert.deepEqual(await openBucket({ ...own, bucket: 'full' }).list('many/'), keys, 'more than a page of them');
    } finally {
      moto.kill('SIGKILL');
    }
  });
});

/**
 * Log and database put back together to an older copy: the heads that are locked in the bucket tell, whatever whoever
 * has its keys puts over them or hides.
 */
async function cannotBePutBack(own: BucketSettings, bucket: BlobStore): Promise<void> {
  const signer = createSigner('log.example/evidence', new Uint8Array(32).fill(5));
  const dir = mkdtempSync(join(folder, 'log-'));
  const log = await openLog({ dir, origin: signer.name, signer });
  const doubts: string[] = [];
  const vault = (logDir: string) => ({
    logDir,
    keys: [signer],
    keyHistory: null,
    mirrorPrefix: 'log/',
    view: () => viewLog(logDir, signer.name, signer),
    doubt: async (_: string, { code }: VigieError) => void doubts.push(code),
  });
  await log.append([Buffer.alloc(32, 1)]);
  await mirrorLog({ bucket: own }, vault(dir));
  const copy = mkdtempSync(join(folder, 'log-'));
  cpSync(dir, copy, { recursive: true });
  rmSync(join(copy, 'vigie.lock'));
  const older = log.checkpoint;
  await log.append([Buffer.alloc(32, 2)]);
  await mirrorLog({ bucket: own }, vault(dir));
  await log.close();
  const [newest = ''] = await bucket.list('log/heads/');
  await assert.rejects(bucket.remove(newest), /403 \(AccessDenied\)/);
  // Whoever has the bucket's keys puts an older head over the newest, then hides both.
  for (const key of ['log/checkpoint', newest]) await bucket.put(key, Buffer.from(older));
  const [year, region] = ['20261125', 'us-east-1'];
  await fetch(`${own.endpoint}/evidence/${newest}`, {
    method: 'DELETE',
    headers: { Authorization: `AWS4-HMAC-SHA256 Credential=S3RVER/${year}/${region}/s3/aws4_request` },
  });
  assert.equal((await bucket.list('log/heads/')).includes(newest), false, 'hidden');
  assert.equal((await readBucketHead(bucket, [signer]))?.size, 2);
  await assert.rejects(mirrorLog({ bucket: own }, vault(copy)), { code: 'VIGIE_LOG_SEEN_OUTSIDE' });
  assert.deepEqual(doubts, ['VIGIE_LOG_SEEN_OUTSIDE']);
  const made = await testStore();
  const visitor = createVisitor({ contact: 'test', clock: () => new Date(), allow: [], paceMs: 0 });
  const { dataDir } = made.settings;
  const seed = Buffer.alloc(32, 5).toString('hex');
  writeFileSync(join(dataDir, 'log-key.json'), JSON.stringify({ name: signer.name, seed }));
  cpSync(copy, join(dataDir, 'log'), { recursive: true });
  const both = openVault({ dataDir, storageKey: null, bucket: own }, { store: await made.open(), visitor });
  await assert.rejects(both.check(), { code: 'VIGIE_LOG_SEEN_OUTSIDE' });
  await assert.rejects(both.log(), { code: 'VIGIE_LOG_SEEN_OUTSIDE' });
  assert.deepEqual(await both.watchers(), ['locked bucket']);
  await both.close();
  await made.drop();
}

async function untilAnswered(ask: () => Promise<Response>): Promise<Response> {
  for (let time = 0; ; time++) {
    try {
      return await ask();
    } catch (error) {
      if (time > 150) throw error;
      await wait(200);
    }
  }
}
