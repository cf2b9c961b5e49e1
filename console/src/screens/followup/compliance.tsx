import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { SelectField, TextField } from '../../parts/form/fields.tsx';
import { readTyped } from '../../parts/form/typed.ts';
import { formatDate, formatFigure } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { useRead } from '../../parts/read.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { Said } from '../../parts/text/said.tsx';
import { FiguresStrip } from './figures.tsx';

type Report = Schemas['ComplianceReport'];
type Week = Report['weeks'][number];
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

/** Counts for each trader or rule. */
function Groups({ title, name, groups }: { title: string; name: string; groups: Group[] }) {
  const { t, i18n } = useTranslation();
  const count = (which: (typeof COUNTS)[number]) => (group: Group) => formatFigure(group[which], i18n.language);
  const cells = {
    group: ({ key }: Group) => <Said>{key || t('worktable.noTrader')}</Said>,
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

/** What was asked and what was relisted, week by week: bars for the eye, the same numbers in a table below. */
function Weeks({ weeks }: { weeks: Report['weeks'] }) {
  const { t, i18n } = useTranslation();
  const cells = {
    week: ({ week }: Week) => formatDate(week, i18n.language),
    asked: ({ asked }: Week) => formatFigure(asked, i18n.language),
    done: ({ removed }: Week) => formatFigure(removed, i18n.language),
    relisted: ({ relisted }: Week) => formatFigure(relisted, i18n.language),
  };
  const most = Math.max(1, ...weeks.map(({ asked, relisted }) => Math.max(asked, relisted)));
  const width = 100 / Math.max(1, weeks.length);
  return (
    <section aria-labelledby="weeks-title">
      <h2 id="weeks-title">{t('compliance.weeks')}</h2>
      <svg className="rates weeks" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
        {weeks.map(({ week, asked, relisted }, at) => (
          <g key={week}>
            <rect x={at * width} y={24 - (asked / most) * 24} width={width * 0.4} height={(asked / most) * 24} />
            <g className="marked">
              <rect
                x={(at + 0.45) * width}
                y={24 - (relisted / most) * 24}
                width={width * 0.4}
                height={(relisted / most) * 24}
              />
            </g>
          </g>
        ))}
      </svg>
      <details>
        <summary>{t('compliance.weeksTable')}</summary>
        <DataTable
          caption={t('compliance.weeks')}
          cells={cells}
          nameOf={(name) => t(`compliance.${name}`)}
          head="week"
          numbers={['asked', 'done', 'relisted']}
          rows={weeks.filter(({ asked, removed, relisted }) => asked + removed + relisted > 0)}
          keyOf={({ week }) => week}
        />
      </details>
    </section>
  );
}

function Shown({ report }: { report: Report }) {
  const { t } = useTranslation();
  const language = useLanguage();
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
      <Times report={report} />
      <Weeks weeks={report.weeks} />
      <Groups title={t('compliance.byTrader')} name={t('compliance.trader')} groups={report.byTrader} />
      <Groups title={t('compliance.byCategory')} name={t('compliance.category')} groups={report.byCategory} />
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
                  options={platforms.map((platform) => [platform, platform])}
                  defaultValue={report.platform}
                />
                <TextField name="from" label={t('compliance.from')} type="date" defaultValue={report.from} required />
                <TextField name="to" label={t('compliance.to')} type="date" defaultValue={report.to} required />
                <button type="submit">{t('compliance.show')}</button>
              </form>
              <Shown report={report} />
            </>
          )
        }
      </Loaded>
    </>
  );
}
