import { useTranslation } from 'react-i18next';

/** The title of a value of the Transparency Database; the value itself where there is none. */
export function useValueTitle(): (value: string) => string {
  const { t } = useTranslation();
  const titles: Record<string, string> = t('declared.values', { returnObjects: true });
  return (value) => titles[value] ?? value;
}
