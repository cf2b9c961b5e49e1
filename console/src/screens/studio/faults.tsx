import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../parts/language.ts';
import type { Problem } from './messages.ts';
import { sayProblem } from './say-problem.ts';

/** What is wrong in a pack's text, with the way to each place: said beside the editor too, where everybody can read it. */
export function Faults(props: {
  problems: readonly Problem[];
  warnings: readonly Problem[];
  onGo: (line: number, column: number) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const all = [
    ...props.problems.map((problem) => ({ ...problem, ...sayProblem(problem, language), isError: true })),
    ...props.warnings.map((problem) => ({ ...problem, ...sayProblem(problem, language), isError: false })),
  ];
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="faults-title" className="faults">
      <h3 id="faults-title" role="status">
        {props.problems.length > 0
          ? t('studio.problems', { count: props.problems.length })
          : t('studio.warnings', { count: all.length })}
      </h3>
      <ul className="plain">
        {all.slice(0, 20).map(({ line, column, lang, text, isError }) => (
          <li key={`${line}:${column} ${text}`} className={isError ? 'error' : undefined}>
            <button type="button" className="plain-button" onClick={() => props.onGo(line, column)}>
              {t('studio.place', { line, column })}
            </button>{' '}
            <span lang={lang}>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
