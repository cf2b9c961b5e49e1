import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { formatDate, formatFigure } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Loaded } from '../../parts/states.tsx';

type Ledger = Schemas['Ledger'];
const COUNTS = ['asked', 'acknowledged', 'decided', 'done', 'late', 'cameBack'] as const;
const TIMES = ['toReceipt', 'toDecision', 'toRemoval', 'toReturn'] as const;

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

/** A table wider than a phone: it scrolls in its own frame, by key too. */
function Scroll({ title, children }: { title: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section className="scroll" aria-label={title} tabIndex={0}>
      {children}
    </section>
  );
}

/** How long receipt, decision, removal and return took. */
function Times({ ledger }: { ledger: Ledger }) {
  const { t, i18n } = useTranslation();
  const figure = (value: number | null) => formatFigure(value, i18n.language);
  return (
    <section aria-labelledby="times-title">
      <h2 id="times-title">{t('ledger.times')}</h2>
      <p className="quiet">{t('ledger.timesHint')}</p>
      <Scroll title={t('ledger.times')}>
        <table className="cases">
          <thead>
            <tr>
              <th scope="col">{t('ledger.time')}</th>
              {(['happened', 'open', 'p10', 'p50', 'p90', 'median'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`ledger.${name}`)}
                </th>
              ))}
              <th scope="col">{t('ledger.distribution')}</th>
            </tr>
          </thead>
          <tbody>
            {TIMES.map((name) => {
              const times = ledger[name];
              return (
                <tr key={name}>
                  <th scope="row">{t(`ledger.${name}`)}</th>
                  {[times.happened, times.open, times.p10, times.p50, times.p90, times.median].map((value, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change
                    <td key={at} className="number">
                      {figure(value)}
                    </td>
                  ))}
                  <td>
                    <Histogram times={times} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

/** Counts for each trader or rule. */
function Groups({ title, name, groups }: { title: string; name: string; groups: Ledger['byTrader'] }) {
  const { t, i18n } = useTranslation();
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <Scroll title={title}>
        <table className="cases">
          <thead>
            <tr>
              <th scope="col">{name}</th>
              {COUNTS.map((count) => (
                <th key={count} scope="col">
                  {t(`ledger.${count}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <th scope="row">
                  <bdi>{group.key || t('queue.noTrader')}</bdi>
                </th>
                {COUNTS.map((count) => (
                  <td key={count} className="number">
                    {formatFigure(group[count], i18n.language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

/** What was asked and what came back, week by week: bars for the eye, the same numbers in a table below. */
function Weeks({ weeks }: { weeks: Ledger['weeks'] }) {
  const { t, i18n } = useTranslation();
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
        <Scroll title={t('ledger.weeksTable')}>
          <table className="cases">
            <thead>
              <tr>
                <th scope="col">{t('ledger.week')}</th>
                {(['asked', 'done', 'cameBack'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`ledger.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks
                .filter(({ asked, removed, returned }) => asked + removed + returned > 0)
                .map(({ week, asked, removed, returned }) => (
                  <tr key={week}>
                    <th scope="row">{formatDate(week, i18n.language)}</th>
                    <td className="number">{asked}</td>
                    <td className="number">{removed}</td>
                    <td className="number">{returned}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </Scroll>
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
              <dt>{t(`ledger.${name}`)}</dt>
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
  const query = useQuery({
    queryKey: ['ledger', asked],
    queryFn: () => unwrap(api.GET('/v1/ledger', { params: { query: asked } })),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = (name: string) => String(form.get(name) ?? '');
    setAsked(
      Object.fromEntries(['platform', 'from', 'to'].flatMap((name) => (given(name) ? [[name, given(name)]] : []))),
    );
  };
  return (
    <>
      <h1>{t('ledger.title')}</h1>
      <p>{t('ledger.intro')}</p>
      <Loaded query={query}>
        {({ platforms, ledger }) =>
          ledger === null ? (
            <p className="message">{t('ledger.none')}</p>
          ) : (
            <>
              <form className="row" onSubmit={submit} key={`${ledger.platform}/${ledger.from}/${ledger.to}`}>
                <label>
                  {t('ledger.platform')}
                  <select name="platform" defaultValue={ledger.platform}>
                    {platforms.map((platform) => (
                      <option key={platform}>{platform}</option>
                    ))}
                  </select>
                </label>
                {(['from', 'to'] as const).map((name) => (
                  <label key={name}>
                    {t(`ledger.${name}`)}
                    <input type="date" name={name} defaultValue={ledger[name]} required />
                  </label>
                ))}
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
