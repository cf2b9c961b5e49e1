import type { Language } from '../../base/core/language.ts';
import { createWords, type Say } from '../../base/text/words.ts';

const words = createWords(import.meta.dirname, ['en', 'fr']);

/** The phrases of a release in one language. A key without words is a bug and throws. */
export const releaseWords = (language: Language): Say => words.in(language);
