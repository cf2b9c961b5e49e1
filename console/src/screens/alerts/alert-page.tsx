import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { useAccount } from '../../parts/account.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { Took } from './alerts.tsx';

type Detail = Schemas['AlertDetail'];

/** What a person does with an alert: take it, have its page visited, close it. */
function Acts({ alert }: { alert: Detail }) {
  const { t } = useTranslation();
  const path = { id: alert.id };
  const account = useAccount();
  const isMine = alert.account !== null && alert.account.id === account?.id;
  const take = useCommand<void>((_, header) => unwrap(api.POST('/v1/alerts/{id}/take', { params: { path, header } })));
  const visit = useCommand<void>((_, header) =>
    unwrap(api.POST('/v1/alerts/{id}/visit', { params: { path, header } })),
  );
  const close = useReason<'not-for-us' | 'done'>({
    titleOf: (as) => t(`alerts.close.${as}`),
    send: (as, reason, header) =>
      unwrap(api.POST('/v1/alerts/{id}/close', { params: { path, header }, body: { as, reason } })),
  });
  return (
    <>
      <p className="buttons">
        {!isMine && (
          <button type="button" className="primary" disabled={take.isPending} onClick={() => take.mutate()}>
            {t('alerts.take')}
          </button>
        )}
        {alert.visit.state !== 'queued' && (
          <button type="button" disabled={visit.isPending} onClick={() => visit.mutate()}>
            {t(alert.visit.state === 'asks' ? 'alerts.visitIt' : 'alerts.visitAgain')}
          </button>
        )}
        <button type="button" onClick={() => close.ask('not-for-us')}>
          {t('alerts.close.not-for-us')}
        </button>
        <button type="button" onClick={() => close.ask('done')}>
          {t('alerts.close.done')}
        </button>
      </p>
      <Refused error={take.error ?? visit.error} />
      {close.dialog}
    </>
  );
}

/** From the alert to its outcome, step by step, with how long each took. */
function Way({ alert }: { alert: Detail }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const { openedAt, lookedAt, account, visit, listing, case: found, outcome, outcomeAt, closed } = alert;
  return (
    <section className="card" aria-labelledby="way">
      <h2 id="way">{t('alerts.way')}</h2>
      <ol className="timeline">
        <li>
          {t('alerts.reported')} · {formatInstant(openedAt, i18n.language)}{' '}
          {alert.isLate && <span className="tag overdue">{t('alerts.late')}</span>}
        </li>
        <li>
          {t(`alerts.visit.${visit.state}`)}
          {visit.at && ` · ${formatInstant(visit.at, i18n.language)}`}
          {visit.note && (
            <>
              {' · '}
              <Said isWhole>{visit.note[language]}</Said>
            </>
          )}
          {listing && (
            <>
              {' · '}
              <Said>{listing.title}</Said>
            </>
          )}
        </li>
        <li>
          {t(lookedAt ? 'alerts.lookedAfter' : 'alerts.notLooked')} {lookedAt && <Took from={openedAt} to={lookedAt} />}
          {account && (
            <>
              {' · '}
              <Said>{account.name}</Said>
            </>
          )}
        </li>
        <li>
          {found ? (
            <Link to={paths.case(found.id)}>
              <Said>{found.title}</Said>
            </Link>
          ) : (
            t('alerts.noCase')
          )}
        </li>
        <li>
          {outcome ? t(`alerts.outcome.${outcome}`) : t('alerts.noOutcome')}
          {outcomeAt && (
            <>
              {' · '}
              <Took from={openedAt} to={outcomeAt} />
            </>
          )}
          {closed?.by && (
            <>
              {' · '}
              <Said>{closed.by.name}</Said>
            </>
          )}
          {closed?.reason && <q>{closed.reason}</q>}
        </li>
      </ol>
    </section>
  );
}

function Alert({ alert }: { alert: Detail }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <h1>
        <Term of="alert">{t('alerts.one')}</Term>
        {t('state.colon')} <Said>{alert.listing?.title ?? alert.url}</Said>
      </h1>
      <p className="address">
        <Said isWhole>{alert.url}</Said>
      </p>
      <p>
        <span className="tag">{t(`alerts.is.${alert.state}`)}</span> {alert.platform?.name ?? t('alerts.noPlatform')} ·{' '}
        {t('alerts.times', { count: alert.reports })}
      </p>
      {alert.state !== 'closed' && <Acts alert={alert} />}
      <div className="columns">
        <Way alert={alert} />
        <section className="card" aria-labelledby="said">
          <h2 id="said">{t('alerts.said')}</h2>
          <p className="quiet">{t('alerts.saidHow')}</p>
          <ul className="checks">
            {alert.said.map(({ id, what, language, at }) => (
              <li key={id}>
                {formatInstant(at, i18n.language)}
                <p className="description" lang={language}>
                  <Said isWhole>{what}</Said>
                </p>
              </li>
            ))}
          </ul>
          {alert.before.length > 0 && (
            <>
              <h3>{t('alerts.before')}</h3>
              <ul className="plain">
                {alert.before.map(({ id, openedAt, outcome }) => (
                  <li key={id}>
                    <Link to={paths.alert(id)}>{formatInstant(openedAt, i18n.language)}</Link>
                    {outcome && ` · ${t(`alerts.outcome.${outcome}`)}`}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
    </>
  );
}

/** One alert: what was said, and its way to an outcome. */
export function AlertPage({ id }: { id: string }) {
  const query = useRead(['alert', id], () => api.GET('/v1/alerts/{id}', { params: { path: { id } } }));
  return <Loaded query={query}>{(alert) => <Alert alert={alert} />}</Loaded>;
}
