import type { Words } from '@vigie/engine';
import type { Language } from './language.ts';

/** What a sentence may be filled with; words are filled in by language. */
export type Filling = string | number | Words;

/** The names that a sentence must be given: of `{id}` and of `{count|offer|offers}`, whose form follows the number. */
type NamesIn<S extends string> = S extends `${string}{${infer Inside}}${infer Rest}`
  ? (Inside extends `${infer Name}|${string}` ? Name : Inside) | NamesIn<Rest>
  : never;

/** The arguments that fill a sentence: none where it has no names. */
export type FillingsOf<W extends { en: string; fr: string }> = [NamesIn<W['en'] | W['fr']>] extends [never]
  ? Record<never, never>
  : { [Name in NamesIn<W['en'] | W['fr']>]: Filling };

/**
 * Fills `{name}` with what was given under that name, and `{count|one|other}` with the form that the language has for
 * that number (Unicode CLDR plural rules). What was given is never read as a pattern.
 */
function fill(sentence: string, fillings: Readonly<Record<string, Filling>>, language: Language): string {
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, other?: string) => {
    const given = fillings[name];
    if (given === undefined) return whole;
    if (typeof given === 'object') return given[language];
    if (one === undefined || other === undefined) return String(given);
    return new Intl.PluralRules(language).select(Number(given)) === 'one' ? one : other;
  });
}

/** Fills both languages of a sentence. */
export function fillBoth(words: Words, fillings: Readonly<Record<string, Filling>>): Words {
  return { en: fill(words.en, fillings, 'en'), fr: fill(words.fr, fillings, 'fr') };
}

/**
 * A room's sentences in both languages, side by side so that none is forgotten. Names that a sentence needs are checked
 * by the compiler. Documents in more than two languages have a file per language instead (`createWords`).
 */
export function sentences<const C extends Record<string, { en: string; fr: string }>>(catalogue: C) {
  return <K extends keyof C & string>(
    key: K,
    ...given: [NamesIn<C[K]['en'] | C[K]['fr']>] extends [never] ? [] : [FillingsOf<C[K]>]
  ): Words => {
    const words: Words = catalogue[key] ?? { en: key, fr: key };
    return fillBoth(words, given[0] ?? {});
  };
}
