import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { HashIndex, hashDistance } from './hash-index.ts';
import { formatPdq, type PdqHash, parsePdq } from './pdq.ts';

let state = 7;
function random(): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return state >>> 0;
}
const anyHash = (): PdqHash => Uint16Array.from({ length: 16 }, random);
/** The hash with that many bits turned, `isNarrow` within as few bands as hold them: what bands hide best. */
function turn(hash: PdqHash, count: number, isNarrow = false): PdqHash {
  const turned = hash.slice();
  const bits = new Set<number>();
  const start = random() % 256;
  while (bits.size < count) bits.add(isNarrow ? (start + bits.size) % 256 : random() % 256);
  for (const bit of bits) turned[bit >> 4] = (turned[bit >> 4] ?? 0) ^ (1 << (bit & 15));
  return turned;
}
/** What is within a distance, found by looking at every hash. */
function scan(hashes: readonly PdqHash[], query: PdqHash, distance: number) {
  return hashes
    .map((hash, id) => ({ id, distance: hashDistance(hash, query) }))
    .filter((each) => each.distance <= distance)
    .sort((a, b) => a.distance - b.distance || a.id - b.id);
}

for (const kind of ['spread evenly', 'in clusters'] as const) {
  test(`neighbours at every distance from 0 to 40 are found up to 31, as a scan of all does: ${kind}`, () => {
    const centres = Array.from({ length: 20 }, anyHash);
    const hashes = Array.from({ length: 20_000 }, (_, n) =>
      kind === 'spread evenly' ? anyHash() : turn(centres[n % 20] ?? anyHash(), random() % 40),
    );
    const index = new HashIndex();
    index.addAll(Uint16Array.from(hashes.slice(0, 15_000).flatMap((hash) => [...hash])));
    for (const hash of hashes.slice(15_000)) index.add(hash);
    assert.equal(index.size, hashes.length);
    for (let distance = 0; distance <= 40; distance++) {
      for (const isNarrow of [false, true]) {
        const planted = random() % hashes.length;
        const query = turn(hashes[planted] ?? anyHash(), distance, isNarrow);
        const found = index.search(query);
        assert.deepEqual(found, scan(hashes, query, 31), `at ${distance}`);
        assert.equal(
          found.some(({ id }) => id === planted),
          distance <= 31,
        );
      }
    }
  });
}

test('any distance asked for is kept to, for any bits turned', () => {
  const hashes = Array.from({ length: 500 }, anyHash);
  const index = new HashIndex();
  index.addAll(Uint16Array.from(hashes.flatMap((hash) => [...hash])));
  fc.assert(
    fc.property(fc.nat(499), fc.uniqueArray(fc.nat(255), { maxLength: 36 }), fc.nat(31), (planted, bits, distance) => {
      const query = (hashes[planted] ?? anyHash()).slice();
      for (const bit of bits) query[bit >> 4] = (query[bit >> 4] ?? 0) ^ (1 << (bit & 15));
      assert.deepEqual(index.search(query, distance), scan(hashes, query, distance));
    }),
    { numRuns: 500 },
  );
  assert.throws(() => index.search(anyHash(), 32), RangeError);
});

test('what is removed is not found again, kept in a buffer or not; what comes after has numbers of its own', () => {
  const index = new HashIndex();
  const hashes = Array.from({ length: 200 }, anyHash);
  const first = index.addAll(Uint16Array.from(hashes.flatMap((hash) => [...hash])));
  const fresh = index.add(turn(hashes[0] ?? anyHash(), 3));
  assert.deepEqual(
    index.search(hashes[0] ?? anyHash()).map(({ id }) => id),
    [first, fresh],
  );
  assert.equal(index.remove(first), true);
  assert.equal(index.remove(first), false);
  assert.equal(index.remove(9_999), false);
  const opened = HashIndex.open(index.toMemory());
  for (const each of [index, opened]) {
    assert.equal(each.size, 200);
    assert.deepEqual(each.search(hashes[0] ?? anyHash()), [{ id: fresh, distance: 3 }]);
    assert.equal(each.remove(fresh), true);
    assert.deepEqual(each.search(hashes[0] ?? anyHash()), []);
    assert.equal(each.add(anyHash()), fresh + 1);
  }
});

test('a buffer that is no index, or not all of one, is refused', () => {
  const index = new HashIndex();
  index.add(anyHash());
  const whole = new Uint8Array(index.toMemory().buffer).slice();
  for (const part of [new Uint8Array(0), new Uint8Array(64), whole.slice(0, -4), whole.slice(0, 20)])
    assert.throws(() => HashIndex.open(part), RangeError);
  assert.deepEqual(new HashIndex().search(anyHash()), []);
});

test('a hash is written as it is read', () => {
  const text = 'd8f8f0cee0f4a84f0637022a078f67f0b36e2ed596621e1d33e6339c4e9c9b22';
  const hash = parsePdq(text);
  assert.ok(hash);
  assert.equal(formatPdq(hash), text);
  assert.equal(hash[0], 0x9b22);
  for (const wrong of ['', text.slice(1), `${text}0`, text.replace('d', 'g')]) assert.equal(parsePdq(wrong), null);
});

test('threads search one memory, each by itself, and what one removes the others keep', async () => {
  const hashes = Array.from({ length: 3_000 }, anyHash);
  const index = new HashIndex();
  index.addAll(Uint16Array.from(hashes.flatMap((hash) => [...hash])));
  const queries = hashes.slice(0, 500).map((hash, n) => turn(hash, n % 40));
  const expected = queries.map((query) => scan(hashes, query, 31));
  const memory = index.toMemory();
  const script = `
    import { parentPort, workerData } from 'node:worker_threads';
    import { HashIndex } from ${JSON.stringify(import.meta.resolve('./hash-index.ts'))};
    const index = HashIndex.open(workerData.memory);
    const found = workerData.queries.map((query) => index.search(query));
    index.remove(0);
    parentPort.postMessage(found);`;
  const answers = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise<unknown>((resolve, reject) => {
          const code = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
          new Worker(code, { workerData: { memory, queries } }).once('message', resolve).once('error', reject);
        }),
    ),
  );
  for (const answer of answers) assert.deepEqual(answer, expected);
  assert.deepEqual(
    queries.map((query) => index.search(query)),
    expected,
  );
});

test('more neighbours than one look finds room for are all found', () => {
  const centre = anyHash();
  const hashes = Array.from({ length: 6_000 }, () => turn(centre, random() % 8));
  const index = new HashIndex();
  index.addAll(Uint16Array.from(hashes.flatMap((hash) => [...hash])));
  for (const distance of [0, 3, 15, 16, 31])
    assert.deepEqual(index.search(centre, distance), scan(hashes, centre, distance));
});
