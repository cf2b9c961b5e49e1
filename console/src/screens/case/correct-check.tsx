import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotencyKey, type Schemas, unwrap } from '../../client/api.ts';
import { formatInstant } from '../../parts/format.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';

const VERDICTS = ['removed', 'restricted', 'online'] as const;
type Given = (typeof VERDICTS)[number];

/** A person's verdict on a check in doubt, with the sentence of the page that tells it. */
function CorrectForm({ check, onClose }: { check: string; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const hint = useId();
  const key = useRef(idempotencyKey());
  const correct = useMutation({
    mutationFn: (body: { verdict: Given; reason: string; phrase?: string }) =>
      unwrap(
        api.POST('/v1/checks/{id}/verdicts', {
          params: { path: { id: check }, header: { 'idempotency-key': key.current } },
          body,
        }),
      ),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries();
    },
    // What is sent next is another request.
    onError: () => {
      key.current = idempotencyKey();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = (name: string): string => String(form.get(name) ?? '').trim();
    const verdict = VERDICTS.find((one) => one === given('verdict'));
    const phrase = given('phrase');
    if (verdict) correct.mutate({ verdict, reason: given('reason'), ...(phrase && { phrase }) });
  };
  return (
    <form className="card" onSubmit={submit} aria-label={t('learned.correctTitle')}>
      <label>
        {t('learned.verdict')}
        <select name="verdict" required>
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
      {correct.error && (
        <p role="alert" className="error">
          {correct.error.message}
        </p>
      )}
      <div className="buttons">
        <button type="submit" className="primary" disabled={correct.isPending}>
          {t('learned.keep')}
        </button>
        <button type="button" onClick={onClose}>
          {t('learned.cancel')}
        </button>
      </div>
    </form>
  );
}

/** A sentence that was proposed for the register, and the second word on it. */
function Learned({ learned }: { learned: NonNullable<NonNullable<Schemas['Check']['correction']>['learned']> }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [kind, setKind] = useState<'apply' | 'decline' | null>(null);
  const key = useRef(idempotencyKey());
  const decide = useMutation({
    mutationFn: (body: { kind: 'apply' | 'decline'; reason: string }) =>
      unwrap(
        api.POST('/v1/platform-states/{id}/decisions', {
          params: { path: { id: learned.id }, header: { 'idempotency-key': key.current } },
          body,
        }),
      ),
    onSuccess: async () => {
      setKind(null);
      await queries.invalidateQueries();
    },
  });
  return (
    <>
      <p>
        {t('learned.phraseIs', { phrase: learned.phrase, state: t(`learned.state.${learned.pageState}`) })}{' '}
        <span className="quiet">{t(learned.quotedFrom === null ? 'learned.typed' : 'learned.quoted')}</span>
      </p>
      {learned.state === 'proposed' ? (
        <div className="buttons">
          {(['apply', 'decline'] as const).map((one) => (
            <button key={one} type="button" onClick={() => setKind(one)}>
              {t(`learned.${one}`)}
            </button>
          ))}
        </div>
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
  const [isOpen, setOpen] = useState(false);
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
  if (check.verdict !== 'indeterminate' || !isNewest) return null;
  if (isOpen) return <CorrectForm check={check.id} onClose={() => setOpen(false)} />;
  return (
    <button type="button" onClick={() => setOpen(true)}>
      {t('learned.correct')}
    </button>
  );
}
