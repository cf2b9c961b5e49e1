import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../parts/language.ts';

/** All acts, each with what it is called, in the order of a reader's alphabet. */
export function useActs(): [string, string][] {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const nouns = t('audit', { returnObjects: true });
    const acts = Object.entries(nouns).flatMap(([noun, verbs]) =>
      Object.entries(verbs).map(([verb, name]): [string, string] => [`${noun}.${verb}`, String(name)]),
    );
    return acts.sort(([, a], [, b]) => a.localeCompare(b, language));
  }, [t, language]);
}
