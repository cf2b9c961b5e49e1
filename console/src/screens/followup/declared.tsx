import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { formatDate, formatFigure } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { useValueTitle } from './declared-values.ts';

type Declared = Schemas['Declared'];
type Report = Schemas['ComplianceReport'];
type Matched = Declared['matched'][number];
const GROUPS = ['byCategory', 'byGround', 'bySource', 'byDetection', 'byDecision'] as const;
const HOW = ['puid', 'permalink', 'possible', 'unmatched'] as const;

/** What the platform declared in the Transparency Database, beside what was notified, answered and seen removed. */
export function DeclaredBeside({ report }: { report: Report }) {
  const { t } = useTranslation();
  const asked = { platform: report.platform, from: report.from, to: report.to };
  const query = useRead(['declared-statements', asked], () =>
    api.GET('/v1/declared-statements', { params: { query: asked } }),
  );
  return (
    <section aria-labelledby="declared-title">
      <h2 id="declared-title">{t('declared.title')}</h2>
      <Loaded query={query}>{(declared) => <Shown declared={declared} report={report} />}</Loaded>
    </section>
  );
}

function Shown({ declared, report }: { declared: Declared; report: Report }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const figure = (value: number): string => formatFigure(value, language);
  const { counts } = report;
  const hasFiles = declared.files.length > 0;
  return (
    <>
      <p>{declared.definition[language]}</p>
      <div className="figures">
        <dl>
          <div>
            <dt>{t('declared.noticed')}</dt>
            <dd>{figure(counts.asked)}</dd>
          </div>
          <div>
            <dt>{t('declared.answered')}</dt>
            <dd>{figure(counts.decided)}</dd>
          </div>
          <div>
            <dt>{t('declared.removed')}</dt>
            <dd>{figure(counts.done)}</dd>
          </div>
          <div>
            <dt>{t('declared.declared')}</dt>
            <dd>{hasFiles ? figure(declared.statements) : t('declared.notRead')}</dd>
          </div>
        </dl>
      </div>
      <ul>
        {declared.limits.map((limit) => (
          <li key={limit.en}>{limit[language]}</li>
        ))}
      </ul>
      <p>
        {t('declared.coverage', { read: declared.files.length, days: declared.days })}{' '}
        {hasFiles && declared.names.length === 0 && t('declared.noName')}
      </p>
      <Notices declared={declared} />
      {declared.statements > 0 && <Groups declared={declared} />}
      {hasFiles && <Files files={declared.files} />}
      {declared.notes.length > 0 && (
        <>
          <h3>{t('declared.notes')}</h3>
          <ul>
            {declared.notes.map(({ key, text, source, verified }) => (
              <li key={key}>
                {text[language]} <span className="quiet">{source}</span>
                {!verified && <span className="tag">{t('declared.unverified')}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The unit's own documents, by how a statement was found for each. */
function Notices({ declared }: { declared: Declared }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useValueTitle();
  const { notices, matched } = declared;
  const cells = {
    case: ({ case: id }: Matched) => <Link to={paths.case(id)}>{id}</Link>,
    how: ({ how }: Matched) => t(`declared.how.${how}`),
    statement: ({ uuid }: Matched) => <Said>{uuid}</Said>,
    day: ({ day }: Matched) => formatDate(day, language),
    category: ({ category }: Matched) => titleOf(category),
  };
  return (
    <>
      <h3>{t('declared.notices')}</h3>
      <ul>
        {HOW.map((how) => (
          <li key={how}>
            {t(`declared.how.${how}`)}
            {t('state.colon')} {formatFigure(notices[how], language)}
          </li>
        ))}
      </ul>
      {matched.length > 0 && (
        <DataTable
          caption={t('declared.notices')}
          cells={cells}
          nameOf={(name) => t(`declared.columns.${name}`)}
          head="case"
          rows={matched}
          keyOf={({ notice }) => notice}
        />
      )}
    </>
  );
}

/** Statements by each column that they are counted by. */
function Groups({ declared }: { declared: Declared }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useValueTitle();
  const rows = GROUPS.flatMap((group) => declared[group].map((each) => ({ group, ...each })));
  type Row = (typeof rows)[number];
  return (
    <>
      <h3>{t('declared.groups')}</h3>
      <DataTable
        caption={t('declared.groups')}
        cells={{
          group: ({ group }: Row) => t(`declared.${group}`),
          value: ({ key }: Row) => titleOf(key),
          statements: ({ statements }: Row) => formatFigure(statements, language),
        }}
        nameOf={(name) => t(`declared.columns.${name}`)}
        head="value"
        numbers={['statements']}
        rows={rows}
        keyOf={({ group, key }) => `${group} ${key}`}
      />
    </>
  );
}

/** The files that the figures come from: their digests, what was not counted in them, what is unknown. */
function Files({ files }: { files: Declared['files'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  type File = (typeof files)[number];
  const sum = (of: File['passedOver']): number => of.reduce((total, { rows }) => total + rows, 0);
  const remarks = ({ passedOver, unknown, drift, replacedSha1, replacedAt }: File): string =>
    [
      sum(passedOver) > 0 &&
        t('declared.passedOver', {
          rows: formatFigure(sum(passedOver), language),
          columns: passedOver.map(({ column }) => column).join(', '),
        }),
      sum(unknown) > 0 && t('declared.unknown', { columns: unknown.map(({ column }) => column).join(', ') }),
      drift.missing.length > 0 && t('declared.missing', { columns: drift.missing.join(', ') }),
      drift.added.length > 0 && t('declared.added', { columns: drift.added.join(', ') }),
      replacedSha1 !== null &&
        replacedAt !== null &&
        t('declared.replaced', { on: formatDate(replacedAt.slice(0, 10), language), sha1: replacedSha1 }),
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <details>
      <summary>{t('declared.files')}</summary>
      <DataTable
        caption={t('declared.files')}
        cells={{
          day: ({ day }: File) => formatDate(day, language),
          file: ({ name }: File) => <Said>{name}</Said>,
          sha256: ({ sha256 }: File) => <Said>{sha256}</Said>,
          statements: ({ statements }: File) => formatFigure(statements, language),
          remarks: (file: File) => <Said>{remarks(file)}</Said>,
        }}
        nameOf={(name) => t(`declared.columns.${name}`)}
        head="day"
        numbers={['statements']}
        rows={files}
        keyOf={({ day }) => day}
      />
    </details>
  );
}
