// The index of known hashes: exact search within 31 bits beside a linear scan and usearch (approximate), a JSON line a
// measure. node bench/pictures/hashes.ts [million...]; usearch builds its graph over a tenth of a million, which takes it long
// enough.
import { HashIndex, hashDistance } from '@vigie/engine';
import { Index, MetricKind, ScalarKind } from 'usearch';

const sizes = process.argv.slice(2).map(Number);
let state = 42;
/** xorshift32: the same hashes in every run. */
function random(): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return state >>> 0;
}
function flip(hash: Uint16Array, count: number): Uint16Array {
  const other = hash.slice();
  const bits = new Set<number>();
  while (bits.size < count) bits.add(random() % 256);
  for (const bit of bits) other[bit >> 4] = (other[bit >> 4] ?? 0) ^ (1 << (bit & 15));
  return other;
}

/** Spread evenly, or as real lists are: a tenth of all near a thousand pictures that come again and again. */
function hashesOf(count: number, kind: 'uniform' | 'clustered'): Uint16Array {
  const words = Uint16Array.from({ length: count * 16 }, () => random());
  if (kind === 'uniform') return words;
  for (let n = 0; n < count; n += 10) {
    const centre = (random() % 1_000) * 16;
    words.set(flip(words.slice(centre, centre + 16), random() % 25), n * 16);
  }
  return words;
}

for (const millions of sizes.length > 0 ? sizes : [1]) {
  for (const kind of ['uniform', 'clustered'] as const) {
    const count = millions * 1_000_000;
    const words = hashesOf(count, kind);
    const index = new HashIndex();
    const began = performance.now();
    index.addAll(words);
    const build = (performance.now() - began) / 1000;
    const queries = Array.from({ length: 2_000 }, (_, n) => {
      const at = (random() % count) * 16;
      return n % 2 === 0 ? flip(words.subarray(at, at + 16), random() % 32) : Uint16Array.from({ length: 16 }, random);
    });
    for (const query of queries.slice(0, 200)) index.search(query);
    const cpu = process.cpuUsage();
    let found = 0;
    for (const query of queries) found += index.search(query).length;
    const { user } = process.cpuUsage(cpu);
    const started = process.cpuUsage();
    let expected = 0;
    const some = queries.slice(0, 20);
    for (const query of some) {
      for (let at = 0; at < words.length; at += 16)
        if (hashDistance(query, words.subarray(at, at + 16)) <= 31) expected += 1;
    }
    const linear = process.cpuUsage(started).user / some.length;
    const got = some.reduce((sum, query) => sum + index.search(query).length, 0);
    const seconds = (micros: number): number => Math.round(1e6 / micros);
    console.log(
      JSON.stringify({
        bench: 'hashes',
        kind,
        hashes: count,
        queriesPerSecond: seconds(user / queries.length),
        microseconds: Number((user / queries.length).toFixed(1)),
        found,
        exact: got === expected,
        linearQueriesPerSecond: Number((1e6 / linear).toFixed(2)),
        buildSeconds: Number(build.toFixed(2)),
        megabytes: Math.round(index.toMemory().buffer.byteLength / 1e6),
      }),
    );
  }
}

/** usearch takes vectors: a bit set is 1, one that is not is -1. */
function vectorOf(words: Uint16Array): Float32Array {
  const vector = new Float32Array(words.length * 16);
  for (let bit = 0; bit < vector.length; bit++) vector[bit] = ((words[bit >> 4] ?? 0) >> (bit & 15)) & 1 ? 1 : -1;
  return vector;
}

const FEW = 100_000;
for (const kind of ['uniform', 'clustered'] as const) {
  const words = hashesOf(FEW, kind);
  const ours = new HashIndex();
  let began = performance.now();
  ours.addAll(words);
  const build = (performance.now() - began) / 1000;
  const peer = new Index({
    dimensions: 256,
    metric: MetricKind.Hamming,
    quantization: ScalarKind.B1,
    connectivity: 16,
    expansion_add: 128,
    expansion_search: 64,
    multi: false,
  });
  began = performance.now();
  for (let at = 0; at < FEW; at += 10_000) {
    const keys = BigUint64Array.from({ length: 10_000 }, (_, i) => BigInt(at + i));
    peer.add(keys, vectorOf(words.subarray(at * 16, (at + 10_000) * 16)), 1);
  }
  const peerBuild = (performance.now() - began) / 1000;
  const queries = Array.from({ length: 2_000 }, () => {
    const at = (random() % FEW) * 16;
    return flip(words.subarray(at, at + 16), random() % 32);
  });
  const vectors = queries.map(vectorOf);
  began = performance.now();
  const exact = queries.map((query) => ours.search(query));
  const micros = (performance.now() - began) / queries.length;
  began = performance.now();
  const near = vectors.map((vector) => peer.search(vector, 100, 1));
  const peerMicros = (performance.now() - began) / queries.length;
  let [all, got] = [0, 0];
  for (const [n, known] of exact.entries()) {
    const keys = new Set([...(near[n]?.keys ?? [])].map(Number));
    all += known.length;
    got += known.filter(({ id }) => keys.has(id)).length;
  }
  console.log(
    JSON.stringify({
      bench: 'hashes',
      kind,
      hashes: FEW,
      microseconds: Number((micros * 1000).toFixed(1)),
      usearchMicroseconds: Number((peerMicros * 1000).toFixed(1)),
      timesFaster: Number((peerMicros / micros).toFixed(1)),
      usearchFinds: Number((got / all).toFixed(4)),
      buildSeconds: Number(build.toFixed(2)),
      usearchBuildSeconds: Number(peerBuild.toFixed(1)),
    }),
  );
}
