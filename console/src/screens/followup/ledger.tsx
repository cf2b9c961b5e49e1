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

type Ledger = Schemas['Ledger'];
type Week = Ledger['weeks'][number];
const COUNTS = ['asked', 'acknowledged', 'decided', 'done', 'late', 'cameBack'] as const;
const TIMES = ['toReceipt', 'toDecision', 'toRemoval', 'toReturn'] as const;
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
          .map(({ from, to, count }) => t(to === null ? 'ledger.binFrom' : 'ledger.bin', { from, to, count }))
          .join(' · ')}
      </span>
    </>
  );
}

/** How long receipt, decision, removal and return took. */
function Times({ ledger }: { ledger: Ledger }) {
  const { t, i18n } = useTranslation();
  const figure = (name: Figure) => (time: Time) => formatFigure(ledger[time][name], i18n.language);
  const cells = {
    time: (time: Time) => t(`ledger.${time}`),
    happened: figure('happened'),
    open: figure('open'),
    p10: figure('p10'),
    p50: figure('p50'),
    p90: figure('p90'),
    median: figure('median'),
    distribution: (time: Time) => <Histogram times={ledger[time]} />,
  };
  return (
    <section aria-labelledby="times-title">
      <h2 id="times-title">{t('ledger.times')}</h2>
      <p className="quiet">{t('ledger.timesHint')}</p>
      <DataTable
        caption={t('ledger.times')}
        cells={cells}
        nameOf={(name) => t(`ledger.${name}`)}
        head="time"
        numbers={FIGURES}
        rows={TIMES}
        keyOf={(time) => time}
      />
    </section>
  );
}

type Group = Ledger['byTrader'][number];

/** Counts for each trader or rule. */
function Groups({ title, name, groups }: { title: string; name: string; groups: Group[] }) {
  const { t, i18n } = useTranslation();
  const count = (which: (typeof COUNTS)[number]) => (group: Group) => formatFigure(group[which], i18n.language);
  const cells = {
    group: ({ key }: Group) => <bdi>{key || t('queue.noTrader')}</bdi>,
    asked: count('asked'),
    acknowledged: count('acknowledged'),
    decided: count('decided'),
    done: count('done'),
    late: count('late'),
    cameBack: count('cameBack'),
  };
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <DataTable
        caption={title}
        cells={cells}
        nameOf={(column) => (column === 'group' ? name : t(`ledger.${column}`))}
        head="group"
        numbers={COUNTS}
        rows={groups}
        keyOf={({ key }) => key}
      />
    </section>
  );
}

/** What was asked and what came back, week by week: bars for the eye, the same numbers in a table below. */
function Weeks({ weeks }: { weeks: Ledger['weeks'] }) {
  const { t, i18n } = useTranslation();
  const cells = {
    week: ({ week }: Week) => formatDate(week, i18n.language),
    asked: ({ asked }: Week) => formatFigure(asked, i18n.language),
    done: ({ removed }: Week) => formatFigure(removed, i18n.language),
    cameBack: ({ returned }: Week) => formatFigure(returned, i18n.language),
  };
  const most = Math.max(1, ...weeks.map(({ asked, returned }) => Math.max(asked, returned)));
  const width = 100 / Math.max(1, weeks.length);
  return (
    <section aria-labelledby="weeks-title">
      <h2 id="weeks-title">{t('ledger.weeks')}</h2>
      <svg className="rates weeks" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
        {weeks.map(({ week, asked, returned }, at) => (
          <g key={week}>
            <rect x={at * width} y={24 - (asked / most) * 24} width={width * 0.4} height={(asked / most) * 24} />
            <g className="strayed">
              <rect
                x={(at + 0.45) * width}
                y={24 - (returned / most) * 24}
                width={width * 0.4}
                height={(returned / most) * 24}
              />
            </g>
          </g>
        ))}
      </svg>
      <details>
        <summary>{t('ledger.weeksTable')}</summary>
        <DataTable
          caption={t('ledger.weeks')}
          cells={cells}
          nameOf={(name) => t(`ledger.${name}`)}
          head="week"
          numbers={['asked', 'done', 'cameBack']}
          rows={weeks.filter(({ asked, removed, returned }) => asked + removed + returned > 0)}
          keyOf={({ week }) => week}
        />
      </details>
    </section>
  );
}

function Shown({ ledger }: { ledger: Ledger }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = new URLSearchParams({ platform: ledger.platform, from: ledger.from, to: ledger.to });
  return (
    <>
      <section aria-labelledby="recurrence-title">
        <h2 id="recurrence-title">{t('ledger.recurrence')}</h2>
        <p>
          <span className={`tag ${ledger.recurrence.answer === 'recurrent' ? 'high' : ''}`}>
            {t(`ledger.answer.${ledger.recurrence.answer}`)}
          </span>
        </p>
        <p>{ledger.recurrence.sentence[language]}</p>
      </section>
      <section className="figures" aria-label={t('ledger.counts')}>
        <dl>
          {COUNTS.map((name) => (
            <div key={name}>
              <dt>{name === 'cameBack' ? <Term of="relisting">{t('ledger.cameBack')}</Term> : t(`ledger.${name}`)}</dt>
              <dd>{formatFigure(ledger.counts[name], language)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Times ledger={ledger} />
      <Weeks weeks={ledger.weeks} />
      <Groups title={t('ledger.byTrader')} name={t('ledger.trader')} groups={ledger.byTrader} />
      <Groups title={t('ledger.byCategory')} name={t('ledger.category')} groups={ledger.byCategory} />
      <p>
        <a className="button" href={`/v1/ledger.csv?${query}`} download>
          {t('ledger.csv')}
        </a>
      </p>
    </>
  );
}

/** The ledger of a platform: asked, acknowledged, decided, done, late, came back; one-off or recurrent. */
export function LedgerScreen() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<{ platform?: string; from?: string; to?: string }>({});
  const query = useRead(['ledger', asked], () => api.GET('/v1/ledger', { params: { query: asked } }));
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(readTyped(new FormData(event.currentTarget)).some('platform', 'from', 'to'));
  };
  return (
    <>
      <h1>
        <Term of="compliance-report">{t('ledger.title')}</Term>
      </h1>
      <p>{t('ledger.intro')}</p>
      <Loaded query={query}>
        {({ platforms, ledger }) =>
          ledger === null ? (
            <Empty>{t('ledger.none')}</Empty>
          ) : (
            <>
              <form className="row" onSubmit={submit} key={`${ledger.platform}/${ledger.from}/${ledger.to}`}>
                <SelectField
                  name="platform"
                  label={t('ledger.platform')}
                  options={platforms.map((platform) => [platform, platform])}
                  defaultValue={ledger.platform}
                />
                <TextField name="from" label={t('ledger.from')} type="date" defaultValue={ledger.from} required />
                <TextField name="to" label={t('ledger.to')} type="date" defaultValue={ledger.to} required />
                <button type="submit">{t('ledger.show')}</button>
              </form>
              <Shown ledger={ledger} />
            </>
          )
        }
      </Loaded>
    </>
  );
}
