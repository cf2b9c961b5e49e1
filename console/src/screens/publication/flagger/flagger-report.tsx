import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../../client/api.ts';
import { formatDate } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { StateFilter, useFilter } from '../../../parts/list/state-filter.tsx';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { PublicationNav } from '../publication-nav.tsx';
import { DecisionsChart } from './decisions-chart.tsx';
import { OwnErrorRate } from './error-rate.tsx';
import { Independence } from './independence.tsx';
import { Notices } from './notices.tsx';

type Report = Schemas['TrustedFlaggerReport'];

/** The first year of which a report is asked: since then the regulation applies in full. */
const FIRST_YEAR = 2024;

/** The report as a file: to read and to send in either language, or for a machine. */
function Files({ year }: { year: string }) {
  const { t } = useTranslation();
  const address = (end: string) => `/v1/trusted-flagger-report${end}`;
  return (
    <p className="buttons">
      {(['fr', 'en'] as const).map((lang) => (
        <a key={lang} className="button" href={address(`.pdf?year=${year}&lang=${lang}`)}>
          {t(`flagger.pdf.${lang}`)}
        </a>
      ))}
      <a className="button" href={address(`.csv?year=${year}`)} download>
        {t('flagger.csv')}
      </a>
      <a className="button" href={address(`?year=${year}`)} download={`trusted-flagger-report-${year}.json`}>
        {t('flagger.json')}
      </a>
    </p>
  );
}

function Status({ report }: { report: Report }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { from, to, unit, status } = report;
  return (
    <dl className="facts">
      <div>
        <dt>{t('flagger.unit')}</dt>
        <dd>{unit}</dd>
      </div>
      <div>
        <dt>{t('flagger.status')}</dt>
        <dd>
          {status
            ? t('flagger.awarded', { since: formatDate(status.since, language), by: status.by })
            : t('flagger.noStatus')}
        </dd>
      </div>
      <div>
        <dt>{t('flagger.period')}</dt>
        <dd>{t('flagger.days', { from: formatDate(from, language), to: formatDate(to, language) })}</dd>
      </div>
    </dl>
  );
}

/** What the record does not tell of the year, and what somebody has to check. */
function Open({ open }: { open: Report['open'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section aria-labelledby="open-title">
      <h2 id="open-title">{t('flagger.open')}</h2>
      <ul>
        {open.map((words) => (
          <li key={words.en}>{words[language]}</li>
        ))}
      </ul>
    </section>
  );
}

function Shown({ year }: { year: string }) {
  const query = useRead(['trusted-flagger-report', year], () =>
    api.GET('/v1/trusted-flagger-report', { params: { query: { year: Number(year) } } }),
  );
  return (
    <Loaded query={query}>
      {(report) => (
        <>
          <Status report={report} />
          <Files year={year} />
          <Open open={report.open} />
          <DecisionsChart report={report} />
          <Notices report={report} />
          <OwnErrorRate report={report} />
          <Independence printed={report.independence} />
        </>
      )}
    </Loaded>
  );
}

/** The yearly report of a trusted flagger (Regulation (EU) 2022/2065, art. 22(3)), as far as the record fills it. */
export function FlaggerReportScreen() {
  const { t } = useTranslation();
  const last = new Date().getFullYear();
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, back) => String(last - back));
  const [year, setYear] = useFilter('year', years, String(last));
  return (
    <>
      <h1>{t('flagger.title')}</h1>
      <PublicationNav />
      <p>{t('flagger.intro')}</p>
      <StateFilter
        label={t('flagger.year')}
        values={years}
        value={year}
        nameOf={(one) => one}
        onChoose={(one) => setYear(one)}
      />
      <Shown year={year ?? String(last)} />
    </>
  );
}
