import { betweenWords, kindOfLabel, letterKind } from './label.ts';
import { digitAt, isLetterAt, isSpaceAt, wordAt, wordBefore } from './letters.ts';
import type { MeasureKind } from './measure.ts';
import { beginsNumber, type Reading } from './number.ts';
import { codesOf, type Text } from './text.ts';

const words = (text: string) => new Set(text.split(' '));
const rangeWords = words('to bis a al tot do ate hasta iki till until til through la az εωσ ωσ μεχρι до الي حتي تا עד');
/** The same in two words. */
const RANGE_PHRASE = /(?:up to|bis zu|jusqu['’]?[aà]|fino a|až do|pân[aă] la)(?=\s{0,3}\d)/iy;
const listWords = words('and or und oder et ou y o e ed i oraz lub of og och eller ja tai en и или та або και η و او');
/** What is of the number before where it touches that alone: amperes, a series, terabytes (`2a 60 kg`, `44A 145 mm`). */
const UNIT_OR_TO = new Set(['a', 'A', 'To']);
const timesWords = words('by mal par por');
/** What joins, by how many characters. */
type Mark = Pick<Joint, 'kind' | 'part'> & { width: number };

const rangeTexts = ['...', '…', '到', '至', 'から', '에서', '부터', 'ถึง'];
/** What a character joins by itself. */
const marks = new Map<number, Mark>();
for (const code of codesOf('-–—~～‐‑−〜∼')) marks.set(code, { kind: 'to', part: 'sure', width: 1 });
for (const code of codesOf('xX×*✕✖хХ')) marks.set(code, { kind: 'times', part: 'sure', width: 1 });
for (const code of codesOf('/|、،·')) marks.set(code, { kind: 'list', part: 'sure', width: 1 });
for (const code of codesOf(';&')) marks.set(code, { kind: 'list', part: 'mark', width: 1 });
const bigSizes = codesOf('SML');
const rangeBegins = codesOf(rangeTexts.map((each) => each.charAt(0)).join(''));

/**
 * What joins a number to the next: a range's dash or word, the `x` of dimensions, or what parts the members of a list.
 *
 * `part`: how surely the members of a list are of one kind: a comma parts other things too, a word such as `or` less so.
 */
export interface Joint {
  kind: 'to' | 'times' | 'list';
  part: 'sure' | 'word' | 'mark';
  /** What a label before the number says it is (`H 90 x W 40`). */
  label: MeasureKind | null;
  /** Where the next number begins. */
  at: number;
}

/** What joins the number that ends at an offset to one after it. */
export function joinAfter(text: Text, end: number, reading: Reading): Joint | null {
  let i = pastSpaces(text, end);
  const found = markAt(text, i, i > end, reading);
  if (!found) return null;
  i = pastSpaces(text, i + found.width);
  let label: MeasureKind | null = null;
  if (found.kind !== 'to') {
    const labelled = labelAt(text, i);
    if (labelled) {
      label = labelled.kind;
      i = labelled.end;
    }
  }
  return beginsNumber(text, i) ? { kind: found.kind, part: found.part, label, at: i } : null;
}

/** The joint within a range where the number before it begins one: `between 3 and 5`. */
export function rangeOf(text: Text, start: number, joint: Joint | null): Joint | null {
  if (joint?.part !== 'word' || joint.kind !== 'list') return joint;
  let end = start;
  while (isSpaceAt(text, end - 1) && start - end < 3) end -= 1;
  return betweenWords.has(wordBefore(text, end).word) ? { ...joint, kind: 'to' } : joint;
}

function markAt(text: Text, at: number, isApart: boolean, reading: Reading): Mark | null {
  const code = text.codeAt(at);
  const mark = marks.get(code);
  // `100 XL` is no dimension.
  if (mark) return code === 0x58 && bigSizes.has(text.codeAt(at + 1)) ? null : mark;
  if (code === 0x2c)
    return isSpaceAt(text, at + 1) || !reading.groups
      ? { kind: 'list', part: reading.groups ? 'mark' : 'sure', width: 1 }
      : null;
  if (rangeBegins.has(code))
    for (const each of rangeTexts)
      if (text.startsWith(each, at)) return { kind: 'to', part: 'sure', width: each.length };
  if (isLetterAt(text, at)) {
    if (isApart && 'ubjfapUBJFAP'.includes(text.charAt(at))) {
      RANGE_PHRASE.lastIndex = at;
      const phrase = RANGE_PHRASE.exec(text.string);
      if (phrase) return { kind: 'to', part: 'sure', width: phrase[0].length };
    }
    if (!isWordBeforeNumber(text, at)) return null;
    const { word, end } = wordAt(text, at);
    const width = end - at;
    if (rangeWords.has(word)) {
      const isGlued = !isApart && isSpaceAt(text, end) && UNIT_OR_TO.has(text.slice(at, end));
      return isGlued ? null : { kind: 'to', part: 'sure', width };
    }
    if (isApart && listWords.has(word) && !'Øø'.includes(text.charAt(at))) return { kind: 'list', part: 'word', width };
    if (timesWords.has(word)) return { kind: 'times', part: 'sure', width };
  }
  // `100 150 160 cm`, once it is known to be no number in groups.
  return !reading.groups && isApart && digitAt(text, at) >= 0 ? { kind: 'list', part: 'sure', width: 0 } : null;
}

/** Joining words are short: most words are told from them without being read. */
const LONGEST_WORD = 8;

function isWordBeforeNumber(text: Text, at: number): boolean {
  let i = at + 1;
  while (i - at <= LONGEST_WORD && isLetterAt(text, i)) i += 1;
  return beginsNumber(text, pastSpaces(text, i));
}

/** Past at most three spaces. */
export function pastSpaces(text: Text, at: number): number {
  let i = at;
  while (isSpaceAt(text, i) && i - at < 3) i += 1;
  return i;
}

const SIZE = /(?:\dX|X{0,4})[SLM]{1,2}(?=[\s:=(])/y;

/** A size or the name of a dimension before a number of a list: `M 100`, `2XL: 130`, `W 40`, `breed 40`. */
function labelAt(text: Text, at: number): { kind: MeasureKind | null; end: number } | null {
  if (!isLetterAt(text, at) && digitAt(text, at) < 0) return null;
  let end = at;
  let kind: MeasureKind | null = null;
  SIZE.lastIndex = at;
  const size = digitAt(text, at) < 0 || text.codeAt(at + 1) === 0x58 ? SIZE.exec(text.string) : null;
  if (size) end += size[0].length;
  else if (isLetterAt(text, at)) {
    const { word, end: wordEnd } = wordAt(text, at);
    kind = word.length > 1 ? kindOfLabel(word) : letterKind(word);
    if (!kind) return null;
    end = wordEnd;
  } else return null;
  end = pastSpaces(text, end);
  if (':='.includes(text.charAt(end) || ' ')) end = pastSpaces(text, end + 1);
  return { kind, end };
}

const IN_BRACKETS = /\s?\(([HWDLBT])\)/iuy;
const dimensions = codesOf('HWDLB');
const BARE = /[HWDLB](?![\p{L}\d])/uy;

/** The letter of a dimension right after its number: `40 (W)`, and, where others stand beside it, `90H x 40W`. */
export function letterAfter(text: Text, at: number, isBeside: boolean): { kind: MeasureKind; end: number } | null {
  // Told from what it is not before the expressions are tried.
  const code = text.codeAt(at);
  const isBracket = code === 0x28 || (code === 0x20 && text.codeAt(at + 1) === 0x28);
  if (!isBracket && !dimensions.has(code)) return null;
  IN_BRACKETS.lastIndex = at;
  BARE.lastIndex = at;
  const found = isBracket ? IN_BRACKETS.exec(text.string) : BARE.exec(text.string);
  if (!found) return null;
  const end = at + found[0].length;
  const kind = letterKind((found[1] ?? found[0]).toLowerCase());
  const isMarked =
    found[1] !== undefined || isBeside || marks.get(text.codeAt(pastSpaces(text, end)))?.kind === 'times';
  return kind && isMarked ? { kind, end } : null;
}

const LETTER_BEFORE = /(?:^|[^\p{L}\d])([HWDLBT])\s?[:=]?\s?$/u;

/** The letter of a dimension before its number, where others stand beside it: `H 90 x W 40`. */
export function letterBefore(text: Text, start: number): MeasureKind | null {
  const found = LETTER_BEFORE.exec(text.slice(Math.max(0, start - 5), start));
  return found?.[1] ? letterKind(found[1].toLowerCase()) : null;
}

const ORDER = /([HWDLBT])\s?[x×*/]\s?([HWDLBT])(?:\s?[x×*/]\s?([HWDLBT]))?[)\]]?\s?[:=]?\s?$/iu;

/** The dimensions that stand before their numbers all at once: `BxTxH: 60x40x100`. */
export function orderBefore(text: Text, start: number): MeasureKind[] {
  const found = ORDER.exec(text.slice(Math.max(0, start - 16), start));
  if (!found) return [];
  const kinds = [found[1], found[2], found[3]].flatMap((letter) => (letter ? [letterKind(letter.toLowerCase())] : []));
  return kinds.every((kind) => kind !== null) ? kinds : [];
}
