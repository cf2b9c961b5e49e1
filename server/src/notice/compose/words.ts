import { createInstance } from 'i18next';
import de from './words.de.json' with { type: 'json' };
import en from './words.en.json' with { type: 'json' };
import es from './words.es.json' with { type: 'json' };
import fr from './words.fr.json' with { type: 'json' };
import it from './words.it.json' with { type: 'json' };

/**
 * Languages an act can be written in. Another language is one more file of words beside these. French and English govern: the others are
 * translations that no jurist has checked, and the act says so.
 */
export const NOTICE_LANGUAGES = ['fr', 'en', 'de', 'es', 'it'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** Looks a phrase up and fills it; values are put in as they stand and never read as templates. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

const words = createInstance();
await words.init({
  resources: {
    de: { translation: de },
    en: { translation: en },
    es: { translation: es },
    fr: { translation: fr },
    it: { translation: it },
  },
  fallbackLng: false,
  initAsync: false,
  // The phrases are put into plain text and into a PDF as data, never into HTML.
  interpolation: { escapeValue: false, skipOnVariables: true },
});

/** The phrases of a notice in one language. A key without words is a bug and throws. */
export function noticeWords(language: NoticeLanguage): Say {
  const translate = words.getFixedT(language);
  return (key, values = {}) => {
    if (!words.exists(key, { lng: language, ...values })) throw new Error(`No words for "${key}" in ${language}`);
    return translate(key, { ...values });
  };
}

/** The name of a listing's field for a reader: `attributes.Material` becomes `attribute Material`. */
export function nameField(field: string, language: NoticeLanguage): string {
  const [head = field, ...rest] = field.split('.');
  const key = `fields.${head}`;
  if (!/^[a-zA-Z]+$/.test(head) || !words.exists(key, { lng: language })) return field;
  return words.getFixedT(language)(key, { name: rest.join('.') });
}
