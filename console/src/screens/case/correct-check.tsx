import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { ActForm, useAct } from '../../parts/act.tsx';
import { formatInstant } from '../../parts/format.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';

const VERDICTS = ['removed', 'restricted', 'online'] as const;

/** A person's verdict on a check in doubt, with the sentence of the page that tells it. */
function CorrectForm({ check }: { check: string }) {
  const { t } = useTranslation();
  const hint = useId();
  return (
    <details className="card form">
      <summary>{t('learned.correct')}</summary>
      <ActForm
        submit={t('learned.keep')}
        send={({ text }, header) => {
          const phrase = text('phrase');
          const verdict = VERDICTS.find((one) => one === text('verdict')) ?? 'online';
          const body = { verdict, reason: text('reason'), ...(phrase && { phrase }) };
          return unwrap(api.POST('/v1/checks/{id}/verdicts', { params: { path: { id: check }, header }, body }));
        }}
      >
        <label>
          {t('learned.verdict')}
          <select name="verdict" required defaultValue="">
            <option value="" />
            {VERDICTS.map((verdict) => (
              <option key={verdict} value={verdict}>
                {t(`verdict.${verdict}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('learned.reason')}
          <textarea name="reason" rows={2} required minLength={3} maxLength={5000} />
        </label>
        <label>
          {t('learned.phrase')}
          <input name="phrase" minLength={8} maxLength={200} aria-describedby={hint} />
        </label>
        <p id={hint} className="quiet">
          {t('learned.phraseHint')}
        </p>
      </ActForm>
    </details>
  );
}

/** A sentence that was proposed for the register, and the second word on it. */
function Learned({ learned }: { learned: NonNullable<NonNullable<Schemas['Check']['correction']>['learned']> }) {
  const { t } = useTranslation();
  const account = useQueryClient().getQueryData<Schemas['Account']>(['session']);
  const [kind, setKind] = useState<'apply' | 'decline' | null>(null);
  const decide = useAct(
    (body: { kind: 'apply' | 'decline'; reason: string }, header) =>
      unwrap(api.POST('/v1/platform-states/{id}/decisions', { params: { path: { id: learned.id }, header }, body })),
    () => setKind(null),
  );
  return (
    <>
      <p>
        {t('learned.phraseIs', { phrase: learned.phrase, state: t(`learned.state.${learned.pageState}`) })}{' '}
        <span className="quiet">{t(learned.quotedFrom === null ? 'learned.typed' : 'learned.quoted')}</span>
      </p>
      {learned.state === 'proposed' ? (
        <>
          {account?.role === 'analyst' && <p>{t('act.notApprover')}</p>}
          <div className="buttons">
            {(['apply', 'decline'] as const)
              .filter((one) => one === 'decline' || account?.role !== 'analyst')
              .map((one) => (
                <button key={one} type="button" onClick={() => setKind(one)}>
                  {t(`learned.${one}`)}
                </button>
              ))}
          </div>
        </>
      ) : (
        <p className="quiet">{t(`learned.${learned.state}`, { by: learned.by ?? '', reason: learned.reason ?? '' })}</p>
      )}
      <ReasonDialog
        title={kind && t(`learned.${kind}`)}
        error={decide.error}
        isPending={decide.isPending}
        onSend={(reason) => kind && decide.mutate({ kind, reason })}
        onClose={() => setKind(null)}
      />
    </>
  );
}

/** What a person decided on a check, or the way to decide on one in doubt. */
export function Correction({ check, isNewest }: { check: Schemas['Check']; isNewest: boolean }) {
  const { t, i18n } = useTranslation();
  const { correction } = check;
  if (correction) {
    const { by, reason, at, learned } = correction;
    return (
      <div className="quiet">
        {t('learned.decidedBy', { by, reason, at: formatInstant(at, i18n.language) })}
        {learned && <Learned learned={learned} />}
      </div>
    );
  }
  return check.verdict === 'indeterminate' && isNewest && <CorrectForm check={check.id} />;
}
