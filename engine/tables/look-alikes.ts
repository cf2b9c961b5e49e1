/**
 * Which Latin letters a character can be read as. Four sources, together: Unicode's table of confusables (UTS 39, in the
 * package `unhomoglyph`); the names of the Unicode Character Database (package `unicode-name`): `LATIN SMALL LETTER D
 * WITH HOOK` is a d, and a letter `WITH` something is read as the letter without; shapes in GNU Unifont
 * (`shapes.ts`); and those that we list below. What a letter's other case can be read as, it can too: small `в` has the
 * shape of capital B.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unicodeName } from 'unicode-name';
import { shapes } from './shapes.generated.ts';

const require = createRequire(import.meta.url);
const confusables: Record<string, string> = JSON.parse(readFileSync(require.resolve('unhomoglyph/data.json'), 'utf8'));
const LAST = 0x1ffff;

/** By Latin letter what no rule below reaches: letters of alphabets that generators of fancy text offer, and signs. */
const listed: Record<string, string> = {
  a: 'ɐʌαᗩдλ∀',
  b: 'βɮᗷვᛒ',
  c: 'ςɔᑕ⊂⸦',
  d: 'δ∂ᗪძ',
  e: 'əɛєεᗴꗋ∈∃ҽ',
  f: 'ʄᖴɸŧ',
  g: 'ցﻮ',
  h: 'ɥђᕼ',
  i: 'ιᎥ',
  j: 'ʝᒎנן',
  k: 'κᛕ',
  l: 'ᒪƖʅן',
  m: 'ɯʍᗰ',
  n: 'ηиղᑎ∩',
  o: 'σθфᗝᎾ',
  p: 'ρᑭ℘քק',
  q: 'զ',
  r: 'ɹгяཞᖇᚱ',
  s: 'ʃֆᔕ',
  t: 'τͲᎢʇɬՇ',
  u: 'υᑌႮ∪ц',
  v: 'νʌᐯ∨√۷ש',
  w: 'ωʍᗯա',
  x: 'χ᙭жא',
  y: 'γуʎყץ',
  z: 'ʒʐչ',
};
/** The same of scripts without spaces, whose letters are words by themselves and Latin ones only among Latin letters. */
const listedAlone: Record<string, string> = {
  a: 'คል卂',
  b: '๒乃',
  c: '匚',
  d: '๔刀',
  e: '乇',
  f: '千',
  h: '卄',
  i: 'เ丨工',
  j: '丿ﾌ',
  l: 'ㄥﾚ',
  m: '๓爪',
  n: 'ภ几ຖ',
  o: '๏ㄖ口〇ဝ',
  p: '卩',
  r: '尺ཞ',
  s: 'ร丂',
  t: '丅丁ㄒ',
  u: 'ยㄩ凵',
  w: 'ฬ山',
  x: '乂',
  y: 'ㄚ丫',
  z: '乙',
};
/** How names write letters that have none of the alphabet. */
const named: Record<string, string> = {
  ALPHA: 'a',
  BETA: 'b',
  DELTA: 'd',
  EPSILON: 'e',
  ESH: 's',
  ETH: 'd',
  EZH: 'z',
  ENG: 'n',
  GAMMA: 'y',
  IOTA: 'i',
  OMEGA: 'w',
  PHI: 'o',
  SCHWA: 'e',
  THORN: 'p',
  UPSILON: 'u',
};
/** What a name says of a letter's attitude and style; a letter turned is read as itself. */
const ATTITUDE =
  /\b(?:ARCHAIC|BARRED|BLACKLETTER|BOTTOM HALF|CLOSED|CROSSED-TAIL|DOTLESS|HALF|INSULAR|INVERTED|LONG|LONG-LEGGED|LENIS|MIDDLE-WELSH|OPEN|REVERSED|ROTUNDA|SCRIPT|SIDEWAYS|SMALL CAPITAL|SMALL|STIRRUP|STRAIGHT|STRETCHED|TAILLESS|TOP HALF|TURNED|TRESILLO|VISIGOTHIC|VOLAPUK) /g;

const characters = new Map<string, string>();
for (let point = 0x80; point <= LAST; point++) {
  const char = String.fromCodePoint(point);
  if (/^\p{L}$/u.test(char)) characters.set(unicodeName(char) ?? '', char);
}

