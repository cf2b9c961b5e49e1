import { useTranslation } from 'react-i18next';
import { CheckField } from '../form/fields.tsx';
import { choicesOf, type Kept, keep, useKept } from '../kept.ts';

/** One of the choices kept in this browser, each with its name for a reader. */
export function KeptChoice<Name extends keyof Kept>(props: {
  name: Name;
  label: string;
  say: (one: Kept[Name]) => string;
}) {
  const { name, label, say } = props;
  const choices = choicesOf(name);
  return (
    <label className="choice">
      <span>{label}</span>
      <select
        value={useKept(name)}
        onChange={({ target }) => {
          const chosen = choices.find((one) => one === target.value);
          if (chosen) keep(name, chosen);
        }}
      >
        {choices.map((one) => (
          <option key={one} value={one}>
            {say(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Light, dark, or as the system is; and how much of the list is in sight at once. */
export function LooksChoice() {
  const { t } = useTranslation();
  return (
    <>
      <KeptChoice name="theme" label={t('app.theme')} say={(one) => t(`app.themes.${one}`)} />
      <KeptChoice name="rows" label={t('app.rows')} say={(one) => t(`app.rowsAre.${one}`)} />
    </>
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
