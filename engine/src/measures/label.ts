import { digitAt, isLetterAt, isSpaceAt, wordAt, wordBefore } from './letters.ts';
import type { MeasureKind } from './measure.ts';
import type { UnitName } from './units.ts';

const labels: [kind: MeasureKind, words: string][] = [
  [
    'blade',
    'blade blades lame lames klinge klingen klingenlange hoja hojas lama lame lemmet lemmetlengte ostrze ostrza lamina laminas blad klinga cepel cepele penge λεπιδα λεπιδασ',
  ],
  [
    'girth',
    'bust chest waist waistline hip hips girth tour poitrine hanches hanche buste busto cintura pecho cadera caderas fianchi torace taillenumfang brustumfang huftumfang umfang tailleomtrek omtrek obwod biust talia biodra peito quadril circumference circonference perimetro',
  ],
  [
    'height',
    'height high tall stature hauteur haut haute taille stature hohe hoch grosse gross korpergrosse altura alto alta estatura altezza hoogte hoog wysokosc wysoka wysoki wzrost wzrostu hojd hoyde vyska inaltime inaltimea magassag magas korkeus υψοσ h',
  ],
  [
    'width',
    'width wide largeur large breite breit ancho ancha anchura larghezza largo breedte breed szerokosc largura bredd bredde sirka latime latimea szelesseg leveys πλατοσ w',
  ],
  [
    'depth',
    'depth deep profondeur tiefe tief profundidad profondita diepte diep glebokosc profundidade djup hloubka adancime melyseg syvyys βαθοσ d',
  ],
  ['diameter', 'diameter diametre durchmesser diametro srednica prumer diametru atmero halkaisija διαμετροσ diam'],
  [
    'length',
    'length long longueur longue lange lang longitud lunghezza lungo lengte dlugosc comprimento langd laengde delka lungime lungimea hossz hosszusag pituus μηκοσ l',
  ],
];
const kindOfWord = new Map<string, MeasureKind>();
for (const [kind, words] of labels)
  for (const word of words.split(' ')) if (!kindOfWord.has(word)) kindOfWord.set(word, kind);

const aloneLabels: [kind: MeasureKind, texts: string[]][] = [
  ['blade', ['刀刃', '刃长', '刃長', '刀身']],
  ['girth', ['胸围', '腰围', '臀围', '胸圍']],
  ['height', ['身高', '高度', '身長', '高']],
  ['width', ['宽', '寬', '幅']],
  ['depth', ['深']],
  ['diameter', ['直径', '直徑', 'Ø', '⌀']],
  ['length', ['长', '長']],
];

const durationWords = new Set(
  'warranty guarantee guaranteed garantie garantien garanzia garantia gwarancja gwarancji support service life lifetime lifespan lasts lasting durable durability replacement refund return returns retour retours experience since shelf storage expiry haltbar haltbarkeit lebensdauer nutzung rechnung delivery livraison livre lieferung envio consegna battery batterie akku credit maintenance used usage subscription abonnement'.split(
    ' ',
  ),
);
const ageWords = new Set(
  'age aged ages ab des from vanaf od desde dai dalle dagli edad edades eta idade idades wiek wieku alter leeftijd recommended recommande old alt oud anni+ enfant enfants child children kids kinder bambini ninos criancas dzieci kinderen fran barn deti copii gyermek lapset kortol alkaen απο παιδια'.split(
    ' ',
  ),
);
const openWords = new Set(
  'ab des from vanaf od desde dai dalle over uber plus partir mindestens almeno fran fra απο alkaen kortol'.split(' '),
);
/** Words between a quantity and its label: `100 cm de haut`, `hauteur de 100 cm`. */
const links = new Set(
  'de di da in of en a do w na is est ist approx about environ ca circa etwa env total totale the la le il el der die das'.split(
    ' ',
  ),
);

/** Words that may follow the unit `in` (inch), which is a preposition elsewhere. */
export function followsInch(word: string): boolean {
  return kindOfWord.has(word) || word === 'x' || word === 'by';
}

interface Around {
  before: string[];
  after: string[];
  textBefore: string;
}

/**
 * The words near a quantity in its clause: at most four before and three after, none beyond `,` `;` `.` a line's end or
 * another digit.
 */
