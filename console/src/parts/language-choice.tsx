import { useTranslation } from 'react-i18next';
import { setLanguage } from './words.ts';

/** The language of the screen, chosen by who reads it; each is named in itself. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  return (
    <label className="choice">
      <span>{t('app.language')}</span>
      <select value={i18n.language} onChange={({ target }) => void setLanguage(target.value)}>
        <option value="fr" lang="fr">
          Français
        </option>
        <option value="en" lang="en">
          English
        </option>
      </select>
    </label>
  );
}
