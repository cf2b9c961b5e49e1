/**
 * Makes `engine/src/fold/table.generated.ts` and `packs/pack.schema.json`.
 *
 * Run: `node engine/tables/generate.ts`. Sources: the Unicode properties and normalisation of this Node (its version is
 * written into the output), what `look-alikes.ts` says of letters, traditional to simplified Chinese from
 * `opencc-js`.
 */
import { writeFileSync } from 'node:fs';
import { packSchema } from '../src/packs/schema.ts';
import { arabicSpellings } from './arabic-spellings.ts';
import { isEnclosed, isReadOtherwise, isTakenForLatin, lookAlikes, standsForLetter } from './look-alikes.ts';

const { Converter } = await import('opencc-js/t2cn');
const toSimplified: (text: string) => string = Converter({ from: 't', to: 'cn' });

const LAST = 0x1ffff;
/** Signs that stand for letters in words, and part words as others do everywhere else. */
const SIGNS = '@$!|+€£¥¢฿₡₣₤₥₦₩₭₮₱₲₳₴₵₸₺₽₿';
const strippable = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}]/u;
/** Scripts whose characters are compared composed: Hangul and kana are put together as they are read. */
const composed = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const droppedMark =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: ranges of combining marks
  /^[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]$/u;
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Emoji_Modifier}\ufff9-\ufffb]$/u;
const alone =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Bopomofo}\u30fc\u3005]$/u;
const emoji = /^[\p{Extended_Pictographic}\p{So}]$/u;
const letter = /^[\p{L}\p{M}\p{Nl}]$/u;
const digit = /^\p{Nd}$/u;
/** Letters whose mark is drawn through them, and ligatures: they have no decomposition. */
const plain: Record<string, string> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ƀ: 'b',
  ɨ: 'i',
  ɉ: 'j',
  ɍ: 'r',
  ɏ: 'y',
  ǥ: 'g',
  ĸ: 'k',
  ſ: 's',
  ς: 'σ',
  ё: 'е',
  ...arabicSpellings,
};

/** The folded form of one code point: width, case and marks gone; empty when nothing of it stays. */
function foldPoint(point: number): string {
  const char = String.fromCodePoint(point);
  if (digit.test(char)) return decimalOf(char);
  let text = char.normalize('NFKC').toLowerCase();
  const base = text.normalize('NFD');
  if (strippable.test(base)) {
    text = [...base]
      .filter((part) => !droppedMark.test(part))
      .join('')
      .toLowerCase();
  } else if (!composed.test(base)) {
    // Vowel signs of two parts (Bengali, Tamil, Malayalam …) are one word however they are stored (UAX #15).
    text = base;
  }
  text = [...text].map((part) => plain[part] ?? part).join('');
  if (composed.test(text)) text = text.normalize('NFKC');
  if ([...text].length === 1 && /\p{Script=Han}/u.test(text))
    text = [...toSimplified(text)].length === 1 ? toSimplified(text) : text;
  return text;
}

/** Decimal digits stand in runs of ten that start at zero. */
function decimalOf(char: string): string {
  const folded = char.normalize('NFKC');
  if (/^[0-9]$/.test(folded)) return folded;
  const point = folded.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && digit.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((point - zero) % 10);
}

type Row = { kind: string; folded: string };

function rowOf(point: number): Row {
  const row = rowOfItself(point);
  const char = String.fromCodePoint(point);
  if (isEnclosed(char)) return { kind: 'k', folded: char };
  if (!standsForLetter(char)) return row;
  if (row.kind === 'a') return { kind: 'q', folded: row.folded };
  return row.kind === 's' && !/\s/.test(char) ? { kind: 'g', folded: '' } : row;
}

function rowOfItself(point: number): Row {
  const char = String.fromCodePoint(point);
  if (point >= 0xd800 && point <= 0xdfff) return { kind: 's', folded: '' };
  if (droppedMark.test(char) || invisible.test(char)) return { kind: 'd', folded: '' };
  if (SIGNS.includes(char)) return { kind: 'g', folded: '' };
  const folded = foldPoint(point);
  const parts = [...folded];
  if (parts.length === 0) return { kind: 's', folded: '' };
  if (parts.every((part) => /^[0-9]$/.test(part)) && digit.test(char.normalize('NFKC'))) return { kind: 'n', folded };
  if (parts.length === 1) {
    if (alone.test(folded)) return { kind: 'a', folded };
    if (letter.test(folded)) {
      // A capital I in any style is an l to the eye.
      if (/^[a-z]$/.test(folded)) return { kind: isReadOtherwise(char, folded) ? 'i' : 'l', folded };
      return { kind: isTakenForLatin(folded) ? 'k' : 'f', folded };
    }
    if (digit.test(folded)) return { kind: 'n', folded };
    if (emoji.test(folded)) return { kind: 'p', folded };
    return { kind: 's', folded: '' };
  }
  if (parts.every((part) => /^[a-z0-9]$/.test(part))) return { kind: 'l', folded };
  if (parts.every((part) => letter.test(part) && !alone.test(part))) return { kind: 'f', folded };
  // Vowels that are one letter to a writer: Thai and Lao sara am.
  if (letter.test(char) && alone.test(char)) return { kind: 'a', folded: char };
  if (emoji.test(char)) return { kind: 'p', folded: char };
  return { kind: 's', folded: '' };
}

