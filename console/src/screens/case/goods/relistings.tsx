import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { RELISTING_DECISIONS } from '../../../client/values.ts';
import { useReason } from '../../../parts/form/reason-dialog.tsx';
import { formatDate, formatFigure, formatInstant, formatShare } from '../../../parts/format.ts';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { Term } from '../../../parts/term.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { Compare } from './compare.tsx';

type Offer = Schemas['ListingCluster']['offers'][number];
type Kind = (typeof RELISTING_DECISIONS)[number];

/**
 * A lane for each offer, from when it was first seen to when it was last, or found gone. The list below says the same
 * in words.
 */
function Lanes({ offers }: { offers: Offer[] }) {
  const ends = offers.map(({ lastSeen, goneSince }) => Date.parse(goneSince ?? lastSeen));
  const from = Math.min(...offers.map(({ firstSeen }) => Date.parse(firstSeen)));
  const span = Math.max(1, Math.max(...ends) - from);
  const place = (at: number): number => 1 + ((at - from) / span) * 97;
  return (
    <svg className="lanes" viewBox={`0 0 100 ${offers.length * 4}`} preserveAspectRatio="none" aria-hidden="true">
      {offers.map((offer, lane) => {
        const start = place(Date.parse(offer.firstSeen));
        const end = place(ends[lane] ?? from);
        return (
          <g key={offer.listing} className={offer.relisting ? 'marked' : undefined}>
            <rect x={start} y={lane * 4 + 1} width={Math.max(1, end - start)} height="2" />
            {offer.goneSince && <rect className="end" x={end} y={lane * 4 + 0.5} width="0.6" height="3" />}
          </g>
        );
      })}
    </svg>
  );
}

function Recurrence({ name, count }: { name: string; count: Schemas['ListingCluster']['platform'] }) {
  const { t, i18n } = useTranslation();
  return (
    <p>
      {t('relisting.recurrence', {
        name,
        count: count.confirmed,
        figure: formatFigure(count.confirmed, i18n.language),
        since: count.firstSeen ? formatDate(count.firstSeen.slice(0, 10), i18n.language) : '–',
      })}
      {', '}
      {t('relisting.relisted', { count: count.relisted, figure: formatFigure(count.relisted, i18n.language) })}{' '}
      {count.medianDays !== null &&
        t('relisting.median', { count: count.medianDays, days: formatFigure(count.medianDays, i18n.language) })}
    </p>
  );
}

/** A relisting: why it is thought to be one, and a person's decision on it. */
function ShownRelisting(props: { caseId: string; relisting: Schemas['Relisting']; onDecide: (kind: Kind) => void }) {
  const { caseId, relisting, onDecide } = props;
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const compared = (
    <Compare caseId={caseId} original={relisting.original.listing} relisted={relisting.relisted.listing} />
  );
  return (
    <>
      <ul className="plain">
        {relisting.signals.map(({ kind, strength, detail }) => (
          <li key={kind}>
            {t(`relisting.signal.${kind}`, { defaultValue: kind })}
            {t('state.colon')} {formatShare(strength, language)} <bdi className="quiet address">{detail}</bdi>
          </li>
        ))}
      </ul>
      <p className="quiet">
        {t('relisting.together', { strength: formatShare(relisting.strength, language) })}{' '}
        {relisting.days !== null &&
          t('relisting.days', { count: relisting.days, days: formatFigure(relisting.days, language) })}
      </p>
      {relisting.state === 'found' ? (
        <>
          <ForWorkers>
            <div className="buttons" data-step="relisting">
              {RELISTING_DECISIONS.map((kind) => (
                <button key={kind} type="button" onClick={() => onDecide(kind)}>
                  {t(`relisting.${kind}`)}
                </button>
              ))}
            </div>
          </ForWorkers>
          {compared}
        </>
      ) : (
        relisting.decision && (
          <>
            <p>
              <strong>{t(`relisting.${relisting.state}`)}</strong>
              {t('state.colon')} {relisting.decision.reason}{' '}
              <span className="quiet">
                {t('decide.by', { by: relisting.decision.by, at: formatInstant(relisting.decision.at, language) })}
              </span>
            </p>
            <details>
              <summary>{t('case.compare.title')}</summary>
              {compared}
            </details>
          </>
        )
      )}
    </>
  );
}

/**
 * The offers of a case and their relistings, in time; and how often that happens on the platform and with the trader.
 */
export function Relistings({
  caseId,
  cluster,
  relistings,
}: {
  caseId: string;
  cluster: Schemas['ListingCluster'];
  relistings: Schemas['Relisting'][];
}) {
  const { t, i18n } = useTranslation();
  const { ask, dialog } = useReason({
    titleOf: ({ kind }: { id: string; kind: Kind }) => t(`relisting.${kind}`),
    send: ({ id, kind }, reason, header) =>
      unwrap(api.POST('/v1/relistings/{id}/decisions', { params: { path: { id }, header }, body: { kind, reason } })),
  });
  return (
    <section aria-labelledby="relisting-title">
      <h2 id="relisting-title">
        <Term of="relisting">{t('relisting.title')}</Term>
      </h2>
      <Recurrence name={t('relisting.platform')} count={cluster.platform} />
      {cluster.trader && <Recurrence name={t('relisting.trader')} count={cluster.trader} />}
      <Lanes offers={cluster.offers} />
      <ol className="plain">
        {[
          ...cluster.offers.map((offer) => ({
            offer,
            relisting: relistings.find(({ id }) => id === offer.relisting),
          })),
          ...relistings
            .filter(({ state }) => state === 'rejected')
            .map((relisting) => ({ offer: { ...relisting.relisted, goneSince: null }, relisting })),
        ].map(({ offer, relisting }) => (
          <li key={offer.listing} className="card">
            {relisting && <span className="tag">{t('followUp.relisting')}</span>}{' '}
            <strong>
              <Said>{offer.title}</Said>
            </strong>
            <div className="quiet">
              {offer.trader && (
                <>
                  <Said>{offer.trader}</Said> ·{' '}
                </>
              )}
              {t('relisting.seen', { at: formatInstant(offer.firstSeen, i18n.language) })}
              {offer.goneSince && <> · {t('relisting.gone', { at: formatInstant(offer.goneSince, i18n.language) })}</>}
              {offer.url && (
                <>
                  {' '}
                  · <bdi className="address">{offer.url}</bdi>
                </>
              )}
            </div>
            {relisting && (
              <ShownRelisting
                caseId={caseId}
                relisting={relisting}
                onDecide={(kind) => ask({ id: relisting.id, kind })}
              />
            )}
          </li>
        ))}
      </ol>
      {dialog}
    </section>
  );
}
