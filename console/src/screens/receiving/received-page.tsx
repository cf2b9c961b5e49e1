import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { NoteSending } from '../../parts/form/note-sending.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { DecideForm } from './decide-form.tsx';
import { OfferAsRead } from './offer-as-read.tsx';
import { compareProvisions } from './prefill.ts';
import { ReceivingNav } from './receiving-nav.tsx';
import { RecordComplaint } from './record-complaint.tsx';
import { SuspicionForm } from './suspicion-form.tsx';

type Detail = Schemas['ReceivedNoticeDetail'];

function Claim({ received }: { received: Detail }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="claim">
      <h2 id="claim">{t('receiving.one.claim')}</h2>
      <p className="description">
        <Said isWhole>{received.reasons}</Said>
      </p>
      {received.citations.length > 0 && (
        <ul className="plain">
          {received.citations.map((citation) => (
            <li key={citation}>{citation}</li>
          ))}
        </ul>
      )}
      {received.evidence.map(({ packageId, digest }) => (
        <p key={packageId}>
          <code>SHA-256 {digest}</code>
        </p>
      ))}
      <p>
        <Said>{received.notifier ?? t('receiving.received.anonymous')}</Said>
        {received.email && ` · ${received.email}`} ·{' '}
        {received.proven ? t('receiving.one.proven') : t('receiving.one.notProven')}
        {received.childOffence && ` · ${t('receiving.one.childOffence')}`}
      </p>
      {received.missing.length > 0 && (
        <p className="banner">
          {t('receiving.one.missing', {
            missing: received.missing
              .map((element) => t(`receiving.element.${element.at(-2)}`, { defaultValue: element }))
              .join(', '),
          })}
        </p>
      )}
      {received.notifierRecord && received.notifierRecord.misuses > 0 && (
        <p className="quiet">
          {t('receiving.one.record', {
            count: received.notifierRecord.misuses,
            figure: received.notifierRecord.misuses,
            total: received.notifierRecord.total,
          })}
        </p>
      )}
    </section>
  );
}

function Items({ received }: { received: Detail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="items">
      <h2 id="items">
        <Term of="finding">{t('receiving.one.items')}</Term>
      </h2>
      <ul className="findings">
        {received.items.map((item) => (
          <li key={item.url}>
            <p className="address">
              {/^https?:\/\//i.test(item.url) ? (
                <a href={item.url} target="_blank" rel="noopener noreferrer">
                  <Said isWhole>{item.url}</Said>
                </a>
              ) : (
                <Said isWhole>{item.url}</Said>
              )}{' '}
              {item.statement && <span className="tag removed">{t('receiving.one.restricted')}</span>}
            </p>
            <p>
              <Said>
                {item.title ??
                  item.note?.[language] ??
                  t(item.lookedAt ? 'receiving.one.unread' : 'receiving.one.waiting')}
              </Said>
              {item.trader && (
                <>
                  {' · '}
                  <Said>{item.trader}</Said>
                </>
              )}
            </p>
            {item.listing && item.findings.length === 0 && <p className="quiet">{t('receiving.one.noFinding')}</p>}
            {item.findings.map((finding) => (
              <p key={finding.id}>
                <span className={`tag ${finding.severity}`}>{t(`severity.${finding.severity}`)}</span>{' '}
                {finding.title[language]} ·{' '}
                <Said>
                  {finding.matches
                    .slice(0, 3)
                    .map(({ text }) => text)
                    .join(' … ')}
                </Said>
              </p>
            ))}
          </li>
        ))}
      </ul>
      {received.alike.length > 0 && (
        <p>
          {t('receiving.one.alike', { count: received.alike.length })}{' '}
          {received.alike.slice(0, 10).map(({ id, notifier, receivedAt }, index) => (
            <Fragment key={id}>
              {index > 0 && ', '}
              <Link to={paths.receivedOne(id)}>
                <Said>{notifier ?? t('receiving.received.anonymous')}</Said> ({formatInstant(receivedAt, language)})
              </Link>
            </Fragment>
          ))}
        </p>
      )}
    </section>
  );
}

