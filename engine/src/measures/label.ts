import {
  ageWords as ageWordList,
  aloneLabels,
  durationWords as durationWordList,
  labels,
  OPEN_AFTER,
  openWords as openWordList,
  TOLERANCE_AFTER,
  TOLERANCE_BEFORE,
  toleranceWords as toleranceWordList,
} from './label-words.ts';
import { digitAt, isLetterAt, isSpaceAt, wordAt, wordBefore } from './letters.ts';
import type { Context, MeasureKind } from './measure.ts';
import { codesOf, Text } from './text.ts';
import type { UnitName } from './units.ts';

const folded = (words: string) => words.split(' ').map((word) => wordAt(new Text(word), 0).word);
const durationWords = new Set(folded(durationWordList));
const ageWords = new Set(folded(ageWordList));
const openWords = new Set(folded(openWordList));
const toleranceWords = new Set(folded(toleranceWordList));
const kindOfWord = new Map<string, MeasureKind>();
for (const [kind, words] of labels)
  for (const word of folded(words)) if (!kindOfWord.has(word)) kindOfWord.set(word, kind);
const aloneKinds: [text: string, kind: MeasureKind][] = aloneLabels.flatMap(([kind, texts]) =>
  texts.split(' ').map((text): [string, MeasureKind] => [text, kind]),
);

/** What a folded word of two letters or more says that a length is of. */
export function kindOfLabel(word: string): MeasureKind | null {
  return kindOfWord.get(word) ?? null;
}

/** The same of a single letter, where several stand with their numbers: `H 90 x B 40 x T 30`. */
export function letterKind(letter: string): MeasureKind | null {
  if (letter === 'b') return 'width';
  return letter === 't' ? 'depth' : 'hwdl'.includes(letter) ? (kindOfWord.get(letter) ?? null) : null;
}

/** Words before the two ends of a range: `between 3 and 5 cm`. */
export const betweenWords: ReadonlySet<string> = new Set(
  'between entre zwischen tra fra tussen miedzy pomiedzy mezi medzi mellan mellem mellom intre между між μεταξυ'.split(
    ' ',
  ),
);

/** Words between a quantity and its label: `100 cm de haut`, `hauteur de 100 cm`. */
const links = new Set([
  ...betweenWords,
  ...'de di da in of en a do w na is est ist approx about environ ca circa etwa env total totale the la le il el der die das'.split(
    ' ',
  ),
]);
/**
 * Short forms of "about" and of labels, whose full stop ends no clause: `Höhe ca. 95 cm`, `height (approx.) 95 cm`, `wys.
 * 95 cm`.
 */
const shortened = new Set(
  'ca approx appr env aprox apr circ cca ok max min mind wys szer gleb dl haut larg prof diam'.split(' '),
);

/** Words that may follow the unit `in` (inch), which is a preposition elsewhere. */
export function followsInch(word: string): boolean {
  return kindOfWord.has(word) || word === 'x' || word === 'by';
}

const clauseEnds = codesOf(',;.\n|、，。；!?()（）');
/** No label in a script without spaces, and no sign of one, is below this code unit. */
const LEAST_ALONE = 0xd8;

interface Around {
  before: string[];
  after: string[];
  /** What stands right before; '' where it has nothing but Latin letters and signs. */
  textBefore: string;
}

/** Where to read on before a full stop or bracket that ends no clause: before the stop, or the whole bracket; else the offset. */
function beforeShortened(text: Text, at: number): number {
  const closed = text.charAt(at - 1) === ')' ? at - 1 : at;
  const dotted = text.charAt(closed - 1) === '.' ? closed - 1 : closed;
  const { word, start } = wordBefore(text, dotted);
  if (!shortened.has(word)) return at;
  if (closed === at) return dotted;
  return text.charAt(start - 1) === '(' ? start - 1 : at;
}

/**
 * The words near a quantity in its clause: at most four before and three after, none beyond `,` `;` `.` a line's end or
 * another digit.
 */
