import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { draws } from '../../../tools/draws.ts';
import { parseVerifierKey, verifierKey } from '../base/keys.ts';
import { openNote, signNote } from '../base/note.ts';
import { createSigner } from '../base/signer.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { openLog } from './log.ts';
import {
  consistencyProof,
  EMPTY_ROOT,
  inclusionProof,
  leafHash,
  rootOfHashes,
  type Subtree,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';
import { verifyLog } from './verify-log.ts';

const signer = createSigner('test.example/log', new Uint8Array(32).fill(7));
const ORIGIN = 'test.example/log';
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const leaf = (n: number): Uint8Array => createHash('sha256').update(String(n)).digest();
const folder = (): string => mkdtempSync(join(tmpdir(), 'vigie-log-'));

/** The leaves of certificate-transparency's own Merkle tests, and their published roots. */
const RFC_LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const RFC_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('RFC 6962 vectors: the roots of the reference tree', () => {
  assert.equal(hex(EMPTY_ROOT), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  const hashes = RFC_LEAVES.map((data) => leafHash(Buffer.from(data, 'hex')));
  for (const [index, root] of RFC_ROOTS.entries()) assert.equal(hex(rootOfHashes(hashes.slice(0, index + 1))), root);
});

/** Subtrees from hashes in memory. */
function subtreesOf(hashes: Uint8Array[]): Subtree {
  return (level, index) => rootOfHashes(hashes, index * 2 ** level, (index + 1) * 2 ** level);
}

test('every leaf proves its place, no other leaf does, and each tree is consistent with those before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), fc.nat(), fc.nat(), (size, a, b) => {
      const hashes = Array.from({ length: size }, (_, i) => leafHash(leaf(i)));
      const root = rootOfHashes(hashes);
      const index = a % size;
      const own = hashes[index] ?? root;
      const proof = inclusionProof(index, size, subtreesOf(hashes));
      assert.ok(verifyInclusion(index, size, own, proof, root));
      assert.ok(!verifyInclusion(index, size, leafHash(leaf(size)), proof, root));
      assert.ok(size === 1 || !verifyInclusion((index + 1) % size, size, own, proof, root));
      assert.ok(!verifyInclusion(index, size, own, [...proof, root], root));
      const from = 1 + (b % size);
      const first = rootOfHashes(hashes, 0, from);
      const grown = consistencyProof(from, size, subtreesOf(hashes));
      assert.ok(verifyConsistency(from, size, grown, first, root));
      assert.ok(from === size || !verifyConsistency(from, size, grown, leafHash(leaf(-1)), root));
    }),
    { numRuns: draws(50, 150) },
  );
});

test("signed-note: Go's published example opens, a changed text does not", () => {
  const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  const note =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  assert.deepEqual(openNote(note, [key]).verified, ['PeterNeumann']);
  assert.throws(() => openNote(note.replace('answer', 'Answer'), [key]), { code: 'VIGIE_PROOF_NOTE_SIGNATURE' });
  assert.throws(() => openNote(note.trimEnd(), [key]), { code: 'VIGIE_PROOF_NOTE' });
  const own = signNote('text\n', [signer]);
  assert.deepEqual(openNote(own, [parseVerifierKey(verifierKey(signer))]).verified, [signer.name]);
});

