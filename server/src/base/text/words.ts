import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { z } from 'zod';

/** Looks a phrase up and fills it; values are put in as they stand and never read as templates. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** A room's phrases, by language. */
export interface PhraseBook<L extends string> {
  /** The phrases of one language. A key without words is a bug and throws. */
  in(language: L): Say;
  has(language: L, key: string): boolean;
}

interface Phrases {
  [key: string]: string | Phrases;
}
const phrases: z.ZodType<Phrases> = z.record(z.string(), z.union([z.string(), z.lazy(() => phrases)]));

/**
 * Opens `words.<language>.json` beside a room's code: for documents, pages and mail that others read, in as many
 * languages as there are files. What the API and the command say is in English and French alone, and stands in the code
 * (`sentences`).
 *
 * `createWords(import.meta.dirname, ['en', 'fr'])`
 */
export function createWords<const L extends string>(folder: string, languages: readonly L[]): PhraseBook<L> {
  const read = (language: L): Phrases =>
    phrases.parse(JSON.parse(readFileSync(`${folder}/words.${language}.json`, 'utf8')));
  const words = createInstance();
  // With its resources given, it is ready at once.
  void words.init({
    resources: Object.fromEntries(languages.map((language) => [language, { translation: read(language) }])),
    fallbackLng: false,
    initAsync: false,
    // Phrases are data to whoever shows them: plain text, CSV, a PDF, or HTML by a template that escapes.
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return {
    in(language) {
      const translate = words.getFixedT(language);
      return (key, values = {}) => {
        // Plural forms exist for a count alone.
        if (!words.exists(key, { lng: language, ...values })) throw new Error(`No words for "${key}" in ${language}`);
        return translate(key, { ...values });
      };
    },
    has: (language, key) => words.exists(key, { lng: language }),
  };
}