function wordsAround(text: Text, start: number, end: number): Around {
  const before: string[] = [];
  let i = start;
  while (before.length < 4 && i > 0 && start - i < 60) {
    if (isLetterAt(text, i - 1)) {
      const { word, start: wordStart } = wordBefore(text, i);
      // One letter is a label only where it is marked as one: `H: 100 cm`, `H100`.
      const marked = word.length > 1 || ':=.'.includes(text.charAt(i)) || digitAt(text, i) >= 0;
      before.push(marked ? word : '');
      i = wordStart === i ? i - 1 : wordStart;
    } else if (digitAt(text, i - 1) >= 0) break;
    else if (clauseEnds.has(text.codeAt(i - 1))) {
      const about = beforeShortened(text, i);
      if (about === i) break;
      i = about;
    } else i -= 1;
  }
  const after: string[] = [];
  let k = end;
  while (after.length < 3 && k < text.length && k - end < 40) {
    if (isLetterAt(text, k)) {
      const { word, end: wordEnd } = wordAt(text, k);
      after.push(word);
      k = wordEnd === k ? k + 1 : wordEnd;
    } else if (after.length === 0 && text.charAt(k) === '(') {
      // `95 cm (height)`: a label in brackets of its own; what more stands in brackets is about something else.
      const { word, end: wordEnd } = wordAt(text, k + 1);
      if (text.charAt(wordEnd) === ')') after.push(word);
      break;
    } else if (digitAt(text, k) >= 0 || clauseEnds.has(text.codeAt(k))) break;
    else k += 1;
  }
  let from = start;
  let greatest = 0;
  while (from > 0 && start - from < 16 && !clauseEnds.has(text.codeAt(from - 1)) && digitAt(text, from - 1) < 0) {
    from -= 1;
    greatest = Math.max(greatest, text.codeAt(from));
  }
  return { before, after, textBefore: greatest < LEAST_ALONE ? '' : text.slice(from, start) };
}

const firstLabel = (words: string[]): MeasureKind | null => {
  for (const word of words) {
    const kind = word.length > 1 ? kindOfWord.get(word) : undefined;
    if (kind) return kind;
    if (!links.has(word)) return null;
  }
  return null;
};

/** What the words around a quantity say of it. */
export interface Said {
  kind: MeasureKind;
  /** What makes it a least value: a word before it (`ab 3 Jahren`), or one after it (`3 years and up`). */
  openedBy: 'before' | 'after' | null;
  /** No size of the thing, but how far one may be off (`1-3 cm error`). */
  isTolerance: boolean;
  /** Whether words of the text say the kind, and not its unit or the attribute's name alone. */
  isLabelled: boolean;
}

/**
 * The kind of a quantity by its unit and the words around it; `context` (an attribute's name) speaks where the text
 * does not.
 */
export function kindOf(
  text: Text,
  start: number,
  end: number,
  unit: UnitName,
  isRange: boolean,
  context: Context,
): Said {
  const said = { openedBy: null, isTolerance: false, isLabelled: true };
  if (unit.dimension === 'mass') return { ...said, kind: 'weight' };
  if (unit.dimension === 'voltage') return { ...said, kind: 'voltage' };
  if (unit.dimension === 'volume') return { ...said, kind: 'volume' };
  if (unit.dimension === 'count') return { ...said, kind: 'quantity' };
  const around = wordsAround(text, start, end);
  if (unit.dimension === 'time') return { ...said, ...timeKind(text, end, unit, isRange, around, context) };
  const labelled = lengthKind(around);
  return {
    ...said,
    kind: labelled ?? context.kind ?? 'length',
    isTolerance: speaksOfTolerance(text, end, around),
    isLabelled: labelled !== null,
  };
}

function speaksOfTolerance(text: Text, end: number, { before, after, textBefore }: Around): boolean {
  const next = after.find((word) => !links.has(word));
  return (
    before.some((word) => toleranceWords.has(word)) ||
    (next !== undefined && toleranceWords.has(next)) ||
    (textBefore !== '' && TOLERANCE_BEFORE.test(textBefore)) ||
    (isForeignAfter(text, end) && TOLERANCE_AFTER.test(text.slice(end, end + 8)))
  );
}

/** Whether what stands at an offset or right after it is neither Latin nor a common sign. */
function isForeignAfter(text: Text, at: number): boolean {
  return text.codeAt(at) > 0x24f || text.codeAt(at + 1) > 0x24f;
}

