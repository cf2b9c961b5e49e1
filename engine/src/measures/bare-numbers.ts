import { betweenWords } from './label.ts';
import { isLetterAt, isSpaceAt, wordBefore } from './letters.ts';
import type { Context, Measure } from './measure.ts';
import type { Text } from './text.ts';

/** A number or range without a unit. */
export interface BareNumber {
  low: number;
  high: number;
  isRange: boolean;
  start: number;
  end: number;
}

/** The word before a number. */
type Label = ReturnType<typeof wordBefore>;

const words = (text: string) => new Set(text.split(' '));
const agePrefixes = words(
  'age aged ages edad eta idade alter leeftijd wiek възраст возраст вік vek alder ika vanus amzius vecums eletkor varsta starost yasi aois ηλικια עמר العمر עד',
);
const packWords = words(
  'lot pack packs set box boite paquet coffret conjunto juego caja lote confezione scatola verpakking doos zestaw opakowanie sada balik paket packung satz karton',
);
const packLinks = words('of de da van mit z di con met');
const sizeWords = words(
  'size sizes taille tailles pointure grosse schuhgrosse konfektionsgrosse talla tallas talle taglia taglie maat maten schoenmaat rozmiar rozmiary tamanho tamanhos numeracao storlek velikost marime meret koko μεγεθοσ',
);
const sizeSystems = words('eu eur uk us fr it de');
const sizeMarks = ['尺码', '尺碼', '码数', '鞋码', 'サイズ'];

/** What numbers without a unit say by the words before them; `context` is the name of the attribute they stand in. */
export function readBare(text: Text, numbers: BareNumber[], context: Context): Measure[] {
  const [first] = numbers;
  if (!first) return [];
  let at = endBefore(text, first.start);
  let label = wordBefore(text, at);
  if (first.isRange && betweenWords.has(label.word)) {
    at = endBefore(text, label.start);
    label = wordBefore(text, at);
  }
  const pack = readPack(text, first, label);
  if (pack) return [pack];
  const sizes = readSizes(text, numbers, at, label);
  if (sizes.length > 0) return sizes;
  const age = readAge(text, first, at, label, context);
  return age ? [age] : [];
}

/** `ages 3+`, `âge 8-12`, or a bare number under an attribute named `Age`. */
function readAge(
  text: Text,
  { low, high, start, end }: BareNumber,
  at: number,
  label: Label,
  context: Context,
): Measure | null {
  if (high > 120 || isLetterAt(text, end)) return null;
  const named =
    agePrefixes.has(label.word) ||
    // No such word ends in any other.
    ((text.codeAt(at - 1) >= 0x4e00 || text.codeAt(at - 1) === 0x3a) &&
      /(?:年龄|年齢|年齡)[:：]?$/u.test(text.slice(Math.max(0, at - 4), at)));
  if (!named && !(context.isAge && start < 12)) return null;
  const open = text.charAt(end) === '+';
  const [min, max] = [Math.min(low, high), Math.max(low, high)];
  return { kind: 'age', dimension: 'time', min, max: open ? null : max, start, end: open ? end + 1 : end };
}

/** Where what stands right before a number ends, over a space and a colon. */
function endBefore(text: Text, start: number): number {
  let at = start;
  while (at > 0 && start - at < 3 && (isSpaceAt(text, at - 1) || text.charAt(at - 1) === ':')) at -= 1;
  return at;
}

/** `lot de 3`, `pack of 12`: a number of pieces without a unit. */
function readPack(text: Text, { high, isRange, start, end }: BareNumber, link: Label): Measure | null {
  if (isRange || high > 10_000 || isLetterAt(text, end)) return null;
  if (!packLinks.has(link.word) || !packWords.has(wordBefore(text, endBefore(text, link.start)).word)) return null;
  return { kind: 'quantity', dimension: 'count', min: high, max: high, start, end };
}

/** `size 38`, `taille 36-38`, `sizes 36/38/40`, `EU 42`: the numbers of clothing or shoe sizes. */
function readSizes(text: Text, numbers: BareNumber[], at: number, label: Label): Measure[] {
  const [first] = numbers;
  if (!first || !isSizeNumber(text, first)) return [];
  // Names of countries are words elsewhere: they speak of sizes in capitals, before the numbers that sizes have.
  const isSystem =
    sizeSystems.has(label.word) &&
    first.high >= 15 &&
    first.high <= 60 &&
    text.charAt(label.start) !== text.charAt(label.start).toLowerCase();
  if (!isSystem && !sizeWords.has(label.word) && !endsInMark(text, at)) return [];
  if (packLinks.has(wordBefore(text, endBefore(text, label.start)).word)) return []; // `tour de taille 60`
  const others = numbers.slice(1);
  const sizes = others.every((each) => isSizeNumber(text, each)) ? numbers : [first];
  return sizes.map(({ low, high, start, end }) => ({
    kind: 'size',
    dimension: 'size',
    min: Math.min(low, high),
    max: Math.max(low, high),
    start,
    end,
  }));
}

/** Whether a text up to an offset ends in a word for sizes of a script without spaces. */
function endsInMark(text: Text, at: number): boolean {
  return text.codeAt(at - 1) >= 0x3000 && sizeMarks.some((mark) => text.endsWith(mark, at));
}

function isSizeNumber(text: Text, { high, end }: BareNumber): boolean {
  return high <= 250 && high > 0 && !isLetterAt(text, end);
}
