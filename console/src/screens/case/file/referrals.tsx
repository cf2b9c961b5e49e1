import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { useDocumentTitles } from '../../../parts/document-titles.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { SelectField, TextAreaField, TextField } from '../../../parts/form/fields.tsx';
import { useReason } from '../../../parts/form/reason-dialog.tsx';
import { dayHere, formatDate } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { Panel } from '../../../parts/panel.tsx';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { useRead } from '../../../parts/read.ts';
import { Cards, Loaded } from '../../../parts/states.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { DueDay, StandingTag } from '../../courts/standing.tsx';
import { MeasureFields } from '../market/measure-fields.tsx';
import { AddEntry } from './referral-entry.tsx';

type Referral = Schemas['Referral'];

/** What happened, in the order in which it was noted; what was withdrawn is struck out and stays. */
function Course({ referral, onWithdraw }: { referral: Referral; onWithdraw: (entry: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isAlone = referral.entries.filter(({ withdrawn }) => !withdrawn).length === 1;
  return (
    <ol className="plain">
      {referral.entries.map(({ id, kind, on, registerNumber, said, due, outcome, withdrawn, by }) => (
        <li key={id} className={withdrawn ? 'quiet' : undefined}>
          {formatDate(on, language)} ·{' '}
          {withdrawn ? <s>{t(`referrals.entry.${kind}`)}</s> : t(`referrals.entry.${kind}`)}
          {outcome && `, ${t(`referrals.outcome.${outcome}`)}`}
          {registerNumber !== null && (
            <>
              {' '}
              <Said>{registerNumber}</Said>
            </>
          )}
          {due !== null && ` · ${t('referrals.dueOn', { day: formatDate(due, language) })}`}{' '}
          <span className="quiet">
            <Said>{by}</Said>
          </span>
          {said !== null && (
            <>
              <br />
              <Said isWhole>{said}</Said>
            </>
          )}
          {withdrawn && (
            <>
              <br />
              {t('referrals.withdrawn')} <Said isWhole>{`${withdrawn.by}: ${withdrawn.reason}`}</Said>
            </>
          )}
          {!withdrawn && (kind !== 'sent' || isAlone) && (
            <ForWorkers>
              <button type="button" className="plain-button" onClick={() => onWithdraw(id)}>
                {t('referrals.withdraw')}
              </button>
            </ForWorkers>
          )}
        </li>
      ))}
    </ol>
  );
}

function ReferralCard({ referral }: { referral: Referral }) {
  const { t } = useTranslation();
  const { standing, choice } = referral;
  const { ask, dialog } = useReason({
    titleOf: () => t('referrals.withdraw'),
    send: (entry: string, reason, header) =>
      unwrap(
        api.POST('/v1/referrals/{id}/entries/{entry}/withdrawals', {
          params: { path: { id: referral.id, entry }, header },
          body: { reason },
        }),
      ),
  });
  return (
    <>
      <p>
        <strong>{choice.name}</strong> <StandingTag standing={standing} />
        <br />
        {standing.registerNumber !== null && (
          <>
            {t('referrals.column.number')} <Said>{standing.registerNumber}</Said> ·{' '}
          </>
        )}
        {t('referrals.days', { count: standing.daysSince })}
        {standing.due !== null && (
          <>
            {' '}
            · <DueDay due={standing.due} />
          </>
        )}
      </p>
      <Course referral={referral} onWithdraw={ask} />
      {standing.state !== 'withdrawn' && (
        <ForWorkers>
          <AddEntry referral={referral} />
        </ForWorkers>
      )}
      {dialog}
    </>
  );
}

/** Noting that the case was sent, to whom was chosen, with what went along. */
function NoteSending({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const of = { params: { query: { case: caseId } } };
  const choices = useRead(['recipient-choices', caseId], () => api.GET('/v1/recipient-choices', of));
  const dossiers = useRead(['dossiers', caseId], () => api.GET('/v1/dossiers', of));
  const notices = useRead(['notices', caseId], () => api.GET('/v1/notices', of));
  const titleOf = useDocumentTitles();
  const language = useLanguage();
  const current = choices.data?.items.filter(({ isCurrent }) => isCurrent) ?? [];
  if (current.length === 0) return <p className="quiet">{t('referrals.chooseFirst')}</p>;
  return (
    <details className="card">
      <summary>{t('referrals.note')}</summary>
      <CommandForm
        submit={t('referrals.noteSent')}
        send={({ text, some, isTicked }, header) => {
          const body = {
            case: caseId,
            choice: text('choice'),
            on: text('on'),
            isMeasure: isTicked('isMeasure'),
            ...some('said', 'dossier', 'notice', 'unheard'),
          };
          return unwrap(api.POST('/v1/referrals', { params: { header }, body }));
        }}
      >
        <SelectField
          name="choice"
          label={t('referrals.to')}
          options={current.map(({ id, name }) => [id, name])}
          required
        />
        <TextField name="on" type="date" label={t('referrals.on')} required max={dayHere()} defaultValue={dayHere()} />
        <SelectField
          name="dossier"
          label={t('referrals.dossier')}
          isOpen
          options={(dossiers.data?.items ?? [])
            .filter(({ state }) => state === 'made')
            .map(({ id, askedAt }) => [id, formatDate(askedAt.slice(0, 10), language)])}
        />
        <SelectField
          name="notice"
          label={t('referrals.document')}
          isOpen
          options={(notices.data?.items ?? []).map(({ id, kind, madeAt }) => [
            id,
            `${titleOf(kind)}, ${formatDate(madeAt.slice(0, 10), language)}`,
          ])}
        />
        <TextAreaField name="said" label={t('referrals.how')} rows={2} maxLength={5000} />
        <MeasureFields cases={[caseId]} isAlways={false} />
      </CommandForm>
    </details>
  );
}

/** What became of a case at the courts and authorities that it was sent to. */
export function ReferralsPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const query = useRead(['referrals', caseId], () => api.GET('/v1/referrals', { params: { query: { case: caseId } } }));
  return (
    <Panel title={t('referrals.title')} count={query.data?.items.length} isWanted>
      <Loaded query={query}>
        {({ items }) => (
          <Cards items={items} keyOf={({ id }) => id} empty={t('referrals.noneOfCase')}>
            {(referral) => <ReferralCard referral={referral} />}
          </Cards>
        )}
      </Loaded>
      <ForWorkers>
        <NoteSending caseId={caseId} />
      </ForWorkers>
    </Panel>
  );
}
