import { filter as encoded, lookAlikeWords, polishLookAlikeWords } from './ordinary.generated.ts';

/** The bits of a word's letters in a filter of a size. */
export function bitsOf(letters: ArrayLike<number>, from: number, to: number, size: number): [number, number, number] {
  let hash = 0x2f0b4c47;
  for (let at = from; at < to; at++) hash = ((hash << 7) | (hash >>> 25)) ^ (letters[at] ?? 0);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash ^= hash >>> 13;
  const second = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  const third = Math.imul(second ^ (second >>> 13), 0x297a2d39);
  return [(hash >>> 0) % size, (second >>> 0) % size, (third >>> 0) % size];
}

let filter: Uint8Array | undefined;

function unpack(): Uint8Array {
  const text = atob(encoded);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/**
 * Whether a word, by its letters, is an ordinary one of two to six letters in English, French, Spanish,
 * Dutch, Portuguese or Polish. One in eleven of other words passes for ordinary too.
 */
export function isOrdinary(letters: ArrayLike<number>, from: number, to: number): boolean {
  filter ??= unpack();
  const bytes = filter;
  return bitsOf(letters, from, to, bytes.length * 8).every((bit) => (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1);
}

let stems: [endings: readonly string[], words: ReadonlySet<string>][] | undefined;
/** Endings of common inflections: dictionaries list stems. */
const ENDINGS = ['', 's', 'es', 'e', 'n', 'en', 'er', 'ers', 'r', 'ed', 'd', 'ing', 'y', 'a', 'as', 'os', 'o'];
/** No Polish word has an s for its ending. */
const POLISH_ENDINGS = ['', 'a', 'e', 'i', 'o', 'u', 'y', 'ow', 'om', 'em', 'ami', 'ach'];

/** Whether a word is an ordinary one of those languages that looks like another: `modern` like modem. */
export function looksLikeAnother(word: string): boolean {
  stems ??= [
    [ENDINGS, new Set(lookAlikeWords.split(' '))],
    [POLISH_ENDINGS, new Set(polishLookAlikeWords.split(' '))],
  ];
  return stems.some(([endings, words]) =>
    endings.some((ending) => word.endsWith(ending) && words.has(word.slice(0, word.length - ending.length))),
  );
}
