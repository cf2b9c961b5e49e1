import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { ReturnsChart } from '../../parts/charts/weeks.tsx';
import { SelectField, TextField } from '../../parts/form/fields.tsx';
import { readTyped } from '../../parts/form/typed.ts';
import { formatFigure } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { useRead } from '../../parts/read.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { usePlatformLabel } from '../../parts/text/platform-name.tsx';
import { Said } from '../../parts/text/said.tsx';
import { RemovalTimes } from '../pages/removal-times.tsx';
import { Comparison, OwnWork } from './comparison.tsx';
import { DeclaredBeside } from './declared.tsx';
import { FiguresStrip } from './figures.tsx';
import { Obligations } from './obligations.tsx';
import { OwnErrors } from './own-errors.tsx';
import { titleOfRule } from './title-of-rule.ts';

type Report = Schemas['ComplianceReport'];
const COUNTS = ['asked', 'acknowledged', 'decided', 'done', 'late', 'relisted'] as const;
const TIMES = ['toReceipt', 'toDecision', 'toRemoval', 'toRelisting'] as const;
type Time = (typeof TIMES)[number];
const FIGURES = ['happened', 'open', 'p10', 'p50', 'p90', 'median'] as const;
type Figure = (typeof FIGURES)[number];

/** A bar for each class of days; the words beside say how many. */
function Histogram({ times }: { times: Schemas['Durations'] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...times.bins.map(({ count }) => count));
  const width = 100 / times.bins.length;
  return (
    <>
      <svg className="rates" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
        {times.bins.map(({ from, count }, at) => (
          <rect
            key={from}
            x={at * width}
            y={24 - (count / most) * 24}
            width={width * 0.8}
            height={(count / most) * 24}
          />
        ))}
      </svg>
      <span className="quiet">
        {times.bins
          .filter(({ count }) => count > 0)
          .map(({ from, to, count }) => t(to === null ? 'compliance.binFrom' : 'compliance.bin', { from, to, count }))
          .join(' · ')}
      </span>
    </>
  );
}

/** How long receipt, decision, removal and return took. */
function Times({ report }: { report: Report }) {
  const { t, i18n } = useTranslation();
  const figure = (name: Figure) => (time: Time) => formatFigure(report[time][name], i18n.language);
  const cells = {
    time: (time: Time) => t(`compliance.${time}`),
    happened: figure('happened'),
    open: figure('open'),
    p10: figure('p10'),
    p50: figure('p50'),
    p90: figure('p90'),
    median: figure('median'),
    distribution: (time: Time) => <Histogram times={report[time]} />,
  };
  return (
    <section aria-labelledby="times-title">
      <h2 id="times-title">{t('compliance.times')}</h2>
      <p className="quiet">{t('compliance.timesHint')}</p>
      <DataTable
        caption={t('compliance.times')}
        cells={cells}
        nameOf={(name) => t(`compliance.${name}`)}
        head="time"
        numbers={FIGURES}
        rows={TIMES}
        keyOf={(time) => time}
      />
    </section>
  );
}

type Group = Report['byTrader'][number];

/** Counts for each trader or rule, each by its name. */
function Groups(props: { title: string; name: string; groups: Group[]; nameOf: (key: string) => string }) {
  const { title, name, groups, nameOf } = props;
  const { t, i18n } = useTranslation();
  const count = (which: (typeof COUNTS)[number]) => (group: Group) => formatFigure(group[which], i18n.language);
  const cells = {
    group: ({ key }: Group) => <Said>{nameOf(key)}</Said>,
    asked: count('asked'),
    acknowledged: count('acknowledged'),
    decided: count('decided'),
    done: count('done'),
    late: count('late'),
    relisted: count('relisted'),
  };
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <DataTable
        caption={title}
        cells={cells}
        nameOf={(column) => (column === 'group' ? name : t(`compliance.${column}`))}
        head="group"
        numbers={COUNTS}
        rows={groups}
        keyOf={({ key }) => key}
      />
    </section>
  );
}

function Shown({ report }: { report: Report }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rules = useRead(['rules'], () => api.GET('/v1/rules'));
  const query = new URLSearchParams({ platform: report.platform, from: report.from, to: report.to });
  return (
    <>
      <section aria-labelledby="recurrence-title">
        <h2 id="recurrence-title">{t('compliance.recurrence')}</h2>
        <p>
          <span className={`tag ${report.recurrence.answer === 'recurrent' ? 'high' : ''}`}>
            {t(`compliance.answer.${report.recurrence.answer}`)}
          </span>
        </p>
        <p>{report.recurrence.sentence[language]}</p>
      </section>
      <section className="figures" aria-label={t('compliance.counts')}>
        <dl>
          {COUNTS.map((name) => (
            <div key={name}>
              <dt>
                {name === 'relisted' ? <Term of="relisting">{t('compliance.relisted')}</Term> : t(`compliance.${name}`)}
              </dt>
              <dd>{formatFigure(report.counts[name], language)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <DeclaredBeside report={report} />
      <Obligations platform={report.platform} />
      <RemovalTimes asked={report} />
      <Times report={report} />
      <section aria-labelledby="returns-title">
        <h2 id="returns-title">{t('charts.returns.heading')}</h2>
        <ReturnsChart report={report} />
      </section>
      <Groups
        title={t('compliance.byTrader')}
        name={t('compliance.trader')}
        groups={report.byTrader}
        nameOf={(key) => key || t('worktable.noTrader')}
      />
      <Groups
        title={t('compliance.byCategory')}
        name={t('compliance.category')}
        groups={report.byCategory}
        nameOf={(key) => titleOfRule(rules.data?.items ?? [], key, language)}
      />
      <p>
        <a className="button" href={`/v1/compliance-report.csv?${query}`} download>
          {t('compliance.csv')}
        </a>
      </p>
    </>
  );
}

/** The compliance report of a platform: asked, acknowledged, decided, done, late, relisted; one-off or recurrent. */
export function ComplianceScreen() {
  const { t } = useTranslation();
  const nameOf = usePlatformLabel();
  const [asked, setAsked] = useState<{ platform?: string; from?: string; to?: string }>({});
  const query = useRead(['compliance-report', asked], () =>
    api.GET('/v1/compliance-report', { params: { query: asked } }),
  );
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(readTyped(new FormData(event.currentTarget)).some('platform', 'from', 'to'));
  };
  return (
    <>
      <h1>
        <Term of="compliance-report">{t('compliance.title')}</Term>
      </h1>
      <FiguresStrip />
      <p>{t('compliance.intro')}</p>
      <Loaded query={query}>
        {({ platforms, report }) =>
          report === null ? (
            <Empty>{t('compliance.none')}</Empty>
          ) : (
            <>
              <form className="row" onSubmit={submit} key={`${report.platform}/${report.from}/${report.to}`}>
                <SelectField
                  name="platform"
                  label={t('compliance.platform')}
                  options={platforms.map((platform) => [platform, nameOf(platform)])}
                  defaultValue={report.platform}
                />
                <TextField name="from" label={t('compliance.from')} type="date" defaultValue={report.from} required />
                <TextField name="to" label={t('compliance.to')} type="date" defaultValue={report.to} required />
                <button type="submit">{t('compliance.show')}</button>
              </form>
              <Shown report={report} />
              <Comparison period={{ from: report.from, to: report.to }} />
            </>
          )
        }
      </Loaded>
      <OwnErrors period={{ ...(asked.from && { from: asked.from }), ...(asked.to && { to: asked.to }) }} />
      <OwnWork />
    </>
  );
}
