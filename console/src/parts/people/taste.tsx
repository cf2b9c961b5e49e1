import { useTranslation } from 'react-i18next';
import { CheckField } from '../form/fields.tsx';
import { keep, THEMES, useKept } from '../kept.ts';

/** Light, dark, or as the system is. */
export function ThemeChoice() {
  const { t } = useTranslation();
  const theme = useKept('theme');
  return (
    <label className="choice">
      <span>{t('app.theme')}</span>
      <select
        value={theme}
        onChange={({ target }) => {
          const chosen = THEMES.find((one) => one === target.value);
          if (chosen) keep('theme', chosen);
        }}
      >
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {t(`app.themes.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Whether keys that are a single character do something (WCAG 2.1.4). */
export function KeysChoice() {
  const { t } = useTranslation();
  const keys = useKept('keys');
  return (
    <CheckField
      label={t('app.keysOn')}
      checked={keys === 'on'}
      onChange={({ target }) => keep('keys', target.checked ? 'on' : 'off')}
    />
  );
}
