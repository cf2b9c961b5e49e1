import type { PdqHash } from './pdq.ts';

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
const VERSION = 1;
const HEADER = 4;
/** Hashes added since the index was built are few beside those built in: so many at least, and this share at most. */
const FRESH_LEAST = 1 << 14;
const FRESH_SHARE = 1 / 8;

/** Bits set in each value of sixteen. */
const bits = new Uint8Array(VALUES);
for (let value = 1; value < VALUES; value++) bits[value] = (bits[value >> 1] as number) + (value & 1);

/** The values of sixteen bits with none or one bit set: what a band may differ by. */
const near = Uint16Array.from({ length: BANDS + 1 }, (_, i) => (i === 0 ? 0 : 1 << (i - 1)));

/**
 * Hashes sorted by each of their sixteen bands: for a band and a value, the hashes that have it there, each with its next band beside it.
 */
interface Sorted {
  count: number;
  /** The words of the hashes, sixteen each, by place. */
  words: Uint16Array;
  /** What `add` returned for the hash at a place; -1 where it was removed. */
  ids: Int32Array;
  /** By band: where each value's hashes begin in `places` and `sketches`. */
  starts: Int32Array;
  places: Int32Array;
  sketches: Uint16Array;
}

/**
 * An exact index of 256-bit hashes: all within a distance of at most 31 are found, and no others are given.
 *
 * If sixteen bands differ in at most 31 bits in all, then going round the ring of bands from a well-chosen one, the first differs in at most 31/16 bits and the
 * first two together in at most 2 · 31/16: the pigeonring principle (Qin and Xiao, "Pigeonring: a principle for faster thresholded similarity search", VLDB
 * 2018). So each band is looked up at its value and at the 16 values one bit away, and of the hashes there only those are compared whole whose next band,
 * which lies beside them, is near enough.
 */
export class HashIndex {
  #sorted: Sorted = sort(new Int32Array(0), new Uint16Array(0));
  #fresh: { id: number; hash: PdqHash }[] = [];
  #placeOf: Map<number, number> | null = new Map();
  #next = 0;
  #removed = 0;

  /** Hashes in it. */
  get size(): number {
    return this.#sorted.count - this.#removed + this.#fresh.length;
  }

