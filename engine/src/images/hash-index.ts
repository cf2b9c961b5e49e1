import type { PdqHash } from './pdq.ts';
import { searchModule } from './search.generated.ts';

/** A known hash near the one asked for. */
export interface NearHash {
  /** What `add` returned for it. */
  id: number;
  /** Bits in which they differ. */
  distance: number;
}

const BANDS = 16;
const VALUES = 1 << 16;
/** Beyond this the search is no longer exact. */
const LARGEST_DISTANCE = 31;
const MAGIC = 0x56504451;
const VERSION = 2;
/** Words of the header: magic, version, hashes, the next number, threads that have opened it. */
const HEADER = 16;
const OPENED = 4;
/**
 * Each thread that searches has a place of its own in the memory to note what it looks at: search.wat says what lies
 * there.
 */
const THREADS = 64;
const SCRATCH = 8192;
const RESULTS = 3584;
const PAGE = 1 << 16;
/** Hashes added since the index was built are few beside those built in: so many at least, and this share at most. */
const FRESH_LEAST = 1 << 14;
const FRESH_SHARE = 1 / 8;
/** So few are looked at one by one as fast as an index of them is searched, and making one takes milliseconds. */
const FEW = 1 << 10;

/** Bits set in each value of sixteen. */
const bits = new Uint8Array(VALUES);
for (let value = 1; value < VALUES; value++) bits[value] = (bits[value >> 1] as number) + (value & 1);

/** search.wat, compiled when the first index is built. */
let compiled: WebAssembly.Module | undefined;

/**
 * Hashes sorted by each of their sixteen bands, in one memory: for a band and a value, the hashes that have it there,
 * each with its next band beside it.
 */
interface Sorted {
  memory: WebAssembly.Memory;
  count: number;
  /** The words of the hashes, sixteen each, by place. */
  words: Uint16Array;
  /** What `add` returned for the hash at a place; -1 where it was removed. */
  ids: Int32Array;
  /** By band: where each value's hashes begin in `places` and `sketches`. */
  starts: Int32Array;
  places: Int32Array;
  sketches: Uint16Array;
  /** The query, and what the last search found: place and distance, one after the other. */
  query: Uint16Array;
  results: Int32Array;
  kernel: WebAssembly.Instance['exports'];
}

/**
 * An exact index of 256-bit hashes: all within a distance of at most 31 are found, and no others are given.
 *
 * If sixteen bands differ in at most 31 bits in all, then going round the ring of bands from a well-chosen one, the
 * first differs in at most 31/16 bits and the first two together in at most 2 · 31/16: the pigeonring principle (Qin
 * and Xiao, "Pigeonring: a principle for faster thresholded similarity search", VLDB 2018). So each band is looked up
 * at its value and at the 16 values one bit away, and of the hashes there only those are compared whole whose next
 * band, which lies beside them, is near enough.
 */
export class HashIndex {
  #sorted: Sorted | null = null;
  #fresh: { id: number; hash: PdqHash }[] = [];
  #placeOf: Map<number, number> | null = new Map();
  #next = 0;
  #removed = 0;