test('the log grows across tiles, proves each entry, and opens again with the same root', async () => {
  const dir = folder();
  const log = await openLog({ dir, origin: ORIGIN, signer });
  assert.equal(log.size, 0);
  const sizes = [1, 2, 252, 2, 1, 300, 1];
  let next = 0;
  for (const count of sizes) {
    const leaves = Array.from({ length: count }, () => leaf(next++));
    assert.deepEqual(await log.append(leaves), { first: next - count, size: next });
    const root = rootOfHashes(Array.from({ length: next }, (_, i) => leafHash(leaf(i))));
    assert.equal(hex(parseCheckpoint(log.checkpoint).root), hex(root), `root at ${next}`);
  }
  for (const index of [0, 1, 254, 255, 256, 257, 511, 512, next - 1]) {
    const { size, proof, checkpoint } = log.prove(index);
    assert.ok(
      verifyInclusion(index, size, leafHash(leaf(index)), proof, parseCheckpoint(checkpoint).root),
      `entry ${index}`,
    );
  }
  assert.equal(log.find(leaf(300)), 300);
  assert.equal(log.find(leaf(next)), null);
  const together = await Promise.all([log.append([leaf(next)]), log.append([leaf(next + 1), leaf(next + 2)])]);
  assert.deepEqual(
    together.map(({ first }) => first),
    [next, next + 1],
  );
  const { checkpoint } = log;
  await assert.rejects(openLog({ dir, origin: ORIGIN, signer }), { code: 'VIGIE_PROOF_LOCKED' });
  await log.close();
  const again = await openLog({ dir, origin: ORIGIN, signer });
  assert.equal(again.checkpoint, checkpoint);
  assert.equal(again.find(leaf(next + 2)), next + 2);
  await again.close();
  assert.deepEqual(verifyLog(dir, ORIGIN, verifierKey(signer)), {
    ok: true,
    size: next + 3,
    fault: null,
    cosigned: [],
  });
  rmSync(dir, { recursive: true });
});

test('a shortened, a forked and a damaged log are refused, and the whole check names what is wrong', async () => {
  const dir = folder();
  const log = await openLog({ dir, origin: ORIGIN, signer });
  await log.append([leaf(1), leaf(2)]);
  const old = readFileSync(join(dir, 'checkpoint'));
  await log.append([leaf(3)]);
  await log.close();
  const spoil = async (change: (copy: string) => void, code: string): Promise<void> => {
    const copy = folder();
    cpSync(dir, copy, { recursive: true });
    change(copy);
    await assert.rejects(openLog({ dir: copy, origin: ORIGIN, signer }), { code });
    assert.equal(verifyLog(copy, ORIGIN, verifierKey(signer)).ok, false, code);
    rmSync(copy, { recursive: true });
  };
  // The older checkpoint is a right one by itself: only the highest ever written tells.
  await spoil((copy) => {
    writeFileSync(join(copy, 'checkpoint'), old);
    for (const level of ['0', 'entries']) {
      const partial = join(copy, 'tile', level, '000.p');
      writeFileSync(join(partial, '2'), readFileSync(join(partial, '3')).subarray(0, level === '0' ? 64 : 68));
    }
  }, 'VIGIE_PROOF_LOG_SHORTENED');
  await spoil((copy) => {
    const tile = join(copy, 'tile/0/000.p/3');
    const bytes = readFileSync(tile);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(tile, bytes);
  }, 'VIGIE_PROOF_LOG_ROOT');
  await spoil((copy) => rmSync(join(copy, 'tile/entries'), { recursive: true }), 'VIGIE_PROOF_LOG_TILE');
  await spoil((copy) => appendFileSync(join(copy, 'checkpoint'), 'x'), 'VIGIE_PROOF_NOTE');
  await spoil((copy) => {
    const tile = join(copy, 'tile/entries/000.p/3');
    const bytes = readFileSync(tile);
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    writeFileSync(tile, bytes);
  }, 'VIGIE_PROOF_LOG_TILE');
  await spoil((copy) => {
    rmSync(join(copy, 'checkpoint'));
    rmSync(join(copy, 'highest'));
  }, 'VIGIE_PROOF_LOG_SHORTENED');
  const other = folder();
  const fork = await openLog({ dir: other, origin: ORIGIN, signer });
  await fork.append([leaf(1), leaf(2), leaf(4)]);
  const putFork = (copy: string): void => {
    cpSync(join(other, 'tile'), join(copy, 'tile'), { recursive: true, force: true });
    cpSync(join(other, 'checkpoint'), join(copy, 'checkpoint'), { force: true });
  };
  await spoil(putFork, 'VIGIE_PROOF_LOG_FORKED');
  // Longer than the log it replaces: its size tells nothing.
  await fork.append([leaf(5)]);
  await fork.close();
  await spoil(putFork, 'VIGIE_PROOF_LOG_FORKED');
  rmSync(dir, { recursive: true });
  rmSync(other, { recursive: true });
});