  /** Adds a hash, known by the number that is returned. */
  add(hash: PdqHash): number {
    const id = this.#next++;
    this.#fresh.push({ id, hash: hash.slice() });
    if (this.#fresh.length > Math.max(FRESH_LEAST, this.#sorted.count * FRESH_SHARE)) this.#build();
    return id;
  }

  /** Adds many hashes at once, one after the other in `words`. Returns the number of the first; the others follow. */
  addAll(words: Uint16Array): number {
    if (words.length % BANDS !== 0) throw new RangeError('a hash is sixteen words');
    const first = this.#next;
    this.#next += words.length / BANDS;
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
    const found = searchSorted(this.#sorted, hash, Math.floor(distance));
    for (const each of this.#fresh) {
      const apart = distanceOf(hash, each.hash, 0, distance);
      if (apart <= distance) found.push({ id: each.id, distance: apart });
    }
    return found.sort((a, b) => a.distance - b.distance || a.id - b.id);
  }

  /** Builds the index anew, of what is in it and of more hashes whose numbers begin at `first`. */
  #build(first = 0, more: Uint16Array = new Uint16Array(0)): void {
    const { ids, words, count } = this.#sorted;
    const size = this.size + more.length / BANDS;
    const allIds = new Int32Array(size);
    const allWords = new Uint16Array(size * BANDS);
    let to = 0;
    for (let place = 0; place < count; place++) {
      if ((ids[place] as number) < 0) continue;
      allIds[to] = ids[place] as number;
      allWords.set(words.subarray(place * BANDS, (place + 1) * BANDS), to++ * BANDS);
    }
    for (const { id, hash } of this.#fresh) {
      allIds[to] = id;
      allWords.set(hash, to++ * BANDS);
    }
    allWords.set(more, to * BANDS);
    for (let id = first; to < size; id++) allIds[to++] = id;
    this.#sorted = sort(allIds, allWords);
    this.#fresh = [];
    this.#placeOf = null;
    this.#removed = 0;
  }

  /** The whole index as one buffer, which threads can share: `HashIndex.open` reads it without copying. */
  toBuffer(): SharedArrayBuffer {
    this.#build();
    const { count, words, ids, starts, places, sketches } = this.#sorted;
    const buffer = new SharedArrayBuffer(HEADER * 4 + layoutOf(count).bytes);
    new Int32Array(buffer, 0, HEADER).set([MAGIC, VERSION, count, this.#next]);
    const views = viewsOf(buffer, count);
    views.starts.set(starts);
    views.places.set(places);
    views.ids.set(ids);
    views.words.set(words);
    views.sketches.set(sketches);
    return buffer;
  }

  /**
   * Opens what `toBuffer` gave, in place.
   *
   * Throws a RangeError where it is no index, is of another version, or is cut short.
   */
  static open(buffer: ArrayBufferLike): HashIndex {
    const [magic, version, count = 0, next = 0] =
      buffer.byteLength < HEADER * 4 ? [] : new Int32Array(buffer, 0, HEADER);
    if (magic !== MAGIC || version !== VERSION) throw new RangeError('this is no index of hashes of this version');
    if (count < 0 || buffer.byteLength !== HEADER * 4 + layoutOf(count).bytes)
      throw new RangeError('the index of hashes is cut short');
    const index = new HashIndex();
    index.#sorted = { count, ...viewsOf(buffer, count) };
    index.#placeOf = null;
    index.#next = next;
    return index;
  }
}

function layoutOf(count: number) {
  const starts = BANDS * (VALUES + 1);
  return { starts, bytes: (starts + count * BANDS + count) * 4 + count * BANDS * 2 * 2 };
}

function viewsOf(buffer: ArrayBufferLike, count: number): Omit<Sorted, 'count'> {
  let at = HEADER * 4;
  const take32 = (length: number): Int32Array => {
    const view = new Int32Array(buffer, at, length);
    at += length * 4;
    return view;
  };
  const take16 = (length: number): Uint16Array => {
    const view = new Uint16Array(buffer, at, length);
    at += length * 2;
    return view;
  };
  return {
    starts: take32(layoutOf(count).starts),
    places: take32(count * BANDS),
    ids: take32(count),
    words: take16(count * BANDS),
    sketches: take16(count * BANDS),
  };
}

/** Sorts hashes by each band, by counting. */
function sort(ids: Int32Array, words: Uint16Array): Sorted {
  const count = ids.length;
  const sorted: Sorted = {
    count,
    words,
    ids,
    starts: new Int32Array(BANDS * (VALUES + 1)),
    places: new Int32Array(count * BANDS),
    sketches: new Uint16Array(count * BANDS),
  };
  for (let band = 0; band < BANDS; band++) {
    const starts = sorted.starts.subarray(band * (VALUES + 1), (band + 1) * (VALUES + 1));
    for (let at = band; at < count * BANDS; at += BANDS) {
      const value = (sorted.words[at] as number) + 1;
      starts[value] = (starts[value] as number) + 1;
    }
    starts[0] = band * count;
    for (let value = 1; value <= VALUES; value++)
      starts[value] = (starts[value] as number) + (starts[value - 1] as number);
    const next = starts.slice(0, VALUES);
    const following = (band + 1) % BANDS;
    for (let place = 0; place < count; place++) {
      const value = sorted.words[place * BANDS + band] as number;
      const at = next[value] as number;
      next[value] = at + 1;
      sorted.places[at] = place;
      sorted.sketches[at] = sorted.words[place * BANDS + following] as number;
    }
  }
  return sorted;
}

function searchSorted(sorted: Sorted, hash: PdqHash, distance: number): NearHash[] {
  const { words, ids, starts, places, sketches } = sorted;
  const found: NearHash[] = [];
  if (sorted.count === 0) return found;
  const seen = new Set<number>();
  const first = Math.floor(distance / BANDS);
  const firstTwo = Math.floor((2 * distance) / BANDS);
  for (let band = 0; band < BANDS; band++) {
    const value = hash[band] as number;
    const following = hash[(band + 1) % BANDS] as number;
    const base = band * (VALUES + 1);
    const tries = first === 0 ? 1 : near.length;
    for (let i = 0; i < tries; i++) {
      const slot = base + (value ^ (near[i] as number));
      const left = firstTwo - (i === 0 ? 0 : 1);
      const end = starts[slot + 1] as number;
      for (let at = starts[slot] as number; at < end; at++) {
        if ((bits[(sketches[at] as number) ^ following] as number) > left) continue;
        const place = places[at] as number;
        const apart = distanceOf(hash, words, place * BANDS, distance);
        if (apart > distance) continue;
        const id = ids[place] as number;
        if (id < 0 || seen.has(id)) continue;
        seen.add(id);
        found.push({ id, distance: apart });
      }
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