/** The kind that the words before a number say, in its clause. */
export function kindBefore(text: Text, start: number): MeasureKind | null {
  const { before, textBefore } = wordsAround(text, start, start);
  return before.map((word) => kindOfWord.get(word)).find((kind) => kind !== undefined) ?? aloneLabel(textBefore);
}

function lengthKind(around: Around): MeasureKind | null {
  const labelled = around.before.map((word) => kindOfWord.get(word)).filter((kind) => kind !== undefined);
  const before = labelled[0] ?? aloneLabel(around.textBefore);
  if (labelled.includes('girth')) return 'girth';
  if (before === 'blade') return before;
  // `blade length`: of what it is the length stands right before.
  const nearest = around.before.findIndex((word) => kindOfWord.get(word) === 'length');
  if (before === 'length' && kindOfWord.get(around.before[nearest + 1] ?? '') === 'blade') return 'blade';
  return firstLabel(around.after) ?? before;
}

/** The label that stands last in a text, the longest of those that end there; a blade and its length are a blade. */
function aloneLabel(text: string): MeasureKind | null {
  let found: MeasureKind | null = null;
  if (text === '') return found;
  let [last, longest] = [0, 0];
  for (const [name, kind] of aloneKinds) {
    const at = text.lastIndexOf(name);
    const end = at + name.length;
    if (at >= 0 && kind === 'blade') return kind;
    if (at < 0 || end < last || (end === last && name.length <= longest)) continue;
    [found, last, longest] = [kind, end, name.length];
  }
  return found;
}

export function kindOfName(name: string): MeasureKind | null {
  if (name === '') return null;
  const context = new Text(name);
  for (let i = 0; i < context.length; i++) {
    if (isLetterAt(context, i)) {
      const { word, end } = wordAt(context, i);
      const kind = word.length > 1 ? kindOfWord.get(word) : undefined;
      if (kind) return kind;
      i = end;
    }
  }
  return aloneLabel(name);
}

function timeKind(
  text: Text,
  end: number,
  unit: UnitName,
  isRange: boolean,
  around: Around,
  context: Context,
): Pick<Said, 'kind' | 'openedBy'> {
  let plus = end;
  if (isSpaceAt(text, plus)) plus += 1;
  const isOpenAfter =
    text.charAt(plus) === '+' ||
    (isForeignAfter(text, end) && OPEN_AFTER.test(text.slice(end, end + 10))) ||
    around.after.includes('up') ||
    around.after.includes('plus');
  const isOpenBefore =
    (around.before[0] !== undefined && openWords.has(around.before[0])) || around.before.slice(0, 2).includes('partir');
  const openedBy = isOpenAfter ? 'after' : isOpenBefore ? 'before' : null;
  if (
    [...around.before, ...around.after].some((word) => durationWords.has(word)) ||
    context.isTerm ||
    /保修|质保|保質|质量|保証|보증|ประกัน/u.test(text.slice(Math.max(0, end - 12), end + 4))
  ) {
    return { kind: 'duration', openedBy: null };
  }
  if (
    unit.age ||
    openedBy !== null ||
    isRange ||
    [...around.before, ...around.after].some((word) => ageWords.has(word)) ||
    context.isAge
  )
    return { kind: 'age', openedBy };
  // A bare number of years is taken as an age; of days, weeks or months as a time.
  return { kind: unit.factor === 1 ? 'age' : 'duration', openedBy: null };
}

/** Whether an attribute's name speaks of how long something lasts. */
export function termContext(name: string): boolean {
  const context = new Text(name);
  for (let i = 0; i < context.length; i++) {
    if (!isLetterAt(context, i)) continue;
    const { word, end } = wordAt(context, i);
    if (durationWords.has(word)) return true;
    i = end;
  }
  return false;
}

/** Whether an attribute's name speaks of age. */
export function ageContext(name: string): boolean {
  const context = new Text(name);
  for (let i = 0; i < context.length; i++) {
    if (!isLetterAt(context, i)) continue;
    const { word, end } = wordAt(context, i);
    if (ageWords.has(word) && word !== 'des' && word !== 'from') return true;
    i = end;
  }
  return /年[龄齢齡]|나이|연령|อายุ/u.test(name);
}
