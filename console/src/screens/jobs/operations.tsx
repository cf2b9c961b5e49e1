import { useTranslation } from 'react-i18next';
import { api, done, type Schemas, unwrap } from '../../client/api.ts';
import { administers, oversees, useAccount } from '../../parts/account.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { useRead } from '../../parts/read.ts';
import { formatDuration } from '../../parts/relative.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { paths } from '../../paths.ts';
import { Checks } from './checks.tsx';

type Queue = Schemas['QueueCount'];
type FailedJob = Schemas['FailedJob'];

function Queues() {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useRead(['jobs'], () => api.GET('/v1/jobs'));
  const cells = {
    queue: ({ queue }: Queue) => (
      <>
        {t(`operations.queue.${queue}`, queue)} <code className="quiet">{queue}</code>
      </>
    ),
    waiting: ({ waiting }: Queue) => formatFigure(waiting, language),
    oldest: ({ waiting, oldestSeconds }: Queue) => (waiting === 0 ? '–' : formatDuration(oldestSeconds, language)),
    running: ({ running }: Queue) => formatFigure(running, language),
    failed: ({ failed }: Queue) =>
      failed > 0 ? <span className="tag failed">{formatFigure(failed, language)}</span> : '0',
  };
  return (
    <section>
      <h2>{t('operations.queues')}</h2>
      <p>{t('operations.queuesIntro')}</p>
      <Loaded query={query}>
        {({ queues }) =>
          queues.length === 0 ? (
            <Empty>{t('operations.idle')}</Empty>
          ) : (
            <DataTable
              caption={t('operations.queues')}
              cells={cells}
              nameOf={(name) => t(`operations.columns.${name}`)}
              head="queue"
              numbers={['waiting', 'oldest', 'running', 'failed']}
              rows={[...queues].sort((a, b) => b.oldestSeconds - a.oldestSeconds)}
              keyOf={({ queue }) => queue}
            />
          )
        }
      </Loaded>
    </section>
  );
}

function Failures() {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = usePaged(['jobs', 'failed'], (page) => unwrap(api.GET('/v1/jobs/failed', { params: { query: page } })));
  const retry = useCommand((id: string, header) =>
    done(api.POST('/v1/jobs/failed/{id}/retries', { params: { path: { id }, header } })),
  );
  const cells = {
    queue: ({ queue }: FailedJob) => t(`operations.queue.${queue}`, queue),
    why: ({ why }: FailedJob) => <bdi>{why || t('operations.noReason')}</bdi>,
    failedAt: ({ failedAt }: FailedJob) => formatInstant(failedAt, language),
    tries: ({ tries }: FailedJob) => formatFigure(tries, language),
    retry: ({ id, queue }: FailedJob) => (
      <button
        type="button"
        disabled={retry.isPending}
        aria-label={t('operations.retryNamed', { queue: t(`operations.queue.${queue}`, queue) })}
        onClick={() => retry.mutate(id)}
      >
        {t('operations.retry')}
      </button>
    ),
  };
  return (
    <section>
      <h2>{t('operations.failures')}</h2>
      <p>{t('operations.failuresIntro')}</p>
      <Refused error={retry.error} />
      <Paged query={query} empty={t('operations.noFailures')}>
        {(items) => (
          <DataTable
            caption={t('operations.failures')}
            cells={cells}
            nameOf={(name) => t(`operations.failed.${name}`)}
            head="queue"
            numbers={['tries']}
            rows={items}
            keyOf={({ id }) => id}
          />
        )}
      </Paged>
    </section>
  );
}

/** The log of evidence, and who outside has seen how much of it. */
function EvidenceLog() {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useRead(['log'], () => api.GET('/v1/log'));
  return (
    <section aria-labelledby="log-title">
      <h2 id="log-title">{t('operations.log')}</h2>
      <Loaded query={query}>
        {({ origin, key, size, witnesses }) => (
          <>
            <p>
              {t('operations.logSize', { count: size, size: formatFigure(size, language), origin })}{' '}
              <code className="address">{key}</code>
            </p>
            {witnesses.length === 0 ? (
              <p>{t('operations.noWitnesses')}</p>
            ) : (
              <DataTable
                caption={t('operations.witnesses')}
                cells={{
                  name: ({ name, url }: Schemas['Log']['witnesses'][number]) => (
                    <>
                      <bdi>{name}</bdi> <bdi className="address quiet">{url}</bdi>
                    </>
                  ),
                  size: ({ size: seen }: Schemas['Log']['witnesses'][number]) => formatFigure(seen, language),
                  cosignedAt: ({ cosignedAt }: Schemas['Log']['witnesses'][number]) =>
                    cosignedAt === null ? '–' : formatInstant(cosignedAt, language),
                  failure: ({ failure }: Schemas['Log']['witnesses'][number]) =>
                    failure === null ? '–' : <span className="error">{failure}</span>,
                }}
                nameOf={(name) => t(`operations.witness.${name}`)}
                head="name"
                numbers={['size']}
                rows={witnesses}
                keyOf={({ name }) => name}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Whether the installation does its work: for administrators; the log and the requests for auditors too. */
export function Operations() {
  const { t } = useTranslation();
  const account = useAccount();
  if (!oversees(account))
    return (
      <>
        <h1>{t('app.operations')}</h1>
        <Empty>{t('operations.notYours')}</Empty>
      </>
    );
  return (
    <>
      <h1>{t('app.operations')}</h1>
      {administers(account) ? (
        <>
          <Checks />
          <Queues />
          <Failures />
        </>
      ) : (
        <p>{t('operations.auditorOnly')}</p>
      )}
      <EvidenceLog />
      <section aria-labelledby="requests-title">
        <h2 id="requests-title">{t('requests.title')}</h2>
        <p>
          <Link to={paths.requests}>{t('operations.toRequests')}</Link>
        </p>
      </section>
    </>
  );
}
