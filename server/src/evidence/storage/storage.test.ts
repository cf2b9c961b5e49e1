import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createSigner, openLog, ProofError, verifierKey, verifyLog } from '@vigie/proof';
import type { BucketSettings } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { mirrorLog } from '../log/mirror-log.ts';
import { openFolder } from './folder-store.ts';
import { openBucket, type Shelf } from './s3-store.ts';
import { openStorage } from './storage.ts';
import { keyRecordSchema } from './storage-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-storage-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const idOf = (n: number): string => `evd_${String(n).padStart(26, '0')}`;
const PACKAGE = randomBytes(300_000);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const hasCode = (code: string) => (error: unknown) => error instanceof VigieError && error.code === code;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

/** S3rver checks signatures; its one pair of keys is this. It knows neither object lock nor versions, and breaks on a list of more than a page. */
const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
const BUCKETS = ['evidence', 'b0', 'b1', 'b2', 'b3', 'b4', 'b5'];
const SERVE = `
  const S3rver = require('@20minutes/s3rver');
  const configureBuckets = ${JSON.stringify(BUCKETS)}.map((name) => ({ name }));
  new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: process.argv[1], configureBuckets })
    .run().then(({ port }) => console.log(port));`;
const s3rver = spawn(process.execPath, ['-e', SERVE, '--', join(folder, 's3rver')], {
  cwd: import.meta.dirname,
  stdio: ['ignore', 'pipe', 'inherit'],
});
let settings: BucketSettings;
before(async () => {
  const [line] = await s3rver.stdout.take(1).toArray();
  const endpoint = `http://127.0.0.1:${Number(String(line))}`;
  settings = { endpoint, bucket: 'evidence', region: 'us-east-1', ...KEYS, lockDays: 30, lockMode: 'governance' };
});
after(() => s3rver.kill('SIGKILL'));

/** Another store, with object lock and versions; not everywhere. */
const hasMoto = spawnSync('python3', ['-c', 'import moto.server, flask']).status === 0;

