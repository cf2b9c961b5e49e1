import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { ALERT_STATES } from '../../client/values.ts';
import { useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { StateFilter, useFilter } from '../../parts/list/state-filter.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { formatDuration, formatWait } from './wait.ts';

type Alert = Schemas['Alert'];

/** How long something took, with the instant on hover; where it has not happened, nothing. */
export function Took({ from, to }: { from: string; to: string | null }) {
  const { i18n } = useTranslation();
  if (to === null) return '–';
  return <span title={formatInstant(to, i18n.language)}>{formatWait(from, to, Date.now(), i18n.language)}</span>;
}

/** How many alerts wait, and how long they do. */
function Figures({ figures, counts }: { figures: Schemas['AlertFigures']; counts: { unread: number; late: number } }) {
  const { t, i18n } = useTranslation();
  const shown = {
    unread: formatFigure(counts.unread, i18n.language),
    late: formatFigure(counts.late, i18n.language),
    toLook: formatDuration(figures.toLook.medianSeconds, i18n.language),
    toOutcome: formatDuration(figures.toOutcome.medianSeconds, i18n.language),
  };
  return (
    <section className="figures" aria-label={t('alerts.figures')}>
      <dl>
        {(['unread', 'late', 'toLook', 'toOutcome'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`alerts.figure.${name}`)}</dt>
            <dd className={name === 'late' && counts.late > 0 ? 'error' : undefined}>{shown[name]}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('alerts.figuresHow')}</p>
    </section>
  );
}

/** Where people report, and whether they can: for an administrator to say. */
function ReportPage({ page }: { page: Schemas['ReportPage'] }) {
  const { t } = useTranslation();
  const isAdministrator = useAccount()?.role === 'administrator';
  const { isOpen, path, url } = page;
  return (
    <section aria-labelledby="page-title">
      <h2 id="page-title">{t('alerts.page')}</h2>
      <p>{t(isOpen ? 'alerts.pageOpen' : 'alerts.pageClosed')}</p>
      {isOpen && (
        <p>
          <a href={path}>
            <Said isWhole>{decodeURI(url ?? new URL(path, location.href).href)}</Said>
          </a>
        </p>
      )}
      {isAdministrator ? (
        <CommandForm
          submit={t(isOpen ? 'alerts.closePage' : 'alerts.openPage')}
          send={(_, header) => unwrap(api.PUT('/v1/report-page', { params: { header }, body: { isOpen: !isOpen } }))}
        >
          {null}
        </CommandForm>
      ) : (
        <p className="quiet">{t('alerts.pageAdmin')}</p>
      )}
    </section>
  );
}

/** What people reported, the longest waiting first: alert, listing, case, outcome. */
export function Alerts() {
  const { t, i18n } = useTranslation();
  const [state, setState] = useFilter('state', ALERT_STATES, 'unread');
  const query = usePaged(['alerts', state], (page) =>
    unwrap(api.GET('/v1/alerts', { params: { query: { state, ...page } } })),
  );
  const figures = useRead(['alert-figures'], () => api.GET('/v1/alerts/figures'));
  const counts = useRead(['alert-counts'], () => api.GET('/v1/alerts/counts'));
  const page = useRead(['report-page'], () => api.GET('/v1/report-page'));
  const cells = {
    address: ({ id, url }: Alert) => (
      <Link to={paths.alert(id)}>
        <span className="address">
          <Said>{url}</Said>
        </span>
      </Link>
    ),
    since: ({ openedAt, isLate }: Alert) => (
      <span title={formatInstant(openedAt, i18n.language)}>
        {formatWait(openedAt, null, Date.now(), i18n.language)}{' '}
        {isLate && <span className="tag overdue">{t('alerts.late')}</span>}
      </span>
    ),
    platform: ({ platform }: Alert) => platform?.name ?? t('alerts.noPlatform'),
    reports: ({ reports }: Alert) => formatFigure(reports, i18n.language),
    look: ({ openedAt, lookedAt }: Alert) => <Took from={openedAt} to={lookedAt} />,
    case: ({ case: found, visit }: Alert) =>
      found ? (
        <Link to={paths.case(found.id)}>
          <Said>{found.title}</Said>
        </Link>
      ) : (
        t(visit.state === 'read' ? 'alerts.nothingFound' : `alerts.visit.${visit.state}`)
      ),
    outcome: ({ openedAt, outcome, outcomeAt }: Alert) =>
      outcome === null ? (
        '–'
      ) : (
        <>
          {t(`alerts.outcome.${outcome}`)} · <Took from={openedAt} to={outcomeAt} />
        </>
      ),
  };
  return (
    <>
      <h1>
        <Term of="alert">{t('alerts.title')}</Term>
      </h1>
      <p>{t('alerts.intro')}</p>
      <Loaded query={counts}>
        {(counted) => <Loaded query={figures}>{(measured) => <Figures figures={measured} counts={counted} />}</Loaded>}
      </Loaded>
      <StateFilter
        label={t('alerts.filter')}
        values={ALERT_STATES}
        value={state}
        nameOf={(one) => t(`alerts.state.${one}`)}
        onChoose={setState}
      />
      <Paged query={query} empty={t(`alerts.empty.${state}`)}>
        {(items) => (
          <DataTable
            key={state}
            caption={t('alerts.title')}
            cells={cells}
            nameOf={(name) => t(`alerts.columns.${name}`)}
            terms={{ case: 'case', platform: 'platform' }}
            head="address"
            numbers={['reports']}
            rows={items}
            keyOf={({ id }) => id}
            hasKeys
          />
        )}
      </Paged>
      <Loaded query={page}>{(found) => <ReportPage page={found} />}</Loaded>
    </>
  );
}
