import { hash } from '#platform';

/** A 32-byte SHA-256. */
export type Hash = Uint8Array;

const sha256 = (...parts: Uint8Array[]): Hash => hash('sha256', ...parts);

/** RFC 6962, 2.1: the hash of a leaf is SHA-256(0x00, data). */
export const leafHash = (leaf: Uint8Array): Hash => sha256(Uint8Array.of(0), leaf);

/** RFC 6962, 2.1: the hash of a node is SHA-256(0x01, left, right). */
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(Uint8Array.of(1), left, right);

export const EMPTY_ROOT: Hash = sha256();

/** What is no hash proves nothing, however equal to another. */
const areHashes = (...hashes: readonly Hash[]): boolean => hashes.every(({ length }) => length === 32);

export const equalHash = (a: Hash, b: Hash): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Gives the hash of the whole subtree of `2 ** level` leaves with this index at its level. */
export type Subtree = (level: number, index: number) => Hash;

/** Largest power of two smaller than `n` (n > 1), as its exponent: RFC 6962's k. */
const splitLevel = (n: number): number => Math.ceil(Math.log2(n)) - 1;

/** Root of the leaves from `start` (a multiple of the largest power of two not above `size`) on: RFC 6962, 2.1, MTH. */
export function rootOf(size: number, subtree: Subtree, start = 0): Hash {
  if (size === 0) return EMPTY_ROOT;
  if (size === 1) return subtree(0, start);
  const level = splitLevel(size);
  const half = 2 ** level;
  const left = subtree(level, start / half);
  return nodeHash(left, rootOf(size - half, subtree, start + half));
}

/** Root over leaf hashes that are all at hand: RFC 6962, 2.1, MTH. */
export function rootOfHashes(hashes: readonly Hash[], start = 0, end = hashes.length): Hash {
  if (end - start <= 1) return hashes[start] ?? EMPTY_ROOT;
  const middle = start + 2 ** splitLevel(end - start);
  return nodeHash(rootOfHashes(hashes, start, middle), rootOfHashes(hashes, middle, end));
}

function rangeRoot(start: number, size: number, subtree: Subtree): Hash {
  const level = Math.log2(size);
  return Number.isInteger(level) ? subtree(level, start / size) : rootOf(size, subtree, start);
}

/** Audit path of a leaf in a tree of `size`: RFC 6962, 2.1.1. At most ⌈log2(size)⌉ hashes. */
export function inclusionProof(index: number, size: number, subtree: Subtree, start = 0): Hash[] {
  if (size <= 1) return [];
  const half = 2 ** splitLevel(size);
  if (index < half) {
    return [...inclusionProof(index, half, subtree, start), rangeRoot(start + half, size - half, subtree)];
  }
  return [...inclusionProof(index - half, size - half, subtree, start + half), rangeRoot(start, half, subtree)];
}

/** Whether a leaf's hash is at `index` of the tree with this root: RFC 9162, 2.1.3.2 (the same tree as RFC 6962). */
export function verifyInclusion(index: number, size: number, leaf: Hash, proof: readonly Hash[], root: Hash): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if (!areHashes(leaf, root, ...proof)) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const step of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(step, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else hash = nodeHash(hash, step);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && equalHash(hash, root);
}

/** Consistency proof from the tree of `from` leaves to that of `size`: RFC 6962, 2.1.2. */
export function consistencyProof(from: number, size: number, subtree: Subtree): Hash[] {
  if (from <= 0 || from >= size) return [];
  const walk = (m: number, n: number, start: number, whole: boolean): Hash[] => {
    if (m === n) return whole ? [] : [rangeRoot(start, n, subtree)];
    const half = 2 ** splitLevel(n);
    if (m <= half) return [...walk(m, half, start, whole), rangeRoot(start + half, n - half, subtree)];
    return [...walk(m - half, n - half, start + half, false), rangeRoot(start, half, subtree)];
  };
  return walk(from, size, 0, true);
}

/**
 * Whether a tree only grew from one root to the other: RFC 9162, 2.1.4.2. From the empty tree any other grows, by an
 * empty proof (C2SP tlog-witness, "add-checkpoint"); its root is that of nothing (RFC 6962, 2.1), and no other.
 */
export function verifyConsistency(
  from: number,
  size: number,
  proof: readonly Hash[],
  first: Hash,
  second: Hash,
): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(size) || from < 0 || from > size) return false;
  if (!areHashes(first, second, ...proof)) return false;
  if (from === 0 && !equalHash(first, EMPTY_ROOT)) return false;
  if (from === size) return proof.length === 0 && equalHash(first, second);
  if (from === 0) return proof.length === 0;
  const path = Number.isInteger(Math.log2(from)) ? [first, ...proof] : [...proof];
  const [start] = path;
  if (!start) return false;
  let fn = from - 1;
  let sn = size - 1;
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  let fr = start;
  let sr = start;
  for (const step of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(step, fr);
      sr = nodeHash(step, sr);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else sr = nodeHash(sr, step);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && equalHash(fr, first) && equalHash(sr, second);
}
