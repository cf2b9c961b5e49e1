import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CHECK_VERDICTS, PHRASE_DECISIONS } from '../../client/values.ts';
import { mayApprove, useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { formatInstant } from '../../parts/format.ts';
import { BeginVisit } from '../attended/begin.tsx';

/** A person's verdict on a check in doubt, with the sentence of the page that tells it. */
function CorrectForm({ check }: { check: string }) {
  const { t } = useTranslation();
  return (
    <details className="card" data-step="check">
      <summary>{t('correction.correct')}</summary>
      <CommandForm
        submit={t('correction.keep')}
        send={({ text, some, one }, header) => {
          const body = { verdict: one('verdict', CHECK_VERDICTS), reason: text('reason'), ...some('phrase') };
          return unwrap(api.POST('/v1/checks/{id}/verdicts', { params: { path: { id: check }, header }, body }));
        }}
      >
        <SelectField
          name="verdict"
          label={t('correction.verdict')}
          options={CHECK_VERDICTS.map((verdict) => [verdict, t(`verdict.${verdict}`)])}
          isOpen
          required
        />
        <TextAreaField name="reason" label={t('correction.reason')} rows={2} required minLength={3} maxLength={5000} />
        <TextField
          name="phrase"
          label={t('correction.phrase')}
          hint={t('correction.phraseHint')}
          minLength={8}
          maxLength={200}
        />
      </CommandForm>
    </details>
  );
}

type PagePhrase = NonNullable<NonNullable<Schemas['Check']['correction']>['pagePhrase']>;

/** A sentence that was proposed for the register, and the second word on it. */
function ShownPhrase({ pagePhrase }: { pagePhrase: PagePhrase }) {
  const { t } = useTranslation();
  const account = useAccount();
  const { ask, dialog } = useReason({
    titleOf: (kind: (typeof PHRASE_DECISIONS)[number]) => t(`correction.${kind}`),
    send: (kind, reason, header) => {
      const params = { path: { id: pagePhrase.id }, header };
      return unwrap(api.POST('/v1/page-phrases/{id}/decisions', { params, body: { kind, reason } }));
    },
  });
  return (
    <>
      <p>
        {t('correction.phraseIs', { phrase: pagePhrase.phrase, state: t(`correction.state.${pagePhrase.pageState}`) })}{' '}
        <span className="quiet">{t(pagePhrase.quotedFrom === null ? 'correction.typed' : 'correction.quoted')}</span>
      </p>
      {pagePhrase.state === 'proposed' ? (
        <>
          {!mayApprove(account) && <p>{t('document.notApprover')}</p>}
          <div className="buttons">
            {PHRASE_DECISIONS.filter((one) => one === 'decline' || mayApprove(account)).map((one) => (
              <button key={one} type="button" onClick={() => ask(one)}>
                {t(`correction.${one}`)}
              </button>
            ))}
          </div>
        </>
      ) : (
        <p className="quiet">
          {t(`correction.${pagePhrase.state}`, { by: pagePhrase.by ?? '', reason: pagePhrase.reason ?? '' })}
        </p>
      )}
      {dialog}
    </>
  );
}

/** What a person decided on a check, or the way to decide on one in doubt. */
export function Correction(props: { caseId: string; check: Schemas['Check']; isNewest: boolean }) {
  const { caseId, check, isNewest } = props;
  const { t, i18n } = useTranslation();
  const { correction } = check;
  if (correction) {
    const { by, reason, at, pagePhrase } = correction;
    return (
      <div className="quiet">
        {t('correction.decidedBy', { by, reason, at: formatInstant(at, i18n.language) })}
        {pagePhrase && <ShownPhrase pagePhrase={pagePhrase} />}
      </div>
    );
  }
  return (
    check.verdict === 'indeterminate' &&
    isNewest && (
      <>
        <BeginVisit caseId={caseId} check={check.id} />
        <CorrectForm check={check.id} />
      </>
    )
  );
}
