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
const NAMED_IN = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pl', 'pt', 'sv'];

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

/**
 * An address by its words in any order, without what people write differently (letter case, accents, punctuation, the
 * country at its end, usual abbreviations); null where it is too short to be one place.
 */
export function addressKey(address: string): string | null {
  countries ??= readCountries();
  const parts = address.split(/[,;\n]+/).map((part) => part.trim());
  const last = fold(parts.at(-1) ?? '').text;
  const kept = parts.length > 1 && countries.has(last) ? parts.slice(0, -1) : parts;
  // `D-10115`: the country's letters before the post code.
  const words = fold(kept.join(' ').replace(/(?<![\p{L}\p{N}])[A-Z]{1,3}-(?=\d{4})/gu, ''))
    .text.split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !LEFT_OUT.has(word))
    .map(shorten);
  const each = [...new Set(words)];
  return each.length >= 4 && each.some((word) => /\d/.test(word)) ? each.sort().join(' ') : null;
}
