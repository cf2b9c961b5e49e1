import { useTranslation } from 'react-i18next';
import { api } from '../../client/api.ts';
import { mayWork, useAccount } from '../../parts/account.ts';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { useRead } from '../../parts/read.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { paths } from '../../paths.ts';
import { GateChart } from './gate-chart.tsx';
import { type AgeGate, useGateWords } from './gate-words.ts';
import { PlanForm } from './plan-form.tsx';

/** So many measurements of a platform are shown: the report has as many. */
const MOST = 50;

function Measurements({ gates, platform }: { gates: AgeGate[]; platform: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sayEstimate } = useGateWords();
  const figure = (value: number): string => formatFigure(value, language);
  const whole =
    (name: 'none' | 'declared' | 'verified') =>
    ({ shares }: AgeGate) => {
      const found = shares?.find(({ gate, kind }) => gate === name && kind === null);
      return found ? sayEstimate(found) : '–';
    };
  const cells = {
    day: ({ id, at }: AgeGate) => <Link to={paths.ageGate(platform, id)}>{formatInstant(at, language)}</Link>,
    state: ({ state }: AgeGate) => <span className={`tag ${state}`}>{t(`gates.state.${state}`)}</span>,
    none: whole('none'),
    declared: whole('declared'),
    verified: whole('verified'),
    seen: ({ pages }: AgeGate) => t('gates.seenOf', { seen: figure(pages.seen), drawn: figure(pages.drawn) }),
    unclear: ({ pages }: AgeGate) => figure(pages.unclear),
    failed: ({ pages }: AgeGate) => figure(pages.failed),
  };
  return (
    <DataTable
      caption={t('gates.title')}
      cells={cells}
      nameOf={(name) => t(`gates.columns.${name}`)}
      head="day"
      numbers={['unclear', 'failed']}
      rows={gates}
      keyOf={({ id }) => id}
    />
  );
}

/** The age gates of a platform as they were measured over time, and the way to measure them. */
export function AgeGates({ platform }: { platform: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const account = useAccount();
  const query = useRead(['age-gates', platform], () =>
    api.GET('/v1/age-gates', { params: { query: { platform, limit: MOST } } }),
  );
  return (
    <section aria-labelledby="gates-title">
      <h2 id="gates-title">
        <Term of="age-gate">{t('gates.title')}</Term>
      </h2>
      <p className="quiet">{t('gates.intro')}</p>
      <Loaded query={query}>
        {({ items }) => {
          const done = items.filter(({ shares }) => shares?.some(({ estimate }) => estimate));
          return (
            <>
              {items.length === 0 && <Empty>{t('gates.none')}</Empty>}
              {done.length > 0 && (
                <>
                  <GateChart gates={done} platform={platform} />
                  <p>
                    <a
                      href={`/v1/age-gate-report?platform=${encodeURIComponent(platform)}&language=${language}`}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {t('gates.report')}
                    </a>
                  </p>
                </>
              )}
              {items.length > 0 && <Measurements gates={items} platform={platform} />}
            </>
          );
        }}
      </Loaded>
      {mayWork(account) && <PlanForm platform={platform} />}
    </section>
  );
}
