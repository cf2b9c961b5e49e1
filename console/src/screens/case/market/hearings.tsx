import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { useDocumentTitles } from '../../../parts/document-titles.ts';
import { useReason } from '../../../parts/form/reason-dialog.tsx';
import { formatDate, formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { Panel } from '../../../parts/panel.tsx';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { useRead } from '../../../parts/read.ts';
import { Cards, Loaded } from '../../../parts/states.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { AddObservation, GiveHearing } from './hearing-forms.tsx';

type Hearing = Schemas['Hearing'];

/** What the addressee said, and the exhibits that hold it. */
function Observations({ of, numbers }: { of: Hearing['observations']; numbers: ReadonlyMap<string, number> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul>
      {of.map(({ id, on, said, exhibit, by }) => (
        <li key={id}>
          {formatDate(on, language)} <span className="quiet">· {t('hearing.notedBy', { by })}</span>
          {exhibit !== null && ` · ${t('exhibit.number', { number: numbers.get(exhibit) ?? '' })}`}
          {said !== null && (
            <>
              <br />
              <Said isWhole>{said}</Said>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function HearingCard({ hearing, exhibits }: { hearing: Hearing; exhibits: Schemas['Exhibit'][] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, kind, addressee, measure, on, means, due, fullTerm, isShort, reason, observations, state } = hearing;
  const { ask, dialog } = useReason({
    titleOf: () => t('hearing.withdraw'),
    send: (of: string, why, header) =>
      unwrap(
        api.POST('/v1/hearings/{id}/withdrawals', { params: { path: { id: of }, header }, body: { reason: why } }),
      ),
  });
  const sealed = exhibits.filter((one) => one.package !== null);
  return (
    <>
      <p>
        <span className="tag">{t(hearing.withdrawn ? 'hearing.withdrawn' : `hearing.state.${state}`)}</span>{' '}
        <Said>{addressee.name}</Said> ({t(`hearing.role.${addressee.role}`)})
        <br />
        {t('hearing.measure')}
        {t('state.colon')} <Said isWhole>{measure}</Said>
      </p>
      <p>
        {kind === 'opportunity'
          ? t('hearing.givenOn', {
              on: formatDate(on, language),
              due: formatDate(due ?? on, language),
              means: t(`hearing.by.${means ?? 'other'}`),
            })
          : t('hearing.urgentOn', { on: formatDate(on, language) })}
        {reason !== null && (
          <>
            {' '}
            <q>
              <Said isWhole>{reason}</Said>
            </q>
          </>
        )}
      </p>
      {isShort && fullTerm !== null && (
        <p role="note">
          {t('hearing.short', { day: formatDate(fullTerm, language) })}{' '}
          <span className="tag">{t('document.unverified')}</span>
        </p>
      )}
      {hearing.withdrawn && (
        <p className="quiet">
          <Said isWhole>{`${hearing.withdrawn.by}: ${hearing.withdrawn.reason}`}</Said>
        </p>
      )}
      <Observations of={observations} numbers={new Map(exhibits.map((one) => [one.id, one.number]))} />
      {!hearing.withdrawn && (
        <ForWorkers>
          {kind === 'opportunity' && <AddObservation hearing={hearing} sealed={sealed} />}
          <button type="button" className="plain-button" onClick={() => ask(id)}>
            {t('hearing.withdraw')}
          </button>
        </ForWorkers>
      )}
      {dialog}
    </>
  );
}

/** Measures that were taken, and how the hearing stood. */
function Measures({ caseId, of }: { caseId: string; of: Schemas['Measure'][] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useDocumentTitles();
  const notices = useRead(['notices', caseId], () => api.GET('/v1/notices', { params: { query: { case: caseId } } }));
  const nameOf = ({ act, of: id }: Schemas['Measure']): string => {
    const kind = notices.data?.items.find((one) => one.id === id)?.kind;
    return act === 'referral' ? t('hearing.referral') : kind === undefined ? id : titleOf(kind);
  };
  if (of.length === 0) return null;
  return (
    <>
      <h3>{t('hearing.measures')}</h3>
      <ul>
        {of.map((one) => (
          <li key={one.id}>
            {formatInstant(one.at, language)} · {nameOf(one)} · {t(`hearing.at.${one.standing}`)}{' '}
            <span className="quiet">{t('hearing.notedBy', { by: one.by })}</span>
            {one.reason !== null && (
              <>
                <br />
                <q>
                  <Said isWhole>{one.reason}</Said>
                </q>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The right to be heard before a measure: who may speak until when, what they said, which measures were taken. */
export function HearingsPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const of = { params: { query: { case: caseId } } };
  const query = useRead(['hearings', caseId], () => api.GET('/v1/hearings', of));
  const exhibits = useRead(['exhibits', caseId], () => api.GET('/v1/exhibits', of));
  const count = query.data?.items.length ?? 0;
  return (
    <Panel title={t('hearing.title')} count={query.data?.items.length} isWanted={count > 0}>
      <Loaded query={query}>
        {({ items, standing, isOwed, measures, law }) => (
          <>
            <p className="quiet">
              {law.article[language]} {!law.verified && <span className="tag">{t('document.unverified')}</span>}
              <br />
              {law.rule[language]}
            </p>
            <p>{t(`hearing.standing.${standing}`)}</p>
            {isOwed && <p role="note">{t('hearing.owed')}</p>}
            <Cards items={items} keyOf={({ id }) => id}>
              {(hearing) => <HearingCard hearing={hearing} exhibits={exhibits.data?.items ?? []} />}
            </Cards>
            <Measures caseId={caseId} of={measures} />
          </>
        )}
      </Loaded>
      <ForWorkers>
        <GiveHearing caseId={caseId} />
      </ForWorkers>
    </Panel>
  );
}
