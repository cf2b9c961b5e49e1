/** A language's numbers from 1 to 199 in words, and its units of length written out, as patterns. */
interface Spelled {
  /** 1 to 19 in order, parted by spaces; `_` stands for a space or hyphen within one, `/` parts forms of one. */
  ones: string;
  /** 20 to 90 in order. */
  tens: string;
  hundred: string;
  /** What may stand between two of these. */
  joints: string;
  metre: string;
  /** Of these one or two are a body's. */
  feet: string;
  /** Other units. */
  units: string;
}

/** A number that is a word of its own in a neighbour (`dos centímetros`: of the centimetres) counts after another alone. */
const languages: Spelled[] = [
  {
    ones: 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    tens: 'twenty thirty forty fifty sixty seventy eighty ninety',
    hundred: 'a_hundred/hundred',
    joints: 'and',
    metre: 'metres?|meters?',
    feet: 'foot|feet',
    units: 'centimet(?:re|er)s?|inch(?:es)?',
  },
  {
    ones: 'un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix_sept dix_huit dix_neuf',
    tens: 'vingts/vingt trente quarante cinquante soixante septante quatre_vingts/quatre_vingt/huitante nonante',
    hundred: 'cents/cent',
    joints: 'et',
    metre: 'mètres?|metres?',
    feet: 'pieds?',
    units: 'centim[eè]tres?|pouces?',
  },
  {
    ones: 'ein/eine/einen/eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
    tens: 'zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig',
    hundred: 'hundert',
    joints: 'und',
    metre: 'metern?',
    feet: 'fuß|fuss',
    units: 'zentimetern?|zoll',
  },
  {
    ones: 'un/uno/una y_dos/dós tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
    tens: 'veinti/veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
    hundred: 'ciento/cien',
    joints: 'y',
    metre: 'metros?',
    feet: 'pie|pies',
    units: 'cent[ií]metros?|pulgadas?',
  },
  {
    ones: 'un/uno/una due tre/tré quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
    tens: 'venti/vent trenta/trent quaranta/quarant cinquanta/cinquant sessanta/sessant settanta/settant ottanta/ottant novanta/novant',
    hundred: 'cento',
    joints: 'e',
    metre: 'metro|metri',
    feet: 'piede|piedi',
    units: 'centimetr[oi]|pollic[ei]',
  },
  {
    ones: 'een/één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
    tens: 'twintig dertig veertig vijftig zestig zeventig tachtig negentig',
    hundred: 'honderd',
    joints: 'en|ën',
    metre: 'meters?',
    feet: 'voet',
    units: 'centimeters?|duim|inch',
  },
  {
    ones: 'um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezasseis/dezesseis dezassete/dezessete dezoito dezanove/dezenove',
    tens: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
    hundred: 'cento/cem',
    joints: 'e',
    metre: 'metros?',
    feet: 'pés?',
    units: 'cent[ií]metros?|polegadas?',
  },
];

interface Reader {
  values: Map<string, number>;
  word: RegExp;
  unit: RegExp;
  feet: RegExp;
  metre: RegExp;
  /** The words at the end of a text, and those that come after a metre. */
  before: RegExp;
  after: RegExp;
}

/** How a unit begins, behind a space or a hyphen: most texts have none. */
const PERHAPS =
  /[a-zß-ÿ][ -](?:[cz]ent[ií]m|m[eè]t[re]|inch|foot|feet|fuß|fuss|pouce|pulgada|polli|polegada|zoll|voet|duim|(?:pie|pied|pé)s?(?![a-z])|piedi)/i;

/** Words of one number, at most; and the characters that they take. */
const MOST_WORDS = 6;
const LONGEST = 64;

let readers: { any: RegExp; each: Reader[] } | undefined;