describe('a bucket', () => {
  test('refuses a wrong key, and says so', async () => {
    const wrong = openBucket({ ...settings, secretAccessKey: 'wrong' });
    await assert.rejects(wrong.put('a', PACKAGE), (error) => {
      assert.ok(hasCode('VIGIE_STORAGE_REFUSED')(error));
      assert.match(String(error), /403 \(SignatureDoesNotMatch\)/);
      return true;
    });
    await assert.rejects(openBucket({ ...settings, bucket: 'other' }).put('a', PACKAGE), /404 \(NoSuchBucket\)/);
  });

  test('that nobody serves is unreachable; one that sends elsewhere is not followed', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    await assert.rejects(openBucket({ ...settings, endpoint }).get('a'), hasCode('VIGIE_STORAGE_UNREACHABLE'));
  });

  test('without object lock promises nothing', async () => {
    assert.equal(await openBucket(settings).put('objects/plain', PACKAGE, { isLocked: true }), null);
  });

  const skip = hasMoto ? false : 'no moto on this machine: object lock is tested against nothing';
  test('with object lock keeps what is locked, and forgets every version of what is not', { skip }, async () => {
    const port = await freePort();
    const moto = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    try {
      const own = { ...settings, endpoint: `http://127.0.0.1:${port}` };
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

for (const [what, shelfOf] of Object.entries({
  'the folder': (dir: string) => ({ bucket: null, shelf: openFolder(join(dir, 'evidence')) }),
  'a bucket': () => {
    const bucket = { ...settings, bucket: BUCKETS.pop() ?? '' };
    return { bucket, shelf: openBucket(bucket) };
  },
})) {
  describe(`packages in ${what}`, () => {
    async function open(): Promise<{
      dir: string;
      shelf: Shelf;
      again: (storageKey?: string | null) => ReturnType<typeof openStorage>;
    }> {
      const dataDir = mkdtempSync(join(folder, 'data-'));
      const dir = join(dataDir, 'evidence');
      mkdirSync(dir);
      const { bucket, shelf } = shelfOf(dataDir);
      return {
        dir,
        shelf,
        again: (storageKey: string | null = null) => openStorage(dir, { dataDir, bucket, storageKey }),
      };
    }
    const seal = (dir: string, id: string, bytes: Uint8Array = PACKAGE): void =>
      writeFileSync(join(dir, `${id}.wacz`), bytes);

    test('are kept encrypted, by the digest of what is stored, and read again as they were', async () => {
      const { dir, shelf, again } = await open();
      const id = idOf(1);
      seal(dir, id);
      assert.deepEqual(await again().read(id), PACKAGE, 'before it is kept');
      const kept = await again().keep(id);
      assert.ok(kept);
      const stored = await shelf.get(`objects/${kept.object.slice(0, 2)}/${kept.object}`);
      assert.ok(stored);
      assert.equal(sha256(stored), kept.object);
      assert.equal(stored.includes(PACKAGE.subarray(1_000, 1_016)), false);
      assert.deepEqual(
        readdirSync(dir).filter((name) => name.endsWith('.wacz')),
        [],
      );
      assert.deepEqual(await again().read(id), PACKAGE);
      assert.deepEqual(await again().list(), [id]);
      assert.equal((await again().keep(id))?.object, kept.object, 'twice is once');
      assert.equal(await again().keep(idOf(2)), null);
      await assert.rejects(again().read(idOf(2)), hasCode('VIGIE_EVIDENCE_UNKNOWN'));
      await assert.rejects(again().read('../../etc/passwd'), hasCode('VIGIE_EVIDENCE_UNKNOWN'));
    });

    test('have a key each: the same bytes twice are two objects', async () => {
      const { dir, again } = await open();
      seal(dir, idOf(1));
      seal(dir, idOf(2));
      const [one, two] = [await again().keep(idOf(1)), await again().keep(idOf(2))];
      assert.notEqual(one?.object, two?.object);
    });

    test('cut off before the object was there, keep it the second time under the same name', async () => {
      const { dir, shelf, again } = await open();
      const id = idOf(1);
      seal(dir, id);
      const first = await again().keep(id);
      assert.ok(first);
      await shelf.remove(`objects/${first.object.slice(0, 2)}/${first.object}`);
      seal(dir, id);
      assert.equal((await again().keep(id))?.object, first.object);
      assert.deepEqual(await again().read(id), PACKAGE);
      seal(dir, id, randomBytes(10));
      await assert.rejects(again().keep(id), /with other bytes/, 'a key never encrypts two things');
    });

    test('are not read with another storage key, a changed byte, or the key of another', async () => {
      const { dir, shelf, again } = await open();
      for (const n of [1, 2]) seal(dir, idOf(n), Buffer.concat([PACKAGE, Buffer.of(n)]));
      const kept = await again().keep(idOf(1));
      await again().keep(idOf(2));
      assert.ok(kept);
      const other = randomBytes(32).toString('base64');
      await assert.rejects(again(other).read(idOf(1)), hasCode('VIGIE_STORAGE_KEY'));
      const path = `objects/${kept.object.slice(0, 2)}/${kept.object}`;
      const good = (await shelf.get(path)) ?? Buffer.of();
      for (const at of [0, 150_000, good.length - 1]) {
        const bad = Buffer.from(good);
        bad[at] = (bad[at] ?? 0) ^ 1;
        await shelf.put(path, bad);
        await assert.rejects(again().read(idOf(1)), hasCode('VIGIE_STORAGE_DAMAGED'));
      }
      await shelf.put(path, good);
      const read = async (n: number) =>
        keyRecordSchema.parse(JSON.parse(String(await shelf.get(`keys/${idOf(n)}.json`))));
      const swapped = { ...(await read(2)), id: idOf(1) };
      await shelf.put(`keys/${idOf(1)}.json`, Buffer.from(JSON.stringify(swapped)));
      await assert.rejects(again().read(idOf(1)), hasCode('VIGIE_STORAGE_KEY'));
    });

    test('shredded are gone for good: the object that is left is noise', async () => {
      const { dir, shelf, again } = await open();
      const id = idOf(1);
      seal(dir, id);
      const kept = await again().keep(id);
      await again().shred(id);
      assert.ok(await shelf.get(`objects/${kept?.object.slice(0, 2)}/${kept?.object}`));
      await assert.rejects(again().read(id), hasCode('VIGIE_EVIDENCE_UNKNOWN'));
      assert.deepEqual(await again().list(), []);
      await again().shred(id);
    });

    test('are listed', async () => {
      const { shelf, again } = await open();
      const ids = Array.from({ length: 50 }, (_, n) => idOf(n));
      for (const id of ids) await shelf.put(`keys/${id}.json`, Buffer.from('{}'));
      assert.deepEqual(await again().list(), ids);
    });
  });
}

test('a package in the folder is read after a bucket was set up', async () => {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const dir = join(dataDir, 'evidence');
  mkdirSync(dir);
  writeFileSync(join(dir, `${idOf(1)}.wacz`), PACKAGE);
  await openStorage(dir, { dataDir, bucket: null, storageKey: null }).keep(idOf(1));
  const later = openStorage(dir, { dataDir, bucket: settings, storageKey: null });
  assert.deepEqual(await later.read(idOf(1)), PACKAGE);
  assert.match(readFileSync(join(dataDir, 'storage-key'), 'utf8'), /^[\w+/]{43}=\n$/);
});

test('the log is mirrored to the bucket, only what is new and the head last, and opens again from there', async () => {
  const origin = 'test.example/log';
  const signer = createSigner(origin, new Uint8Array(32).fill(7));
  const logDir = mkdtempSync(join(folder, 'log-'));
  const log = await openLog({ dir: logDir, origin, signer });
  const bucket = openBucket(settings);
  let puts: string[] = [];
  const mirror = async (breaksAfter = Infinity): Promise<string[]> => {
    puts = [];
    await mirrorLog(
      { bucket: settings },
      { logDir, signer },
      {
        ...bucket,
        async put(key, bytes, options) {
          if (puts.length === breaksAfter) throw new Error('cut off');
          assert.equal(options?.isLocked, /tile\/\w+\/\d{3}$/.test(key), key);
          puts.push(key.slice('log/'.length));
          return bucket.put(key, bytes, options);
        },
      },
    );
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
  assert.deepEqual(await mirror(), ['tile/entries/000.p/3', 'tile/0/000.p/3', 'checkpoint']);
  assert.deepEqual(await mirror(), [], 'nothing is new');
  assert.equal(await restore(), 3);
  await grow(600);
  await assert.rejects(mirror(4), /cut off/);
  assert.equal(await restore(), 3, 'the head comes last');
  await mirror();
  assert.equal(await restore(), 603);
  await grow(1);
  assert.deepEqual(await mirror(), ['tile/entries/002.p/92', 'tile/0/002.p/92', 'checkpoint']);
  assert.equal(await restore(), 604);
  await log.close();
  const shorter = mkdtempSync(join(folder, 'log-'));
  await (await openLog({ dir: shorter, origin, signer })).close();
  await assert.rejects(
    mirrorLog({ bucket: settings }, { logDir: shorter, signer }),
    (error) => error instanceof ProofError && error.code === 'VIGIE_PROOF_LOG_SHORTENED',
  );
  assert.equal(await restore(), 604, 'what is there stays');
});
