import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { CASE_STATES } from '../../client/values.ts';
import { formatFigure } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../paths.ts';
import { progressOf, STEPS } from './steps.ts';

type Intake = Schemas['Intake'];

/** How far the reading is, as a bar with its figures. */
export function Reading({ of }: { of: Intake }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const figure = (number: number): string => formatFigure(number, i18n.language);
  const { value, max } = progressOf(of);
  const { total, read } = of.rows;
  return (
    <p className="bar-line">
      <span id={id}>
        {total === null
          ? t('intake.read', { read: figure(read) })
          : t('intake.readOf', { read: figure(read), total: figure(total) })}
      </span>{' '}
      <progress aria-labelledby={id} max={max} {...(value === null ? {} : { value })} />
    </p>
  );
}

/** The cases of an intake in the worktable, however they stand. */
const casesOf = (id: string): string => {
  const params = new URLSearchParams(CASE_STATES.map((state) => ['state', state]));
  params.set('intake', id);
  return `${paths.worktable}?${params}`;
};

/** How far the offers of an intake are, step by step: each once, however many rows are about it. */
export function Steps({ of }: { of: Intake }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const figure = (number: number): string => formatFigure(number, i18n.language);
  const { offers } = of.steps;
  return (
    <dl className="intake-steps">
      {STEPS.map((step) => (
        <div key={step}>
          <dt id={`${id}-${step}`}>{t(`intake.step.${step}`)}</dt>
          <dd>
            <span>
              {step === 'cases' ? (
                of.steps.cases > 0 ? (
                  <Link to={casesOf(of.id)}>
                    {t('intake.itsCases', { count: of.steps.cases, figure: figure(of.steps.cases) })}
                  </Link>
                ) : (
                  figure(0)
                )
              ) : (
                t('intake.of', { number: figure(of.steps[step]), total: figure(offers) })
              )}
            </span>
            {step !== 'cases' && (
              <progress aria-labelledby={`${id}-${step}`} max={Math.max(offers, 1)} value={of.steps[step]} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What of the rows is more to know than that they were read. */
export function Sums({ of }: { of: Intake }) {
  const { t, i18n } = useTranslation();
  const { known, notRead, partlyRead, passedOver } = of.rows;
  const said = (key: 'known' | 'notRead' | 'partlyRead' | 'passedOver', count: number) =>
    t(`intake.${key}`, { count, number: formatFigure(count, i18n.language) });
  return (
    <>
      {notRead > 0 && <span className="error">{said('notRead', notRead)}</span>}{' '}
      {partlyRead > 0 && <span>{said('partlyRead', partlyRead)}</span>}{' '}
      {passedOver > 0 && <span>{said('passedOver', passedOver)}</span>}{' '}
      {known > 0 && <span>{said('known', known)}</span>}
    </>
  );
}