/**
 * Runs of code points of one kind whose folded forms keep one distance, each `kind,gap,length,distance,step` in base
 * 36.
 */
function encodeRuns(): { runs: string; expansions: string } {
  const runs: string[] = [];
  const expansions: string[] = [];
  let at = 0;
  let last = 0;
  while (at <= LAST) {
    const row = rowOf(at);
    if (row.kind === 's' && !(at >= 0xd800 && at <= 0xdfff)) {
      at += 1;
      continue;
    }
    if (at >= 0xd800 && at <= 0xdfff) {
      at = 0xe000;
      continue;
    }
    const parts = [...row.folded];
    const gap = (at - last).toString(36);
    if (parts.length > 1) {
      expansions.push(`${row.kind}${gap}`, row.folded);
      runs.push(`x${row.kind}${gap}`);
      last = at;
      at += 1;
      continue;
    }
    const target = parts[0]?.codePointAt(0) ?? at;
    const distance = target - at;
    let length = 1;
    let next = at + 1;
    for (; next <= LAST; next++, length++) {
      if (next >= 0xd800 && next <= 0xdfff) break;
      const other = rowOf(next);
      const points = [...other.folded];
      if (other.kind !== row.kind || points.length > 1) break;
      if ((points[0]?.codePointAt(0) ?? next) - next !== distance) break;
    }
    runs.push(
      `${row.kind}${gap}${length === 1 && distance === 0 ? '' : `,${length.toString(36)}`}${distance === 0 ? '' : `,${distance.toString(36)}`}`,
    );
    last = at;
    at = next;
  }
  return { runs: runs.join(' '), expansions: expansions.filter((_, i) => i % 2 === 1).join(' ') };
}

function encodeLookalikes(): string {
  const pairs: string[] = [];
  for (let point = 0x80; point <= LAST; point++) {
    const char = String.fromCodePoint(point);
    const row = rowOf(point);
    // Of a letter that is folded to a Latin one, what it can be read as besides: the long s as f.
    const like = row.kind === 'a' ? '' : lookAlikes(char).replace('li'.includes(row.kind) ? row.folded : '', '');
    if (like && (!'li'.includes(row.kind) || row.folded.length === 1)) pairs.push(`${char}${like}`);
  }
  return pairs.join(' ');
}

const escapeText = (text: string): string =>
  text.replace(/[^\x20-\x7e]|[\\'`]/gu, (char) =>
    [...char].map((part) => `\\u{${(part.codePointAt(0) ?? 0).toString(16)}}`).join(''),
  );
/** The table's module and the packs' schema, as the files hold them before formatting. */
export function generate(): { path: string; text: string }[] {
  const { runs, expansions } = encodeRuns();
  const table = `// Generated by engine/tables/generate.ts from Unicode ${process.versions.unicode}; do not edit. To make it again: node engine/tables/generate.ts
/**
 * Runs of code points: kind, gap from the last run, length, distance to the folded form (base 36); \`x\`: the next
 * expansion.
 */
export const runs =
  '${runs}';
/** Folded forms of more than one character, in the order of the \`x\` runs. */
export const expansions =
  '${escapeText(expansions)}';
/** A character, then the Latin letters it can be read as. */
export const lookalikes =
  '${escapeText(encodeLookalikes())}';
`;
  const comment =
    'Generated by engine/tables/generate.ts; do not edit. To make it again: node engine/tables/generate.ts';
  return [
    { path: 'engine/src/fold/table.generated.ts', text: table },
    { path: 'packs/pack.schema.json', text: `${JSON.stringify({ $comment: comment, ...packSchema }, null, 2)}\n` },
  ];
}

if (import.meta.main) {
  for (const { path, text } of generate()) writeFileSync(new URL(`../../${path}`, import.meta.url), text);
}