function wordsAround(text: string, start: number, end: number): Around {
  const before: string[] = [];
  let i = start;
  while (before.length < 4 && i > 0 && start - i < 60) {
    if (isLetterAt(text, i - 1)) {
      const { word, start: wordStart } = wordBefore(text, i);
      // One letter is a label only where it is marked as one: `H: 100 cm`, `H100`.
      const marked = word.length > 1 || ':=.'.includes(text.charAt(i)) || digitAt(text, i) >= 0;
      before.push(marked ? word : '');
      i = wordStart === i ? i - 1 : wordStart;
    } else if (digitAt(text, i - 1) >= 0 || ',;.\n|、，。；!?()（）'.includes(text.charAt(i - 1))) break;
    else i -= 1;
  }
  const after: string[] = [];
  let k = end;
  while (after.length < 3 && k < text.length && k - end < 40) {
    if (isLetterAt(text, k)) {
      const { word, end: wordEnd } = wordAt(text, k);
      after.push(word);
      k = wordEnd === k ? k + 1 : wordEnd;
    } else if (digitAt(text, k) >= 0 || ',;.\n|、，。；!?()（）'.includes(text.charAt(k))) break;
    else k += 1;
  }
  return { before, after, textBefore: text.slice(Math.max(0, start - 6), start) };
}

const firstLabel = (words: string[]): MeasureKind | null => {
  for (const word of words) {
    const kind = word.length > 1 ? kindOfWord.get(word) : undefined;
    if (kind) return kind;
    if (!links.has(word)) return null;
  }
  return null;
};

/**
 * The kind of a quantity by its unit and the words around it; `context` (an attribute's name) speaks where the text
 * does not.
 *
 * `open` is true where the words make it a least value (`ab 3 Jahren`, `dès 3 ans`).
 */
export function kindOf(
  text: string,
  start: number,
  end: number,
  unit: UnitName,
  isRange: boolean,
  context: string,
): { kind: MeasureKind; open: boolean } {
  if (unit.dimension === 'mass') return { kind: 'weight', open: false };
  if (unit.dimension === 'voltage') return { kind: 'voltage', open: false };
  if (unit.dimension === 'volume') return { kind: 'volume', open: false };
  if (unit.dimension === 'count') return { kind: 'quantity', open: false };
  const around = wordsAround(text, start, end);
  if (unit.dimension === 'time') return timeKind(text, end, unit, isRange, around, context);
  return { kind: lengthKind(around, context), open: false };
}

function lengthKind(around: Around, context: string): MeasureKind {
  const labelled = around.before.map((word) => kindOfWord.get(word)).filter((kind) => kind !== undefined);
  const before = labelled[0] ?? aloneLabel(around.textBefore);
  if (labelled.includes('girth')) return 'girth';
  if (before === 'blade') return before;
  return firstLabel(around.after) ?? before ?? contextKind(context) ?? 'length';
}

function aloneLabel(text: string): MeasureKind | null {
  for (const [kind, names] of aloneLabels) if (names.some((name) => text.includes(name))) return kind;
  return null;
}

function contextKind(context: string): MeasureKind | null {
  if (context === '') return null;
  for (let i = 0; i < context.length; i++) {
    if (isLetterAt(context, i)) {
      const { word, end } = wordAt(context, i);
      const kind = word.length > 1 ? kindOfWord.get(word) : undefined;
      if (kind) return kind;
      i = end;
    }
  }
  return aloneLabel(context);
}

function timeKind(
  text: string,
  end: number,
  unit: UnitName,
  isRange: boolean,
  around: Around,
  context: string,
): { kind: MeasureKind; open: boolean } {
  let plus = end;
  if (isSpaceAt(text, plus)) plus += 1;
  const open =
    text.charAt(plus) === '+' ||
    (around.before[0] !== undefined && openWords.has(around.before[0])) ||
    around.before.slice(0, 2).includes('partir') ||
    around.after.includes('up') ||
    around.after.includes('plus');
  if (
    [...around.before, ...around.after].some((word) => durationWords.has(word)) ||
    /保修|质保|保質|质量/u.test(text.slice(Math.max(0, end - 12), end + 4))
  ) {
    return { kind: 'duration', open: false };
  }
  if (
    unit.age ||
    open ||
    isRange ||
    [...around.before, ...around.after].some((word) => ageWords.has(word)) ||
    ageContext(context)
  )
    return { kind: 'age', open };
  // A bare number of years is taken as an age; of days, weeks or months as a time.
  return { kind: unit.factor === 1 ? 'age' : 'duration', open: false };
}

/** Whether an attribute's name speaks of age. */
export function ageContext(context: string): boolean {
  for (let i = 0; i < context.length; i++) {
    if (!isLetterAt(context, i)) continue;
    const { word, end } = wordAt(context, i);
    if (ageWords.has(word) && word !== 'des' && word !== 'from') return true;
    i = end;
  }
  return context.includes('年龄') || context.includes('年齢') || context.includes('年齡');
}
