import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../../testing/bad-network.ts';
import { useBuckets } from '../../../testing/bucket.ts';
import { VigieError } from '../../base/core/errors.ts';
import { openFolder } from './folder-store.ts';
import { openBucket } from './s3-store.ts';

const { folder, bucket: settings } = useBuckets(['evidence']);

const PACKAGE = randomBytes(300_000);
const hasCode = (code: string) => (error: unknown) => error instanceof VigieError && error.code === code;
/** Another store, with object lock and versions; not everywhere. */
const hasMoto = spawnSync('python3', ['-c', 'import moto.server, flask']).status === 0;

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
    const moto = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
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
      const keys = Array.from({ length: 1_005 }, (_, n) => `many/${String(n).padStart(4, '0')}`);
      for (let at = 0; at < keys.length; at += 15)
        await Promise.all(keys.slice(at, at + 15).map((key) => bucket.put(key, Buffer.of(1))));
      assert.deepEqual(await bucket.list('many/'), keys, 'more than a page of them');
    } finally {
      moto.kill('SIGKILL');
    }
  });
});

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