test('a head that could not be written whole is never followed by another of its size', async () => {
  const dir = folder();
  const before = await openLog({ dir, origin: ORIGIN, signer });
  await before.append([leaf(0)]);
  await before.close();
  const log = await openLog({ dir, origin: ORIGIN, signer });
  const highest = readFileSync(join(dir, 'highest'));
  rmSync(join(dir, 'highest'));
  // A folder in the file's place fails the second write of a head, after the first is public: the entry is in the log,
  // and no other follows.
  mkdirSync(join(dir, 'highest'));
  assert.deepEqual(await log.append([leaf(1)]), { first: 1, size: 2 });
  const published = readFileSync(join(dir, 'checkpoint'), 'utf8');
  await assert.rejects(log.append([leaf(2)]), { code: 'VIGIE_PROOF_LOG_STOPPED' });
  rmSync(join(dir, 'highest'), { recursive: true });
  writeFileSync(join(dir, 'highest'), highest);
  await assert.rejects(log.append([leaf(2)]), { code: 'VIGIE_PROOF_LOG_STOPPED' });
  assert.equal(readFileSync(join(dir, 'checkpoint'), 'utf8'), published);
  await log.close();
  const again = await openLog({ dir, origin: ORIGIN, signer });
  assert.equal(again.find(leaf(1)), 1);
  assert.deepEqual(await again.append([leaf(2)]), { first: 2, size: 3 });
  await again.close();
  await assert.rejects(again.append([leaf(3)]), { code: 'VIGIE_PROOF_LOG_CLOSED' });
  rmSync(dir, { recursive: true });
});

test('at the edges of tiles every entry proves itself, at one level and at two; the index of leaves heals', async () => {
  const dir = folder();
  let log = await openLog({ dir, origin: ORIGIN, signer });
  for (const size of [255, 256, 257, 258, 65_535, 65_536, 65_537]) {
    await log.append(Array.from({ length: size - log.size }, (_, i) => leaf(log.size + i)));
    const { root } = parseCheckpoint(log.checkpoint);
    for (const index of new Set([0, 254, 255, 256, 257, size - 2, size - 1])) {
      if (index >= size) continue;
      assert.ok(
        verifyInclusion(index, size, leafHash(leaf(index)), log.prove(index).proof, root),
        `entry ${index} of ${size}`,
      );
    }
  }
  const some = [0, 255, 256, 300, 40_000, 65_534, 65_535, 65_536];
  const findsAll = (): void => {
    for (const index of some) assert.equal(log.find(leaf(index)), index);
    assert.equal(log.find(leaf(65_537)), null);
  };
  findsAll();
  await log.close();
  assert.equal(verifyLog(dir, ORIGIN, verifierKey(signer)).ok, true);

  const path = join(dir, 'index');
  const written = readFileSync(path);
  const bit = (at: number): Buffer => {
    const bytes = Buffer.from(written);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  const first = 2084;
  // Where a record of the first leaf that is asked for lies: its bucket is not the one that another bit would be in.
  const record = written.indexOf(leafHash(leaf(0)).subarray(0, 6), first);
  const spoiled: [string, Buffer][] = [
    ['missing', Buffer.alloc(0)],
    ['torn', written.subarray(0, 300_000)],
    ['of another log', bit(3)],
    ['with another record', bit(record + 2)],
    ['with another place', bit(record + 7)],
    ['longer', Buffer.concat([written, written])],
    ['torn in its header', written.subarray(0, 1000)],
    ['of zeros', Buffer.alloc(written.length)],
    ['written half over zeros', Buffer.concat([written.subarray(0, 1024), Buffer.alloc(written.length - 1024)])],
    ['with another end of a bucket', bit(60)],
    ['with another sum', bit(1500)],
  ];
  for (const [how, bytes] of spoiled.slice(0, draws(6, spoiled.length))) {
    writeFileSync(path, bytes);
    log = await openLog({ dir, origin: ORIGIN, signer });
    findsAll();
    await log.close();
    assert.ok(readFileSync(path).subarray(0, written.length).equals(written), `an index ${how} is made again`);
  }

  // No root of this size is read from level 1, but the proofs of its entries are.
  const tile = join(dir, 'tile/1/000');
  const bytes = readFileSync(tile);
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  writeFileSync(tile, bytes);
  assert.equal(verifyLog(dir, ORIGIN, verifierKey(signer)).ok, false);
  rmSync(dir, { recursive: true });
});
