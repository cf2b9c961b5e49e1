/** How long after `g` a letter still belongs to it. */
const CHORD_MS = 1500;

/** When `g` was struck, until the next key; null: it was not. */
export type Chord = number | null;

/**
 * What a key does in "g, then a letter".
 *
 * @param at when it was struck, in ms
 * @returns the chord afterwards, and the letter that ends it; null where none does
 */
export function strike(chord: Chord, key: string, at: number): { chord: Chord; letter: string | null } {
  if (chord !== null && at - chord <= CHORD_MS && key.length === 1) return { chord: null, letter: key };
  return { chord: key === 'g' ? at : null, letter: null };
}
