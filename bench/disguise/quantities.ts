import { findMeasures } from '@vigie/engine';
import { alphabet, type Kind, replacing, tableOf } from './kinds.ts';
import { type Method, methods } from './methods.ts';

/** Quantities as they are written plainly: what is hidden, and what is to be found. */
const unitNames = { cm: 'cm', mm: 'mm', kg: 'kg', ml: 'ml' } as const;
export const quantities: string[] = Object.values(unitNames).flatMap((unit) =>
  [10, 12, 18, 20, 31, 45, 50, 60, 75, 80, 90, 100, 101, 110, 120, 145, 150, 168, 210, 300].map(
    (value) => `${value} ${unit}`,
  ),
);
/** The dimension's own unit by a unit's name, in which `findMeasures` gives values. */
const factors: Record<string, [dimension: string, factor: number]> = {
  cm: ['length', 1],
  mm: ['length', 0.1],
  kg: ['mass', 1],
  ml: ['volume', 1],
};

/**
 * The same ways of looking as for words; ours reads quantities, which no term is needed for. Found is what a rule that asks
 * for the quantity would match: by any reading of the place, since the others, which look for `110 kg` as it stands, find
 * it in `13 110 kg` as well; and as the end of a range (`USB 3.0 - 12 cm`). What else is found and does not stand there
 * counts against a way as `wrong` (`10 kg` in `110 kg`): a fold that finds every number has read none.
 */
export const quantityMethods: Method[] = methods.map((method) =>
  method.name === 'vigie' ? { name: 'vigie', prepare: readQuantities } : method,
);

function readQuantities(terms: readonly string[]): (text: string) => Set<string> {
  return (text) => {
    const found = new Set(
      findMeasures(text)
        .flatMap((measure) => [measure, ...(measure.others ?? [])])
        .flatMap(({ dimension, min, max }) => [keyOf(dimension, min), keyOf(dimension, max ?? min)]),
    );
    return new Set(terms.filter((term) => found.has(quantityOf(term))));
  };
}

/** What a quantity says, however it is written: `100 mm` is `10 cm`. */
export function quantityOf(term: string): string {
  const [value = '', unit = ''] = term.split(' ');
  const [dimension = '', factor = 1] = factors[unit] ?? [];
  return keyOf(dimension, Number(value) * factor);
}

function keyOf(dimension: string, value: number): string {
  return `${value.toFixed(6)} ${dimension}`;
}

/** Ten digits from a code point on. */
const digitsFrom = (...zeros: number[]) =>
  Object.fromEntries(
    Array.from('0123456789', (digit, i) => [digit, zeros.map((zero) => String.fromCodePoint(zero + i))]),
  );
/** Circled and crossed-out digits stand in rows from one to nine. */
const circled = Object.fromEntries(
  Array.from('0123456789', (digit, i) => [
    digit,
    i === 0 ? ['⓪', '⓿'] : [0x245f, 0x2775, 0x24f4].map((one) => String.fromCodePoint(one + i)),
  ]),
);
const keycaps = Object.fromEntries(Array.from('0123456789', (digit) => [digit, [`${digit}\ufe0f\u20e3`]]));
const lettersOf = (table: ReturnType<typeof tableOf>) =>
  Object.fromEntries(Object.entries(table).filter(([letter]) => 'cmgkl'.includes(letter)));

export const quantityKinds: Kind[] = [
  replacing('quantity: letters for digits', tableOf({ 0: 'oOоОοΟ', 1: 'lI|' }), 0.5),
  replacing(
    'quantity: wide, mathematical, segmented digits',
    digitsFrom(0xff10, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1fbf0),
    1,
  ),
  replacing('quantity: circled digits', circled, 1),
  replacing('quantity: keycaps', keycaps, 1),
  replacing('quantity: digits of other scripts', digitsFrom(0x660, 0x6f0, 0x966, 0x9e6, 0xe50), 1),
  replacing('quantity: unit in Cyrillic or Greek letters', tableOf({ c: 'сϲ', m: 'м', k: 'кκ', g: 'ɡ', l: 'ӏ' }), 0.5),
  replacing(
    'quantity: unit in small capitals',
    lettersOf(alphabet('ᴀ ʙ ᴄ ᴅ ᴇ ꜰ ɢ ʜ ɪ ᴊ ᴋ ʟ ᴍ ɴ ᴏ ᴘ ꞯ ʀ ꜱ ᴛ ᴜ ᴠ ᴡ x ʏ ᴢ')),
    1,
  ),
  replacing('quantity: unit in hooked letters', tableOf({ c: 'ƈ', m: 'ɱ', k: 'ƙ', g: 'ɠ', l: 'ɭł' }), 1),
  {
    name: 'quantity: unit in wide, mathematical, circled letters',
    hide: (term, random) => {
      const first = [0xff41, 0x1d41a, 0x1d5ba, 0x1d68a, 0x24d0][Math.floor(random() * 5)] ?? 0xff41;
      return term.replace(/[a-z]/g, (letter) => String.fromCodePoint(first + letter.charCodeAt(0) - 0x61));
    },
  },
  {
    name: 'quantity: characters without width',
    hide: (term, random) => {
      const at = 1 + Math.floor(random() * (term.length - 1));
      return `${term.slice(0, at)}${['\u200b', '\u00ad', '\u2060', '\u034f', '\u200d'][Math.floor(random() * 5)]}${term.slice(at)}`;
    },
  },
  { name: 'quantity: strokes through digits', hide: (term) => term.replace(/\d/g, '$&\u0336') },
  {
    name: 'quantity: unit set apart by a space or a stop',
    hide: (term, random) => term.replace(/(?<=[a-z])(?=[a-z])/, random() < 0.5 ? ' ' : '.'),
  },
];
