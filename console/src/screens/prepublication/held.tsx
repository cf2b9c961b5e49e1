import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { mayWork, useAccount } from '../../parts/account.ts';
import { isCommand } from '../../parts/command-key.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { formatInstant } from '../../parts/format.ts';
import { nextRow } from '../../parts/list/next-row.ts';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { StateFilter, useFilter } from '../../parts/list/state-filter.tsx';
import { Said } from '../../parts/text/said.tsx';
import { Field } from '../case/offer/field.tsx';
import { PrepublicationNav } from './prepublication-nav.tsx';
import { findingsOf, Reasons } from './reasons.tsx';

type Whole = Schemas['WholePriorScreening'];
const STATES = ['held', 'decided'] as const;

/** The offer as it was sent, with what was found in it marked, and why it is held. */
function Offer({ screening }: { screening: Whole }) {
  const { t, i18n } = useTranslation();
  const { id, listing, reasons, reference, screenedAt, decision, decidedBy } = screening;
  const findings = findingsOf(reasons);
  if (!listing) return null;
  const lang = listing.language ?? '';
  return (
    <>
      <h2 id={`${id}-title`}>
        <Field text={listing.title} field="title" findings={findings} lang={lang} />
      </h2>
      <p className="quiet">
        {reference && (
          <>
            <code>
              <Said>{reference}</Said>
            </code>{' '}
            ·{' '}
          </>
        )}
        <Said>{listing.platform}</Said> ·{' '}
        {listing.trader?.name && (
          <>
            <Said>{listing.trader.name}</Said> ·{' '}
          </>
        )}
        <time dateTime={screenedAt}>{formatInstant(screenedAt, i18n.language)}</time> · <code>{id}</code>
      </p>
      <Reasons screening={screening} />
      {listing.description && (
        <p className="description">
          <Field text={listing.description} field="description" findings={findings} lang={lang} />
        </p>
      )}
      {listing.attributes.length > 0 && (
        <p className="quiet">
          <Said isWhole>
            {listing.attributes.map(({ name, value }) => `${name}${t('state.colon')} ${value}`).join(' · ')}
          </Said>
        </p>
      )}
      {decision && (
        <p>
          <span className="tag">{t(`prepublication.is.${decision.outcome}`)}</span>{' '}
          {formatInstant(decision.at, i18n.language)}
          {decidedBy && (
            <>
              {' · '}
              <Said>{decidedBy}</Said>
            </>
          )}
          {decision.reason && (
            <>
              {' · '}
              <q>
                <Said isWhole>{decision.reason}</Said>
              </q>
            </>
          )}
        </p>
      )}
    </>
  );
}

/** What is held, the longest waiting first; j and k go through it, c refuses the one that is marked and d releases it. */
function Queue({ items }: { items: Whole[] }) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === chosen),
  );
  const canDecide = mayWork(useAccount());
  const release = useCommand((id: string, header) =>
    unwrap(
      api.POST('/v1/screenings/{id}/decisions', {
        params: { path: { id }, header },
        body: { outcome: 'released', reason: null },
      }),
    ),
  );
  const refusal = useReason<string>({
    titleOf: (id) => t('prepublication.refuseTitle', { title: items.find((one) => one.id === id)?.listing?.title }),
    send: (id, reason, header) =>
      unwrap(
        api.POST('/v1/screenings/{id}/decisions', {
          params: { path: { id }, header },
          body: { outcome: 'refused', reason },
        }),
      ),
  });
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (!isCommand(event)) return;
      const marked = items[at];
      const next = nextRow(event.key, at, items.length);
      if (next !== null) {
        setChosen(items[next]?.id ?? null);
        list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
      } else if (marked && canDecide && event.key === 'c') refusal.ask(marked.id);
      else if (marked && canDecide && event.key === 'd' && !release.isPending) release.mutate(marked.id);
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return (
    <>
      <Refused error={release.error} />
      <ul className="plain" ref={list}>
        {items.map((screening, index) => (
          <li
            key={screening.id}
            className="card"
            aria-current={index === at ? true : undefined}
            aria-labelledby={`${screening.id}-title`}
            onFocus={() => setChosen(screening.id)}
          >
            <Offer screening={screening} />
            {canDecide && (
              <p className="buttons">
                <button type="button" title="c" onClick={() => refusal.ask(screening.id)}>
                  {t('prepublication.refuse')}
                </button>
                <button
                  type="button"
                  title="d"
                  disabled={release.isPending}
                  onClick={() => release.mutate(screening.id)}
                >
                  {t('prepublication.release')}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {refusal.dialog}
    </>
  );
}

/** Offers that wait for a person before they are published, and those that were decided. */
export function Held() {
  const { t } = useTranslation();
  const [state, setState] = useFilter('state', STATES, 'held');
  const query = usePaged(['held-offers', state], (page) =>
    unwrap(api.GET('/v1/screenings', { params: { query: { state, ...page } } })),
  );
  return (
    <>
      <h1>{t('prepublication.held.title')}</h1>
      <PrepublicationNav />
      <p>{t('prepublication.held.intro')}</p>
      <StateFilter
        label={t('prepublication.filter')}
        values={STATES}
        value={state}
        nameOf={(one) => t(`prepublication.state.${one}`)}
        onChoose={setState}
      />
      <Paged query={query} empty={t(`prepublication.empty.${state}`)}>
        {(items) =>
          state === 'held' ? (
            <Queue items={items} />
          ) : (
            <ul className="plain">
              {items.map((screening) => (
                <li key={screening.id} className="card">
                  <Offer screening={screening} />
                </li>
              ))}
            </ul>
          )
        }
      </Paged>
    </>
  );
}
