import { fold } from '@vigie/engine';

/** Words that are written short or in full as it comes: the first of each stands for all (a saint is written as a street is). */
const FORMS: readonly (readonly string[])[] = [
  ['st', 'street', 'str', 'strasse', 'straat', 'saint', 'sainte', 'ste', 'suite'],
  ['rd', 'road'],
  ['av', 'ave', 'avenue', 'avda', 'avenida'],
  ['bd', 'bld', 'blvd', 'boulevard'],
  ['pl', 'place', 'platz', 'plaza', 'plein'],
  ['sq', 'square'],
  ['ln', 'lane'],
  ['dr', 'drive'],
  ['ct', 'court'],
  ['rte', 'route'],
  ['ch', 'chemin'],
  ['imp', 'impasse'],
  ['bldg', 'building'],
  ['bat', 'batiment'],
  ['fl', 'floor'],
  ['rm', 'room'],
  ['apt', 'apartment', 'appt', 'appartement'],
];
const SHORT = new Map(FORMS.flatMap(([short = '', ...forms]) => forms.map((form) => [form, short] as const)));
/** Said of a number, or not. */
const LEFT_OUT = new Set(['no', 'nr', 'n', 'num', 'numero', 'number', 'nummer']);
/** The languages of the Union, and of those whose shops sell most into it. */
const NAMED_IN = 'en fr de es it nl pl pt sv bg cs da el et fi ga hr hu lt lv mt ro sk sl tr uk zh'.split(' ');

/** Names and codes of all countries, folded; made at the first address. */
let countries: Set<string> | null = null;
function readCountries(): Set<string> {
  const names = NAMED_IN.map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const known = letters.flatMap((first) =>
    letters.flatMap((second) => {
      const called = names.flatMap((of) => of.of(first + second) ?? []);
      return called.length > 0 ? [first + second, ...called] : [];
    }),
  );
  return new Set(known.map((name) => fold(name).text));
}

/** `Hauptstraße`, `Hauptstr.`: the kind of street is written to its name. */
const shorten = (word: string): string =>
  SHORT.get(word) ?? word.replace(/(?<=\p{L}{3})(?:strasse|straat)$/u, 'str').replace(/(?<=\p{L}{3})platz$/u, 'pl');

/** Post codes that are written in two parts: `111 22`, `SW1A 1AA`. */
const PARTED = /(?<![\p{L}\p{N}])(?:\d{3} \d{2}|[a-z]{1,2}\d[a-z\d]? \d[a-z]{2})(?![\p{L}\p{N}])/gu;
/** Numbers within a building, of a box, or of an office that hands out mail. */
const WITHIN =
  /(?<![\p{L}\p{N}])(?:unit|box|boite|bp|cedex|cs|postfach|postbus|apartado|casella|skrytka|suite|ste|room|rm|floor|fl|flat|apt|apartment)\W{0,3}\d+\p{L}?(?![\p{L}\p{N}])/gu;

/** What a number is of, where it is not the house's: the two stay together. */
const NUMBERED =
  /(?<![\p{L}\p{N}])(unit|box|boite|bp|cs|postfach|postbus|apartado|casella|skrytka|suite|ste|room|rm|floor|fl|flat|apt|apartment|appt|appartement|bldg|building|bat|batiment|block|stair|escalier|etage|door|porte|piso|puerta|interno|scala|top|stiege) (?:no |nr |n )?(\d+\p{L}?)(?![\p{L}\p{N}])/gu;
/** Numbers of a house one beside the other, `12/14`: their order says which is which. */
const BESIDE = /(?<![\p{L}\p{N}_])\d{1,3}\p{L}?(?: \d{1,3}\p{L}?)+(?![\p{L}\p{N}_])/gu;

/** Whether an address, folded, names a house or a box of a town that it tells from others, and not a town alone. */
function isOnePlace(text: string): boolean {
  const codes = text.match(PARTED)?.length ?? 0;
  const bare = text.replace(PARTED, ' ');
  const within = bare.match(WITHIN)?.filter((one) => !one.startsWith('cedex')).length ?? 0;
  const words = bare.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !LEFT_OUT.has(word));
  if (new Set(words).size + codes < 4) return false;
  const numbers = bare.replace(WITHIN, ' ').match(/(?<![\p{L}\p{N}])\d+\p{L}{0,2}(?![\p{L}\p{N}])/gu) ?? [];
  // Alone, a number of four digits and more may be the post code.
  return numbers.some((number) => /^\d{1,3}(?!\d)/.test(number)) || codes + within + numbers.length > 1;
}

/**
 * An address by its words in any order, each number with what it is of (`Flat 12, 14 High St` is not `Flat 14, 12 High
 * St`), without what people write differently (letter case, accents, punctuation, the
 * country at its end, usual abbreviations); null where it is no one place: too short, a town with its post code, a unit
 * or a box of a town without one.
 */
export function addressKey(address: string): string | null {
  countries ??= readCountries();
  const parts = address.split(/[,;\n]+/).map((part) => part.trim());
  const last = fold(parts.at(-1) ?? '').text;
  const kept = parts.length > 1 && countries.has(last) ? parts.slice(0, -1) : parts;
  // `D-10115`: the country's letters before the post code; `1000-001`: one post code.
  const { text } = fold(
    kept
      .join(' ')
      .replace(/(?<![\p{L}\p{N}])[A-Z]{1,3}-(?=\d{4})/gu, '')
      .replace(/(?<![\p{L}\p{N}])(\d{2,5})-(?=\d{3,4}(?![\p{L}\p{N}]))/gu, '$1'),
  );
  if (!isOnePlace(text)) return null;
  const join = (numbers: string): string => numbers.replaceAll(' ', '_');
  const words = text
    .replace(PARTED, join)
    .replace(NUMBERED, (_, of: string, number: string) => `${shorten(of)}_${number}`)
    .replace(BESIDE, join)
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== '' && !LEFT_OUT.has(word))
    .map(shorten);
  return [...new Set(words)].sort().join(' ');
}
