import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { useBuckets } from '../../../testing/bucket.ts';
import type { BlobStore } from '../../base/blobs/blob-store.ts';
import { openFolder } from '../../base/blobs/folder-store.ts';
import { openBucket } from '../../base/blobs/s3-store.ts';
import { VigieError } from '../../base/core/errors.ts';
import { openStorage } from './storage.ts';
import { keyRecordSchema } from './storage-key.ts';

const BUCKETS = ['b0', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6'] as const;
let used = 1;
const { folder, bucket: settings } = useBuckets(BUCKETS);

const idOf = (n: number): string => `evd_${String(n).padStart(26, '0')}`;
const PACKAGE = randomBytes(300_000);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const hasCode = (code: string) => (error: unknown) => error instanceof VigieError && error.code === code;

for (const [what, openStore] of Object.entries({
  'the folder': (dir: string) => ({ bucket: null, store: openFolder(join(dir, 'evidence')) }),
  'a bucket': () => {
    const bucket = settings(BUCKETS[used++] ?? 'no bucket is left');
    return { bucket, store: openBucket(bucket) };
  },
})) {
  describe(`packages in ${what}`, () => {
    async function open(): Promise<{
      dir: string;
      store: BlobStore;
      again: (storageKey?: string | null) => ReturnType<typeof openStorage>;
    }> {
      const dataDir = mkdtempSync(join(folder, 'data-'));
      const dir = join(dataDir, 'evidence');
      mkdirSync(dir);
      const { bucket, store } = openStore(dataDir);
      return {
        dir,
        store,
        again: (storageKey: string | null = null) => openStorage(dir, { dataDir, bucket, storageKey }),
      };
    }
    const seal = (dir: string, id: string, bytes: Uint8Array = PACKAGE): void =>
      writeFileSync(join(dir, `${id}.wacz`), bytes);

    test('are kept encrypted, by the digest of what is stored, and read again as they were', async () => {
      const { dir, store, again } = await open();
      const id = idOf(1);
      seal(dir, id);
      assert.deepEqual(await again().read(id), PACKAGE, 'before it is kept');
      const kept = await again().archive(id);
      assert.ok(kept);
      const stored = await store.get(`objects/${kept.object.slice(0, 2)}/${kept.object}`);
      assert.ok(stored);
      assert.equal(sha256(stored), kept.object);
      assert.equal(stored.includes(PACKAGE.subarray(1_000, 1_016)), false);
      assert.deepEqual(
        readdirSync(dir).filter((name) => name.endsWith('.wacz')),
        [],
      );
      assert.deepEqual(await again().read(id), PACKAGE);
      assert.deepEqual(await again().list(), [id]);
      assert.equal((await again().archive(id))?.object, kept.object, 'twice is once');
      assert.equal(await again().archive(idOf(2)), null);
      await assert.rejects(again().read(idOf(2)), hasCode('VIGIE_EVIDENCE_UNKNOWN'));
      await assert.rejects(again().read('../../etc/passwd'), hasCode('VIGIE_EVIDENCE_UNKNOWN'));
    });

    test('have a key each: the same bytes twice are two objects', async () => {
      const { dir, again } = await open();
      seal(dir, idOf(1));
      seal(dir, idOf(2));
      const [one, two] = [await again().archive(idOf(1)), await again().archive(idOf(2))];
      assert.notEqual(one?.object, two?.object);
    });

    test('cut off before the object was there, keep it the second time under the same name', async () => {
      const { dir, store, again } = await open();
      const id = idOf(1);
      seal(dir, id);
      const first = await again().archive(id);
      assert.ok(first);
      await store.remove(`objects/${first.object.slice(0, 2)}/${first.object}`);
      seal(dir, id);
      assert.equal((await again().archive(id))?.object, first.object);
      assert.deepEqual(await again().read(id), PACKAGE);
      seal(dir, id, randomBytes(10));
      await assert.rejects(again().archive(id), /with other bytes/, 'a key never encrypts two things');
    });

    test('are not read with another storage key, a changed byte, or the key of another', async () => {
      const { dir, store, again } = await open();
      for (const n of [1, 2]) seal(dir, idOf(n), Buffer.concat([PACKAGE, Buffer.of(n)]));
      const kept = await again().archive(idOf(1));
      await again().archive(idOf(2));
      assert.ok(kept);
      const other = randomBytes(32).toString('base64');
      await assert.rejects(again(other).read(idOf(1)), hasCode('VIGIE_STORAGE_KEY'));
      const path = `objects/${kept.object.slice(0, 2)}/${kept.object}`;
      const good = (await store.get(path)) ?? Buffer.of();
      for (const at of [0, 150_000, good.length - 1]) {
        const bad = Buffer.from(good);
        bad[at] = (bad[at] ?? 0) ^ 1;
        await store.put(path, bad);
        await assert.rejects(again().read(idOf(1)), hasCode('VIGIE_STORAGE_DAMAGED'));
      }
      await store.put(path, good);
      const read = async (n: number) =>
        keyRecordSchema.parse(JSON.parse(String(await store.get(`keys/${idOf(n)}.json`))));
      const swapped = { ...(await read(2)), id: idOf(1) };
      await store.put(`keys/${idOf(1)}.json`, Buffer.from(JSON.stringify(swapped)));
      await assert.rejects(again().read(idOf(1)), hasCode('VIGIE_STORAGE_KEY'));
    });

    test('shredded are gone for good: the object that is left is noise', async () => {
      const { dir, store, again } = await open();
      const id = idOf(1);
      seal(dir, id);
      const kept = await again().archive(id);
      await again().shred(id);
      assert.ok(await store.get(`objects/${kept?.object.slice(0, 2)}/${kept?.object}`));
      await assert.rejects(again().read(id), hasCode('VIGIE_EVIDENCE_UNKNOWN'));
      assert.deepEqual(await again().list(), []);
      await again().shred(id);
    });

    test('are listed', async () => {
      const { store, again } = await open();
      const ids = Array.from({ length: 50 }, (_, n) => idOf(n));
      for (const id of ids) await store.put(`keys/${id}.json`, Buffer.from('{}'));
      assert.deepEqual(await again().list(), ids);
    });
  });
}

test('a package in the folder is read after a bucket was set up', async () => {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const dir = join(dataDir, 'evidence');
  mkdirSync(dir);
  writeFileSync(join(dir, `${idOf(1)}.wacz`), PACKAGE);
  await openStorage(dir, { dataDir, bucket: null, storageKey: null }).archive(idOf(1));
  const later = openStorage(dir, { dataDir, bucket: settings(), storageKey: null });
  assert.deepEqual(await later.read(idOf(1)), PACKAGE);
  assert.match(readFileSync(join(dataDir, 'storage-key'), 'utf8'), /^[\w+/]{43}=\n$/);
});
