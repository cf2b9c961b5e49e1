import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../client/api.ts';
import { useLanguage } from '../../../parts/language.ts';

type Definitions = Schemas['TrustedFlaggerReport']['definitions'];

/** What the hosting service last decided on a notice, with the colour that a chart draws it in. */
export const DECISIONS = [
  { name: 'acted', colour: 3 },
  { name: 'partly', colour: 1 },
  { name: 'noAction', colour: 2 },
  { name: 'none', colour: 5 },
] as const;

/** What a figure is called, as the report says it. */
export function useFigureName(definitions: Definitions): (name: string) => string {
  const language = useLanguage();
  return (name) => definitions[name]?.name[language] ?? name;
}

/** What figures count: the sentences that the files and the PDF carry too. */
export function Defined({ definitions, names }: { definitions: Definitions; names: readonly string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = useFigureName(definitions);
  return (
    <details>
      <summary>{t('figures.counts')}</summary>
      <dl>
        {names.map((name) => (
          <div key={name}>
            <dt>{nameOf(name)}</dt>
            <dd>{definitions[name]?.says[language]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
