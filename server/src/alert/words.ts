import type { Language } from '../base/core/language.ts';
import { sentences } from '../base/core/sentences.ts';
import { createWords, type Say } from '../base/text/words.ts';

const words = createWords(import.meta.dirname, ['en', 'fr']);

/** What people who report read. */
export const alertWords = (language: Language): Say => words.in(language);

/** What those who work here read. */
export const say = sentences({
  noOffer: { en: 'no offer was found on the page', fr: 'aucune offre n’a été trouvée sur la page' },
});
