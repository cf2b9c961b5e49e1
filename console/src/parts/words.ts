import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

const KEPT_LANGUAGE = 'vigie.language';
const WORDS = { en: () => import('../words/en.json'), fr: () => import('../words/fr.json') };

/** Fetches the words of a language where they are not there yet: a reader needs one. */
async function fetchWords(language: 'en' | 'fr'): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  i18next.addResourceBundle(language, 'translation', (await WORDS[language]()).default);
}

/** Sets the language that a person chose or prefers. */
export async function setLanguage(language: string): Promise<void> {
  const chosen = language === 'fr' ? 'fr' : 'en';
  await fetchWords(chosen);
  await i18next.changeLanguage(chosen);
}

/** Whether a language was chosen in this browser. */
export const isLanguageChosen = (): boolean => localStorage.getItem(KEPT_LANGUAGE) !== null;

/** Begins in the language that was chosen here, else in the browser's. */
export async function startWords(): Promise<void> {
  const language = localStorage.getItem(KEPT_LANGUAGE) ?? (navigator.language.startsWith('fr') ? 'fr' : 'en');
  await i18next.use(initReactI18next).init({ lng: language, resources: {}, interpolation: { escapeValue: false } });
  await setLanguage(language);
  i18next.on('languageChanged', (chosen) => localStorage.setItem(KEPT_LANGUAGE, chosen));
}
