// Keys are replaced while the log, its database and what was sealed stay.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  createKeyFile,
  leafHash,
  openNote,
  parseVerifierKey,
  readKeyHistory,
  verifierKey,
  verifyLog,
} from '@vigie/proof';
import { type TestStore, testStore } from '../../../testing/stores.ts';
import { readConfig } from '../../base/core/config.ts';
import type { Store } from '../../base/database/store.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { changeKeyFile, finishKeyChange, leafOfNote, logKeyFiles, readNotes } from './key-files.ts';
import { rotateStorageKey } from './rotate-storage-key.ts';

const leaf = (n: number): Uint8Array => Buffer.alloc(32, n);
const at = new Date('2026-11-24T09:00:00Z');

describe('keys that are replaced', () => {
  let made: TestStore;
  let store: Store;
  let vault: Vault;
  const open = async (): Promise<Vault> => {
    const visitor = createVisitor({ contact: 'test', clock: () => at, allow: [], paceMs: 0 });
    const opened = openVault(readConfig({ VIGIE_DATA: made.settings.dataDir }), { store, visitor });
    await opened.check();
    return opened;
  };
  before(async () => {
    made = await testStore();
    store = await made.open();
    vault = await open();
  });
  after(async () => {
    await vault.close();
    await made.drop();
  });

  test('the log goes on under the new key, the change is an entry, and the old head is signed anew', async () => {
    await (await vault.log()).append([leaf(1), leaf(2)]);
    const before = vault.signer;
    await vault.close();
    changeKeyFile(logKeyFiles(made.settings.dataDir), before, { at, withdrawnSince: null, size: 2 });
    vault = await open();
    assert.notEqual(vault.verifierKey, verifierKey(before));
    assert.deepEqual(vault.keys.slice(1).map(verifierKey), [verifierKey(before)]);
    const log = await vault.log();
    assert.equal(log.size, 3);
    assert.equal(log.find(leafOfNote(readNotes(logKeyFiles(made.settings.dataDir))[0] ?? '')), 2);
    assert.equal(openNote(log.checkpoint, [vault.signer]).verified.length, 1);
    const report = verifyLog(vault.logDir, vault.origin, vault.verifierKey);
    assert.ok(report.ok, JSON.stringify(report));
    await vault.close();
    vault = await open();
    assert.equal((await vault.log()).size, 3, 'once');
    const [change] = readKeyHistory(vault.keyHistory ?? '');
    assert.deepEqual([change?.size, change?.at, change?.new], [2, at.toISOString(), vault.verifierKey]);
  });

  test('a change that was cut off is finished where it was written down, else forgotten', async () => {
    const files = logKeyFiles(made.settings.dataDir);
    await vault.close();
    const old = readFileSync(files.key);
    createKeyFile(files.next, vault.origin);
    finishKeyChange(files);
    assert.deepEqual([readFileSync(files.key), existsSync(files.next)], [old, false]);
    changeKeyFile(files, vault.signer, { at, withdrawnSince: at, size: 3 });
    // As before the last step: the new key not yet in its place.
    cpSync(files.key, files.next);
    writeFileSync(files.key, old);
    vault = await open();
    assert.equal(vault.verifierKey, readKeyHistory(vault.keyHistory ?? '').at(-1)?.new);
    assert.equal((await vault.log()).size, 4);
  });

  test('a data folder from before the change is refused on the database that knows of it', async () => {
    const dir = join(made.settings.dataDir, 'before');
    cpSync(vault.logDir, join(dir, 'log'), { recursive: true });
    const other = createKeyFile(join(dir, 'log-key.json'), vault.origin);
    assert.equal(parseVerifierKey(verifierKey(other)).name, vault.origin);
    const visitor = createVisitor({ contact: 'test', clock: () => at, allow: [], paceMs: 0 });
    const stranger = openVault(readConfig({ VIGIE_DATA: dir }), { store, visitor });
    await assert.rejects(stranger.check(), { code: 'VIGIE_PROOF_LOG_FORKED' });
  });

  test('archived packages are read before, while and after the storage key is replaced, and not by the old key', async () => {
    const { dataDir } = made.settings;
    const ids = [1, 2, 3].map((n) => `evd_${String(n).padStart(26, '0')}`);
    const bytesOf = (id: string): Buffer => Buffer.from(leafHash(Buffer.from(id)));
    for (const id of ids) {
      writeFileSync(join(dataDir, 'evidence', `${id}.wacz`), bytesOf(id));
      await vault.storage.archive(id);
    }
    const old = readFileSync(join(dataDir, 'storage-key'), 'utf8').trim();
    let count = 0;
    // Cut off after the first.
    await assert.rejects(
      rotateStorageKey(readConfig({ VIGIE_DATA: dataDir }), {
        async rewrap(next) {
          count = await vault.storage.rewrap(next);
          throw new Error('cut off');
        },
      }),
      /cut off/,
    );
    assert.equal(count, 3);
    for (const id of ids) assert.deepEqual(await vault.readPackage(id), bytesOf(id), 'while');
    const done = await rotateStorageKey(readConfig({ VIGIE_DATA: dataDir }), vault.storage);
    assert.deepEqual(done, { packages: 0, newKey: null });
    await vault.close();
    vault = await open();
    for (const id of ids) assert.deepEqual(await vault.readPackage(id), bytesOf(id), 'after');
    const withOld = openVault(readConfig({ VIGIE_DATA: dataDir, VIGIE_STORAGE_KEY: old }));
    await assert.rejects(withOld.readPackage(ids[0] ?? ''), { code: 'VIGIE_STORAGE_KEY' });
  });
});
