/**
 * Hash → chain of pattern numbers, in typed arrays: a bit filter in front (one bit in about sixteen set, so that a word of no term
 * costs one look), then open addressing.
 */
export interface HashIndex {
  filter: Int32Array;
  /** Shift that takes a hash to its word of the filter. */
  filterShift: number;
  keys: Int32Array;
  /** Number of the first pattern of a key plus one; 0: free. */
  heads: Int32Array;
  mask: number;
  /** Next pattern of the same key plus one, by pattern number; 0: none. */
  next: Int32Array;
  size: number;
}

/** Builds the index of `hashes[i]` → `patterns[i]`; a pattern stands in one index at most once. */
export function buildIndex(hashes: ArrayLike<number>, patterns: ArrayLike<number>, patternCount: number): HashIndex {
  const size = hashes.length;
  const filterBits = Math.max(10, Math.ceil(Math.log2(size * 16 + 1)));
  const filter = new Int32Array(1 << (filterBits - 5));
  const filterShift = 32 - (filterBits - 5);
  const slots = 1 << Math.max(3, Math.ceil(Math.log2(size * 2 + 1)));
  const mask = slots - 1;
  const keys = new Int32Array(slots);
  const heads = new Int32Array(slots);
  const next = new Int32Array(patternCount);
  // Backwards, so that a chain lists its patterns in their order.
  for (let i = size - 1; i >= 0; i--) {
    const hash = hashes[i] ?? 0;
    const pattern = patterns[i] ?? 0;
    const at = hash >>> filterShift;
    filter[at] = (filter[at] ?? 0) | (1 << (hash & 31));
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
    while (heads[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
    keys[slot] = hash;
    next[pattern] = heads[slot] ?? 0;
    heads[slot] = pattern + 1;
  }
  return { filter, filterShift, keys, heads, mask, next, size };
}

/** First pattern of a hash plus one, or 0. Ask the filter first. */
export function findHead(index: HashIndex, hash: number): number {
  const { keys, heads, mask } = index;
  let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
  for (;;) {
    const head = heads[slot] as number;
    if (head === 0 || keys[slot] === hash) return head;
    slot = (slot + 1) & mask;
  }
}