/** The provisions of the notice beside those of the rules. */
function Comparison({ received }: { received: Detail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const compared = compareProvisions(
    received.citations,
    received.items.flatMap(({ findings }) => findings),
    language,
  );
  if (compared.length === 0) return null;
  return (
    <section className="card" aria-labelledby="compared">
      <h2 id="compared">{t('receiving.compare.title')}</h2>
      <ul className="plain">
        {compared.map(({ citation, by, isVerified }) => (
          <li key={`${by} ${citation}`}>
            <span className={`tag ${by === 'both' ? 'sealed' : ''}`}>{t(`receiving.compare.${by}`)}</span>{' '}
            <Said isWhole>{citation}</Said>{' '}
            {by !== 'notice' && !isVerified && (
              <span className="tag unverified">
                <Term of="unverified">{t('case.unverified')}</Term>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What leaves, and whether it has. */
export function OutgoingList({ outgoing }: { outgoing: Schemas['Outgoing'][] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="checks">
      {outgoing.map((one) => (
        <li key={one.id}>
          <span className={`tag ${one.state}`}>{t(`receiving.outgoing.${one.state}`)}</span>{' '}
          {t(`receiving.outgoing.${one.kind}`)} · {t(`receiving.outgoing.${one.way}`)}
          {one.recipient && (
            <>
              {' '}
              <bdi className="address">{one.recipient}</bdi>
            </>
          )}
          {one.sentAt && ` · ${formatInstant(one.sentAt, language)}`}
          {one.failure && <span className="error"> {one.failure[language]}</span>}
          {one.sending && (
            <p>
              {t('receiving.outgoing.by', { how: t(`delivery.how.${one.sending.how}`) })}{' '}
              <Said isWhole>{one.sending.recipient}</Said> <bdi className="address">{one.sending.reference}</bdi>{' '}
              <Said isWhole>{one.sending.note}</Said>{' '}
              {one.sending.proof && (
                <a href={`/v1/outgoing/${one.id}/proof`} download={one.sending.proof.name}>
                  {t('answers.proof', { name: one.sending.proof.name, interpolation: { escapeValue: false } })}
                </a>
              )}
            </p>
          )}
          {(one.state === 'by-hand' || one.state === 'failed' || one.state === 'held') && (
            <NoteSending
              summary={t('delivery.note')}
              recipient={one.recipient}
              send={(body, header) =>
                unwrap(api.POST('/v1/outgoing/{id}/sendings', { params: { path: { id: one.id }, header }, body }))
              }
            />
          )}
          <details>
            <summary>{t('receiving.outgoing.text')}</summary>
            <p className="description">{one.text}</p>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Received({ received }: { received: Detail }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <h1>
        {t('receiving.one.title')}
        {t('state.colon')}{' '}
        <Said>{received.items[0]?.title ?? received.items[0]?.url ?? t('receiving.received.noAddress')}</Said>
      </h1>
      <p>
        <code>{received.id}</code> · {t(`receiving.way.${received.way}`)} ·{' '}
        {formatInstant(received.receivedAt, i18n.language)} ·{' '}
        <span className="tag">{t(`receiving.one.is.${received.state}`)}</span>{' '}
        {received.place && t('receiving.one.place', received.place)}{' '}
        {received.trusted && (
          <span className="tag sealed">
            <Term of="trusted-flagger">{t('receiving.received.trusted')}</Term>
          </span>
        )}
      </p>
      <div className="columns">
        <Claim received={received} />
        <Items received={received} />
      </div>
      <Comparison received={received} />
      {received.items.map((item) => (
        <OfferAsRead key={item.url} item={item} />
      ))}
      {received.decision ? (
        <section className="card" aria-labelledby="decided">
          <h2 id="decided">{t(`receiving.outcome.${received.decision.outcome}`)}</h2>
          <p className="description">{received.decision.explanation}</p>
        </section>
      ) : (
        <ForWorkers>
          <DecideForm received={received} />
        </ForWorkers>
      )}
      <section className="card" aria-labelledby="out">
        <h2 id="out">{t('receiving.outgoing.title')}</h2>
        <OutgoingList outgoing={received.outgoing} />
        {received.outgoing.some(({ state }) => state === 'held') && (
          <ForWorkers>
            <CommandForm
              submit={t('receiving.outgoing.release')}
              send={(_, header) =>
                unwrap(api.POST('/v1/received/{id}/receipt', { params: { path: { id: received.id }, header } }))
              }
            >
              {null}
            </CommandForm>
          </ForWorkers>
        )}
      </section>
      {received.decision && <RecordComplaint received={received} />}
      <SuspicionForm received={received} />
      <section className="card" aria-labelledby="timeline">
        <h2 id="timeline">{t('receiving.one.timeline')}</h2>
        <ol className="timeline">
          {received.timeline.map((entry) => (
            <li key={`${entry.at}${entry.act}`}>
              {formatInstant(entry.at, i18n.language)} · {t(`audit.${entry.act}`, entry.act)}
              {entry.by && ` · ${entry.by}`}
              {entry.reason && <q>{entry.reason}</q>}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** One received notice: the claim, and beside it what the packs found. */
export function ReceivedPage({ id }: { id: string }) {
  const query = useRead(['received-one', id], () => api.GET('/v1/received/{id}', { params: { path: { id } } }));
  return (
    <>
      <ReceivingNav />
      <Loaded query={query}>{(received) => <Received received={received} />}</Loaded>
    </>
  );
}