/** By the name: a Latin letter `WITH` something, turned, barred or small capital. */
function ofName(char: string): string {
  const name = unicodeName(char) ?? '';
  const latin = /^LATIN (?:SMALL LETTER|CAPITAL LETTER|LETTER) (.+)$/.exec(name)?.[1];
  const base = latin?.replace(/ WITH .*$/, '').replace(ATTITUDE, '');
  if (base === undefined) return '';
  return /^[A-Z]$/.test(base) ? base.toLowerCase() : (named[base] ?? '');
}

/** A letter of another script without what it has on it, or the capital of which it is the small one. */
function plainer(char: string): string | undefined {
  const name = unicodeName(char) ?? '';
  const plain = name
    .replace(/ WITH .*$/, '')
    .replace('LETTER SMALL CAPITAL', 'CAPITAL LETTER')
    .replace(/(?<=LETTER )(?:BARRED|STRAIGHT) /, '');
  return plain === name ? undefined : characters.get(plain);
}

function ofUnicode(char: string): string {
  const bare = (confusables[char] ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (bare === 'rn') return 'm';
  if (bare === '0') return 'o';
  if (bare === '1' || bare === '|') return 'l';
  return /^[a-z]$/.test(bare) ? bare : '';
}

const ofShape = new Map<string, string>();
for (const pair of shapes.split(' '))
  ofShape.set(String.fromCodePoint(pair.codePointAt(0) ?? 0), pair.replace(/^./u, ''));
const ofList = new Map<string, string>();
for (const [letter, signs] of [...Object.entries(listed), ...Object.entries(listedAlone)])
  for (const sign of signs) ofList.set(sign, `${ofList.get(sign) ?? ''}${letter}`);
/** Negative circled, negative squared, regional indicators: letters, though without a compatibility form in Unicode. */
const enclosed = [0x1f150, 0x1f170, 0x1f1e6];
for (let i = 0; i < 26; i++)
  for (const start of enclosed) ofList.set(String.fromCodePoint(start + i), String.fromCharCode(0x61 + i));

/** Whether a sign is a letter in a frame. */
export function isEnclosed(char: string): boolean {
  const point = char.codePointAt(0) ?? 0;
  return enclosed.some((start) => point >= start && point < start + 26);
}

const own = (char: string): string =>
  ofUnicode(char) + ofName(char) + (ofShape.get(char) ?? '') + (ofList.get(char) ?? '');

const casesOf = (char: string): Set<string> => new Set([char, char.toLowerCase(), char.toUpperCase()]);

/** The Latin letters that a character can be read as, in the alphabet's order; none for most. */
export function lookAlikes(char: string): string {
  const point = char.codePointAt(0) ?? 0;
  if (point < 0x80 || point > LAST) return '';
  const letters = new Set<string>();
  for (const each of casesOf(char)) {
    if ([...each].length !== 1) continue;
    for (const letter of own(each)) letters.add(letter);
    const plain = plainer(each);
    if (plain !== undefined) for (const letter of own(plain)) letters.add(letter);
  }
  return [...letters].sort().join('');
}

/** Scripts of languages that are written and sold in, whose words are mostly no Latin ones in disguise. */
const everyday =
  /^[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Georgian}]$/u;

/**
 * Whether a character is taken for a Latin letter in a word that has none: those of everyday scripts only where Unicode
 * says so (`с`), since most can be read as some letter (`и`).
 */
export function isTakenForLatin(char: string): boolean {
  if (!everyday.test(char)) return lookAlikes(char) !== '';
  return [...casesOf(char)].some((each) => ofUnicode(each) !== '');
}

/** Whether a character that is no letter of a word can stand for one among others: `∂`, `〇`. */
export function standsForLetter(char: string): boolean {
  return (char.codePointAt(0) ?? 0) >= 0x80 && (ofList.has(char) || ofUnicode(char) !== '');
}

/**
 * Whether a letter that is folded to a Latin one is read as another: by what Unicode says, by the list above, and i and
 * l in any style, the i without a dot too.
 */
export function isReadOtherwise(char: string, folded: string): boolean {
  if ((char.codePointAt(0) ?? 0) < 0x80) return false;
  const likes = [...ofUnicode(char), ...(ofList.get(char.toLowerCase()) ?? '')];
  return likes.some((like) => like !== folded) || ('il'.includes(folded) && /^[ilı]$/i.test(char.normalize('NFKC')));
}
