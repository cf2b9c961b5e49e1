import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

const KEPT_LANGUAGE = 'vigie.language';
const WORDS = {
  en: { first: () => import('../words/en.json?first'), later: () => import('../words/en.json?later') },
  fr: { first: () => import('../words/fr.json?first'), later: () => import('../words/fr.json?later') },
};
type Language = keyof typeof WORDS;
type Part = 'first' | 'later';

const languageOf = (name: string): Language => (name === 'fr' ? 'fr' : 'en');
/** What has been asked for so far. */
const wanted = new Set<Part>(['first']);
let spoken: Language = 'en';

/** Fetches the words of a language that are wanted: a reader needs one language, and at first few words of it. */
async function fetchWords(language: Language): Promise<void> {
  const fetched = await Promise.all([...wanted].map((part) => WORDS[language][part]()));
  for (const { default: words } of fetched) i18next.addResourceBundle(language, 'translation', words);
}

/** A screen that says more than the worktable: fetched together with the other words. */
export async function withAllWords<Screen>(screen: Promise<Screen>): Promise<Screen> {
  wanted.add('later');
  const [loaded] = await Promise.all([screen, fetchWords(spoken)]);
  return loaded;
}

/** Sets the language that a person chose or prefers. */
export async function setLanguage(language: string): Promise<void> {
  const chosen = languageOf(language);
  spoken = chosen;
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
