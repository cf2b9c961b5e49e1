import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Entry, entryOf, readEntry, readSealedTar, writeSealedTar } from './sealed-tar.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-sealed-'));
after(() => rmSync(folder, { recursive: true }));
const lock = { passphrase: 'a passphrase of a test', name: 'PASSPHRASE', workFactor: 8 };

async function* contents(): AsyncGenerator<Entry> {
  yield entryOf('one', Buffer.from('1'));
  yield entryOf('empty', Buffer.from(''));
  yield entryOf(`deep/${'x'.repeat(90)}/${'y'.repeat(90)}`, Buffer.alloc(300_000, 7));
}

async function read(path: string, passphrase = lock.passphrase): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  await readSealedTar(path, { ...lock, passphrase }, async (entry) => {
    if (entry.name !== 'empty') found.set(entry.name, (await readEntry(entry)).length);
  });
  return found;
}

test('what was written is read back; a wrong passphrase, a cut, a changed bit and another file are told apart', async () => {
  const path = join(folder, 'whole');
  await writeSealedTar(path, lock, contents());
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.deepEqual([...(await read(path)).values()], [1, 300_000]);
  const bytes = readFileSync(path);
  assert.equal(bytes.includes('deep/'), false, 'it is not in the clear');
  await assert.rejects(read(path, 'another passphrase'), { code: 'VIGIE_BACKUP_WRONG_PASSPHRASE', exit: 2 });
  const other = join(folder, 'other');
  const refused = async (content: Uint8Array, code: string): Promise<void> => {
    writeFileSync(other, content);
    await assert.rejects(read(other), { code, exit: 2 }, `${content.length} bytes`);
  };
  // At the edges of what age encrypts together (64 KiB and 16 bytes) too.
  const header = bytes.indexOf('\n--- ') + 49;
  for (const cut of [1, 17, 1000, 65_552]) await refused(bytes.subarray(0, -cut), 'VIGIE_BACKUP_DAMAGED');
  await refused(bytes.subarray(0, header + 16 + 65_552), 'VIGIE_BACKUP_DAMAGED');
  for (const at of [header + 20, bytes.length >> 1, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await refused(changed, 'VIGIE_BACKUP_DAMAGED');
  }
  await refused(Buffer.from('not a backup'), 'VIGIE_BACKUP_NONE');
  await refused(Buffer.from(''), 'VIGIE_BACKUP_NONE');
  await assert.rejects(read(join(folder, 'none')), { code: 'VIGIE_BACKUP_UNREADABLE', message: /no such file/ });
  await assert.rejects(read(folder), { code: 'VIGIE_BACKUP_UNREADABLE', message: /is a directory/, exit: 2 });
});

test('what fails while it is written or read is what is told', async () => {
  async function* failing(): AsyncGenerator<Entry> {
    yield entryOf('one', Buffer.from('1'));
    throw new Error('the disk of the source');
  }
  await assert.rejects(writeSealedTar(join(folder, 'failed'), lock, failing()), /the disk of the source/);
  const path = join(folder, 'good');
  await writeSealedTar(path, lock, contents());
  await assert.rejects(
    readSealedTar(path, lock, () => Promise.reject(new Error('mine'))),
    /mine/,
  );
});
