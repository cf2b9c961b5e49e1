import { createInstance } from 'i18next';
import type { Language } from '../base/core/language.ts';
import en from './words.en.json' with { type: 'json' };
import fr from './words.fr.json' with { type: 'json' };

const words = createInstance();
await words.init({
  resources: { en: { translation: en }, fr: { translation: fr } },
  fallbackLng: false,
  initAsync: false,
  // Put into mail as plain text and, through `escapeHtml`, into a page; never read as a template.
  interpolation: { escapeValue: false, skipOnVariables: true },
});

export type Say = (key: string, values?: Record<string, string | number>) => string;

/** The phrases that notifiers, traders and buyers read. A key without words is a bug and throws. */
export function receivingWords(language: Language): Say {
  const translate = words.getFixedT(language);
  return (key, values = {}) => {
    if (!words.exists(key, { lng: language })) throw new Error(`No words for "${key}" in ${language}`);
    return translate(key, { ...values });
  };
}