  /** Hashes in it. */
  get size(): number {
    return (this.#sorted?.count ?? 0) - this.#removed + this.#fresh.length;
  }

  /** Adds a hash, known by the number that is returned. */
  add(hash: PdqHash): number {
    const id = this.#next++;
    this.#fresh.push({ id, hash: hash.slice() });
    if (this.#fresh.length > Math.max(FRESH_LEAST, (this.#sorted?.count ?? 0) * FRESH_SHARE)) this.#build();
    return id;
  }

  /** Adds many hashes at once, one after the other in `words`. Returns the number of the first; the others follow. */
  addAll(words: Uint16Array): number {
    if (words.length % BANDS !== 0) throw new RangeError('a hash is sixteen words');
    const first = this.#next;
    const count = words.length / BANDS;
    if (this.#fresh.length + count <= FEW) {
      for (let at = 0; at < words.length; at += BANDS) this.add(words.subarray(at, at + BANDS));
      return first;
    }
    this.#next += count;
    this.#build(first, words);
    return first;
  }

  /** Takes a hash out. Returns false where there is none of that number. */
  remove(id: number): boolean {
    const at = this.#fresh.findIndex((each) => each.id === id);
    if (at >= 0) {
      this.#fresh.splice(at, 1);
      return true;
    }
    if (!this.#sorted) return false;
    const { ids } = this.#sorted;
    this.#placeOf ??= new Map(
      Array.from(ids, (each, place): [number, number] => [each, place]).filter(([each]) => each >= 0),
    );
    const place = this.#placeOf.get(id);
    if (place === undefined || ids[place] !== id) return false;
    ids[place] = -1;
    this.#removed += 1;
    return true;
  }

  /**
   * All known hashes within a distance, the nearest first.
   *
   * Throws a RangeError for a distance over 31: beyond it some would be missed.
   */
  search(hash: PdqHash, distance = LARGEST_DISTANCE): NearHash[] {
    if (!(distance >= 0 && distance <= LARGEST_DISTANCE))
      throw new RangeError(`a distance is from 0 to ${LARGEST_DISTANCE}, not ${distance}`);
    const found = this.#sorted ? searchSorted(this.#sorted, hash, Math.floor(distance)) : [];
    for (const each of this.#fresh) {
      const apart = distanceOf(hash, each.hash, 0, distance);
      if (apart <= distance) found.push({ id: each.id, distance: apart });
    }
    return found.sort((a, b) => a.distance - b.distance || a.id - b.id);
  }

  /** Builds the index anew, of what is in it and of more hashes whose numbers begin at `first`. */
  #build(first = 0, more: Uint16Array = new Uint16Array(0)): void {
    const count = this.size + more.length / BANDS;
    const memory = memoryOf(count);
    const sorted = viewsOf(memory, count);
    const { ids, words } = sorted;
    let to = 0;
    for (let place = 0; this.#sorted && place < this.#sorted.count; place++) {
      const id = this.#sorted.ids[place] as number;
      if (id < 0) continue;
      ids[to] = id;
      words.set(this.#sorted.words.subarray(place * BANDS, (place + 1) * BANDS), to++ * BANDS);
    }
    for (const { id, hash } of this.#fresh) {
      ids[to] = id;
      words.set(hash, to++ * BANDS);
    }
    words.set(more, to * BANDS);
    for (let id = first; to < count; id++) ids[to++] = id;
    sort(sorted);
    this.#sorted = sorted;
    this.#fresh = [];
    this.#placeOf = null;
    this.#removed = 0;
  }

  /**
   * The whole index as one memory: sent to other threads, they open and search it there without a copy; its `buffer`
   * can be kept in a file. What is added later is not in it.
   */
  toMemory(): WebAssembly.Memory {
    this.#build();
    const { memory, count } = this.#sorted as Sorted;
    new Int32Array(memory.buffer, 0, HEADER).set([MAGIC, VERSION, count, this.#next]);
    return memory;
  }

  /**
   * Opens what `toMemory` gave: a memory in place, the bytes of one in a copy.
   *
   * Throws a RangeError where it is no index, is of another version, is cut short, or is open in too many threads.
   */
  static open(source: WebAssembly.Memory | Uint8Array): HashIndex {
    const bytes = source instanceof Uint8Array ? source : new Uint8Array(source.buffer);
    const [magic, version, count = 0, next = 0] =
      bytes.length < HEADER * 4 ? [] : new Int32Array(bytes.slice(0, HEADER * 4).buffer);
    if (magic !== MAGIC || version !== VERSION) throw new RangeError('this is no index of hashes of this version');
    if (count < 0 || bytes.length !== pagesOf(count) * PAGE) throw new RangeError('the index of hashes is cut short');
    let memory: WebAssembly.Memory;
    if (source instanceof Uint8Array) {
      memory = memoryOf(count);
      new Uint8Array(memory.buffer).set(source);
      new Int32Array(memory.buffer)[OPENED] = 0;
    } else memory = source;
    const index = new HashIndex();
    const sorted = viewsOf(memory, count);
    // What one thread removes, the others keep.
    index.#sorted = { ...sorted, ids: sorted.ids.slice() };
    index.#removed = index.#sorted.ids.reduce((removed, id) => removed + (id < 0 ? 1 : 0), 0);
    index.#placeOf = null;
    index.#next = next;
    return index;
  }
}

/** Where the parts of an index of so many hashes begin, and where it ends, in bytes. */
function layoutOf(count: number) {
  const starts = HEADER * 4 + THREADS * SCRATCH;
  const places = starts + BANDS * (VALUES + 1) * 4;
  const ids = places + count * BANDS * 4;
  const sketches = ids + count * 4;
  // Sketches are read eight at a time, the last ones beyond their end.
  const words = Math.ceil((sketches + count * BANDS * 2 + 16) / 64) * 64;
  return { starts, places, ids, sketches, words, end: words + count * BANDS * 2 };
}

function pagesOf(count: number): number {
  return Math.ceil(layoutOf(count).end / PAGE);
}

function memoryOf(count: number): WebAssembly.Memory {
  const pages = pagesOf(count);
  if (pages > PAGE) throw new RangeError('an index of hashes has at most 4 GiB, some thirty million hashes');
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}

function viewsOf(memory: WebAssembly.Memory, count: number): Sorted {
  const { buffer } = memory;
  const at = layoutOf(count);
  const thread = Atomics.add(new Int32Array(buffer, 0, HEADER), OPENED, 1);
  if (thread >= THREADS) throw new RangeError(`an index of hashes is open in at most ${THREADS} threads`);
  const scratch = HEADER * 4 + thread * SCRATCH;
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(searchModule), (byte) => byte.charCodeAt(0)));
  const kernel = new WebAssembly.Instance(compiled, { index: { memory } }).exports;
  kernel.open(at.starts, at.places, at.sketches, at.words, scratch);
  return {
    memory,
    count,
    starts: new Int32Array(buffer, at.starts, BANDS * (VALUES + 1)),
    places: new Int32Array(buffer, at.places, count * BANDS),
    ids: new Int32Array(buffer, at.ids, count),
    sketches: new Uint16Array(buffer, at.sketches, count * BANDS),
    words: new Uint16Array(buffer, at.words, count * BANDS),
    query: new Uint16Array(buffer, scratch, BANDS),
    results: new Int32Array(buffer, scratch + RESULTS, (SCRATCH - RESULTS) / 4),
    kernel,
  };
}

/** Sorts the words of an index by each band, by counting. */
function sort({ count, words, starts: allStarts, places, sketches }: Sorted): void {
  for (let band = 0; band < BANDS; band++) {
    const starts = allStarts.subarray(band * (VALUES + 1), (band + 1) * (VALUES + 1));
    for (let at = band; at < count * BANDS; at += BANDS) {
      const value = (words[at] as number) + 1;
      starts[value] = (starts[value] as number) + 1;
    }
    starts[0] = band * count;
    for (let value = 1; value <= VALUES; value++)
      starts[value] = (starts[value] as number) + (starts[value - 1] as number);
    const next = starts.slice(0, VALUES);
    const following = (band + 1) % BANDS;
    for (let place = 0; place < count; place++) {
      const value = words[place * BANDS + band] as number;
      const at = next[value] as number;
      next[value] = at + 1;
      places[at] = place;
      sketches[at] = words[place * BANDS + following] as number;
    }
  }
}

function searchSorted({ ids, query, results, kernel }: Sorted, hash: PdqHash, distance: number): NearHash[] {
  const found: NearHash[] = [];
  const seen = new Set<number>();
  query.set(hash);
  // A band differs in none or one bit where the sixteen together may differ in sixteen or more.
  const tries = distance < BANDS ? 1 : BANDS + 1;
  kernel.begin(tries);
  for (let count = 0; count >= 0; ) {
    count = kernel.search(tries, Math.floor((2 * distance) / BANDS), distance);
    const pairs = count < 0 ? -1 - count : count;
    for (let at = 0; at < pairs * 2; at += 2) {
      const id = ids[results[at] as number] as number;
      if (id < 0 || seen.has(id)) continue;
      seen.add(id);
      found.push({ id, distance: results[at + 1] as number });
    }
  }
  return found;
}

/** Bits in which a hash differs from the one at an offset; more than `most` is only known to be more. */
function distanceOf(hash: PdqHash, words: Uint16Array, at: number, most: number): number {
  let sum = 0;
  for (let i = 0; i < BANDS && sum <= most; i++) sum += bits[(hash[i] as number) ^ (words[at + i] as number)] as number;
  return sum;
}

/** Bits in which two hashes differ, 0 to 256. */
export function hashDistance(a: PdqHash, b: PdqHash): number {
  return distanceOf(a, b, 0, BANDS * BANDS);
}
