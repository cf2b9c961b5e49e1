import {
  ALONE,
  CAPITAL_I,
  CHANGED,
  DIGIT,
  DROPPED,
  EXPANDED,
  FOLDED_MASK,
  FOREIGN,
  JAMO,
  LATIN,
  LIKE,
  LOOKALIKE,
  PICTURE,
  SIGN,
  SPECIAL,
  SURROGATE,
  VOICING,
} from './classes.ts';
import { expansions as expansionText, lookalikes as lookalikeText, runs } from './table.generated.ts';

/**
 * The fold table: an entry per UTF-16 code unit, and one per code point beyond them; see `classes.ts` for what an entry
 * says.
 */
export interface FoldTable {
  units: Int32Array;
  /**
   * Entries of U+10000–U+1FFFF by their low 16 bits. The folded unit of a letter there is a BMP letter or an index into
   * `astral`.
   */
  beyond: Int32Array;
  expansions: { text: string; flags: number }[];
  /** The Latin letters that a folded character looks like. */
  lookalikes: Map<number, string>;
}

const flagsByKind: Record<string, number> = {
  l: LATIN,
  i: LATIN | LOOKALIKE,
  n: DIGIT,
  k: LOOKALIKE,
  f: FOREIGN,
  a: SPECIAL | ALONE,
  p: SPECIAL | ALONE | PICTURE,
  q: SPECIAL | ALONE | LIKE,
  d: SPECIAL | DROPPED,
  g: SPECIAL | SIGN,
};

/**
 * One code unit for a folded character. Beyond the BMP that is one of the private use area, so that it is no other
 * script's letter: an emoji keeps one of its own, rare letters and Han may share one.
 */
export function foldedUnit(point: number): number {
  if (point <= 0xffff) return point;
  return point >= 0x1f000 && point <= 0x1f8ff ? point & FOLDED_MASK : 0xe000 | (point & 0xfff);
}

/** Of the letters of Hangul those that end a syllable begun before them (Unicode, 3.12). */
function isJoiningJamo(letter: number): boolean {
  return (letter >= 0x1161 && letter <= 0x1175) || (letter >= 0x11a8 && letter <= 0x11c2);
}

let loaded: FoldTable | undefined;

/** The table, unpacked once (a few milliseconds). */
export function foldTable(): FoldTable {
  loaded ??= unpack();
  return loaded;
}

function unpack(): FoldTable {
  const units = new Int32Array(0x10000);
  const beyond = new Int32Array(0x10000);
  const expansions: FoldTable['expansions'] = [];
  const texts = expansionText.split(' ');
  const set = (point: number, folded: number, flags: number) => {
    const changed = point > 0x7f && point !== folded ? CHANGED : 0;
    const entry = flags | (flags < 0 ? 0 : changed) | foldedUnit(folded);
    if (point <= 0xffff) units[point] = entry;
    else beyond[point & 0xffff] = entry;
  };
  let at = 0;
  for (const run of runs.split(' ')) {
    if (run.charAt(0) === 'x') {
      at += Number.parseInt(run.slice(2), 36);
      set(at, expansions.length, SPECIAL | EXPANDED);
      expansions.push({ text: texts[expansions.length] ?? '', flags: (flagsByKind[run.charAt(1)] ?? 0) | CHANGED });
      continue;
    }
    const [gap = '0', length = '1', distance = '0'] = run.slice(1).split(',');
    at += Number.parseInt(gap, 36);
    const flags = flagsByKind[run.charAt(0)] ?? 0;
    const step = Number.parseInt(distance, 36);
    for (let i = Number.parseInt(length, 36) - 1; i >= 0; i--) set(at + i, at + i + step, flags);
  }
  for (const mark of [0x3099, 0x309a]) {
    for (const form of [mark, mark + 2, mark - 0x3099 + 0xff9e]) units[form] = SPECIAL | VOICING | mark;
  }
  // Vowels and final consonants of Hangul, whatever their width: they join the letter before them.
  for (let unit = 0x1161; unit <= 0xffdc; unit++) {
    const folded = (units[unit] ?? 0) & FOLDED_MASK;
    if ((units[unit] ?? 0) > 0 && isJoiningJamo(folded)) units[unit] = SPECIAL | JAMO | folded;
  }
  for (let unit = 0xd800; unit <= 0xdbff; unit++) units[unit] = SPECIAL | SURROGATE;
  units[0x49] = (units[0x49] ?? 0) | CAPITAL_I;
  const lookalikes = new Map<number, string>();
  for (const pair of lookalikeText.split(' ')) {
    const point = pair.codePointAt(0) ?? 0;
    lookalikes.set(point, pair.slice(point > 0xffff ? 2 : 1));
  }
  return { units, beyond, expansions, lookalikes };
}
