import { useTranslation } from 'react-i18next';

/** The language of the screen, as the API names those that it gives words in. */
export function useLanguage(): 'en' | 'fr' {
  const { i18n } = useTranslation();
  return i18n.language === 'fr' ? 'fr' : 'en';
}
