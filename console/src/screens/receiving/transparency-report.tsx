import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { useLanguage } from '../../parts/language.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { StateFilter, useFilter } from '../../parts/list/state-filter.tsx';
import { useRead } from '../../parts/read.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { usePlatformLabel } from '../../parts/text/platform-name.tsx';
import { ReceivingNav } from './receiving-nav.tsx';

type Report = Schemas['TransparencyReport'];
type Part = Report['parts'][number];

const PARTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;

/** Since then what is reported is collected on the templates. */
const FIRST_YEAR = 2025;

/** What the record leaves open in a part (null: in all of them), each with its reason. */
function Gaps({ report, part }: { report: Report; part: number | null }) {
  const language = useLanguage();
  const gaps = report.gaps.filter((gap) => gap.part === part);
  return (
    <ul>
      {gaps.map(({ rows, why }) => (
        <li key={`${rows.en}${why.en}`}>
          <strong>{rows[language]}</strong> – {why[language]}
        </li>
      ))}
    </ul>
  );
}

function Filled({ platform, year }: { platform: string; year: string }) {
  const { t } = useTranslation();
  const asked = { platform, year: Number(year) };
  const query = useRead(['transparency-report', platform, year], () =>
    api.GET('/v1/transparency-report', { params: { query: asked } }),
  );
  const address = (end: string, more: Record<string, string> = {}) =>
    `/v1/transparency-report.${end}?${new URLSearchParams({ platform, year, ...more })}`;
  return (
    <Loaded query={query}>
      {(report) => {
        const cells = {
          part: ({ part, file }: Part) => {
            const known = PARTS.find((one) => one === part);
            return known ? t(`receiving.report.parts.${known}`) : file;
          },
          filled: ({ filled, rows }: Part) => t('receiving.report.of', { filled, rows }),
          open: ({ part }: Part) => <Gaps report={report} part={part} />,
          file: ({ part, file }: Part) => (
            <a href={address('csv', { part: String(part) })} download>
              {file}
            </a>
          ),
        };
        return (
          <>
            <Gaps report={report} part={null} />
            <p>
              <a className="button" href={address('zip')} download>
                {t('receiving.report.all')}
              </a>
            </p>
            <DataTable
              caption={t('receiving.report.title')}
              cells={cells}
              nameOf={(name) => t(`receiving.report.${name}`)}
              head="part"
              rows={report.parts}
              keyOf={({ file }) => file}
            />
          </>
        );
      }}
    </Loaded>
  );
}

function Choose({ platforms }: { platforms: readonly string[] }) {
  const { t } = useTranslation();
  const nameOf = usePlatformLabel();
  const last = new Date().getFullYear();
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, back) => String(last - back));
  const [platform, setPlatform] = useFilter('platform', platforms, platforms[0] ?? null);
  const [year, setYear] = useFilter('year', years, String(last));
  if (platform === null || year === null) return <Empty>{t('receiving.inboxes.none')}</Empty>;
  return (
    <>
      {platforms.length > 1 && (
        <StateFilter
          label={t('receiving.report.service')}
          values={platforms}
          value={platform}
          nameOf={nameOf}
          onChoose={setPlatform}
        />
      )}
      <StateFilter
        label={t('receiving.report.year')}
        values={years}
        value={year}
        nameOf={(one) => one}
        onChoose={setYear}
      />
      <Filled platform={platform} year={year} />
    </>
  );
}

/** The transparency report of a service (Regulation (EU) 2022/2065, art. 15, 24), as far as the record fills it. */
export function TransparencyReport() {
  const { t } = useTranslation();
  const inboxes = useRead(['inboxes'], () => api.GET('/v1/inboxes'));
  return (
    <>
      <h1>{t('receiving.report.title')}</h1>
      <ReceivingNav />
      <p>{t('receiving.report.intro')}</p>
      <Loaded query={inboxes}>
        {({ items }) => <Choose platforms={[...new Set(items.map(({ platform }) => platform))]} />}
      </Loaded>
    </>
  );
}
