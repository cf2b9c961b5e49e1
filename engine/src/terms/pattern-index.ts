/** Two bits of one word a key, so that a word of no term costs one look, and one in sixty goes further. */
export interface Filter {
  filter: Int32Array;
  /** Shift that takes a hash to its word of the filter. */
  filterShift: number;
}

/** Hash → chain of records, in typed arrays: a bit filter in front, then open addressing. */
export interface PatternIndex extends Filter {
  /** Key, then where its first record is (0: free), slot by slot: one line of the cache a look. */
  slots: Int32Array;
  mask: number;
  size: number;
}

/** In a record: where the next of the same key is; 0: nowhere. */
export const NEXT = 1;

/** The two bits that a hash sets in its word of the filter. */
export function filterBits(hash: number): number {
  return (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31));
}

/** 1 where a hash has both its bits in a word of the filter, 0 otherwise: a shift takes the last five bits of its count. */
export function bothBits(word: number, hash: number): number {
  return (word >>> hash) & (word >>> (hash >>> 5)) & 1;
}

/** Whether a hash may be one of those. */
export function mayHave({ filter, filterShift }: Filter, hash: number): boolean {
  return bothBits(filter[hash >>> filterShift] as number, hash) !== 0;
}

/** Builds the filter of hashes. */
export function buildFilter(hashes: ArrayLike<number>): Filter {
  const bits = Math.max(10, Math.ceil(Math.log2(hashes.length * 12 + 1)));
  const filter = new Int32Array(1 << (bits - 5));
  const filterShift = 32 - (bits - 5);
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] ?? 0;
    const at = hash >>> filterShift;
    filter[at] = (filter[at] ?? 0) | filterBits(hash);
  }
  return { filter, filterShift };
}

/** Builds the index of `hashes[i]` → the record at `places[i]`, above 0; a record stands in one index at most. */
export function buildIndex(hashes: readonly number[], places: readonly number[], records: Int32Array): PatternIndex {
  const size = hashes.length;
  const slotCount = 1 << Math.max(3, Math.ceil(Math.log2(size * 2 + 1)));
  const mask = slotCount - 1;
  const slots = new Int32Array(slotCount * 2);
  // Backwards, so that a chain lists its patterns in their order.
  for (let i = size - 1; i >= 0; i--) {
    const hash = hashes[i] ?? 0;
    const place = places[i] ?? 0;
    let slot = slotOf(hash) & mask;
    while (slots[slot * 2 + 1] !== 0 && slots[slot * 2] !== hash) slot = (slot + 1) & mask;
    slots[slot * 2] = hash;
    records[place + NEXT] = slots[slot * 2 + 1] ?? 0;
    slots[slot * 2 + 1] = place;
  }
  return { ...buildFilter(hashes), slots, mask, size };
}

/** The first record of a hash, or 0. Ask the filter first. */
export function findFirst(index: PatternIndex, hash: number): number {
  const { slots, mask } = index;
  let slot = slotOf(hash) & mask;
  for (;;) {
    const place = slots[slot * 2 + 1] as number;
    if (place === 0 || slots[slot * 2] === hash) return place;
    slot = (slot + 1) & mask;
  }
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}