function load(): { any: RegExp; each: Reader[] } {
  if (readers) return readers;
  const each = languages.map(({ ones, tens, hundred, joints, metre, feet, units }) => {
    const values = new Map<string, number>();
    const add = (forms: string, value: number) => {
      for (const form of forms.split('/')) values.set(form.replaceAll('_', ' '), value);
    };
    ones.split(' ').forEach((forms, i) => {
      add(forms, i + 1);
    });
    tens.split(' ').forEach((forms, i) => {
      add(forms, 20 + 10 * i);
    });
    add(hundred, 100);
    const longestFirst = [...values.keys()].sort((a, b) => b.length - a.length);
    const word = longestFirst.map((form) => form.replaceAll(' ', '[ -]')).join('|');
    const run = `(?:${word})(?:[ -]?(?:(?:${joints})[ -]?)?(?:${word})){0,${MOST_WORDS - 1}}`;
    return {
      values,
      word: new RegExp(word, 'giu'),
      unit: new RegExp(`^(?:${metre}|${feet}|${units})$`, 'iu'),
      feet: new RegExp(`^(?:${feet})$`, 'iu'),
      metre: new RegExp(`^(?:${metre})$`, 'iu'),
      before: new RegExp(`(?<![\\p{L}\\d])${run}$`, 'iu'),
      after: new RegExp(`[ ](?:(?:${joints}) )?(?<words>${run})(?![ -]?[\\p{L}\\d])`, 'iuy'),
    };
  });
  const all = languages.map(({ metre, feet, units }) => `${metre}|${feet}|${units}`).join('|');
  readers = { any: new RegExp(`(?<=\\p{L}[ -])(?:${all})(?!\\p{L})`, 'giu'), each };
  return readers;
}

/** A text whose lengths in words are in digits, and where each of its characters comes from. */
export interface InDigits {
  text: string;
  starts: number[];
  ends: number[];
}

interface Put {
  start: number;
  end: number;
  digits: string;
}

/**
 * Puts lengths that are written in words in digits (`one metre twenty`, `hundertzehn Zentimeter`, `quatre-vingts
 * centimètres`): whole numbers up to 199 before a unit of length written out, in English, French, German, Spanish,
 * Italian, Dutch and Portuguese. Null where there is none.
 */
export function lengthsInDigits(text: string): InDigits | null {
  if (!PERHAPS.test(text)) return null;
  const { any, each } = load();
  const puts: Put[] = [];
  for (const { 0: unit, index } of text.matchAll(any)) {
    const from = Math.max(0, index - 1 - LONGEST);
    const window = text.slice(from, index - 1);
    let best: Put[] = [];
    for (const reader of each) {
      const read = readWords(reader, window, unit);
      if (read) {
        const first = { start: from + read.at, end: index - 1, digits: String(read.value) };
        const rest = reader.metre.test(unit) ? restAfter(reader, text, index + unit.length) : null;
        // Languages share words: what reads further is the one.
        if (rest || best.length === 0) best = rest ? [first, rest] : [first];
      }
    }
    puts.push(...best);
  }
  return puts.length === 0 ? null : replaced(text, puts);
}

/** The number in words at the end of a text, before a unit. */
function readWords(reader: Reader, text: string, unit: string): { at: number; value: number } | null {
  if (!reader.unit.test(unit)) return null;
  const words = reader.before.exec(text);
  const value = words && numberOf(words[0], reader);
  return words && value && (value >= 3 || !reader.feet.test(unit)) ? { at: words.index, value } : null;
}

/** The centimetres in words after a metre: `one metre twenty`. */
function restAfter(reader: Reader, text: string, end: number): Put | null {
  reader.after.lastIndex = end;
  const rest = reader.after.exec(text);
  const value = rest && numberOf(rest.groups?.words ?? '', reader);
  return rest && value && value >= 10 && value < 100
    ? { start: end + 1, end: end + rest[0].length, digits: `${value}cm` }
    : null;
}

/** What number words come to: hundreds, tens and ones, each once; null where they are no one number. */
function numberOf(words: string, { values, word }: Reader): number | null {
  let hundreds = 0;
  let tens = 0;
  let ones = 0;
  for (const [form] of words.matchAll(word)) {
    const value = values.get(form.toLowerCase().replaceAll('-', ' ')) ?? 0;
    if (value === 100) {
      if (hundreds > 0 || tens > 0 || ones > 1) return null;
      hundreds = 100;
      ones = 0;
    } else if (value >= 20) {
      if (tens > 0) return null;
      tens = value;
    } else {
      if (ones > 0) return null;
      ones = value;
    }
  }
  return hundreds + tens + ones;
}

function replaced(text: string, puts: readonly Put[]): InDigits {
  const result: InDigits = { text: '', starts: [], ends: [] };
  let copied = 0;
  const copy = (to: number) => {
    for (let i = copied; i < to; i++) {
      result.starts.push(i);
      result.ends.push(i + 1);
    }
    result.text += text.slice(copied, to);
  };
  for (const { start, end, digits } of puts) {
    if (start < copied) continue;
    copy(start);
    for (let i = 0; i < digits.length; i++) {
      result.starts.push(start);
      result.ends.push(end);
    }
    result.text += digits;
    copied = end;
  }
  copy(text.length);
  return result;
}
