import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotencyKey, type Schemas, unwrap } from '../../client/api.ts';
import { formatInstant } from '../../parts/format.ts';

/** That a threat to life or safety was told to an authority (art. 18), and recording that. */
export function SuspicionForm({ received }: { received: Schemas['ReceivedNoticeDetail'] }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const key = useRef(idempotencyKey());
  const tell = useMutation({
    mutationFn: (body: { memberState: string; authority: string; facts: string; toldAt: string }) =>
      unwrap(
        api.POST('/v1/received/{id}/suspicions', {
          params: { path: { id: received.id }, header: { 'idempotency-key': key.current } },
          body,
        }),
      ),
    onSuccess: async () => {
      key.current = idempotencyKey();
      await queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => String(form.get(name) ?? '');
    tell.mutate({
      memberState: text('memberState').toUpperCase(),
      authority: text('authority'),
      facts: text('facts'),
      toldAt: new Date(text('toldAt')).toISOString(),
    });
  };
  return (
    <details className="card" open={received.suspicions.length > 0}>
      <summary>{t('receiving.suspicion.title')}</summary>
      <ul className="plain">
        {received.suspicions.map((one) => (
          <li key={one.id}>
            {one.authority} ({one.memberState}) · {formatInstant(one.toldAt, i18n.language)}
          </li>
        ))}
      </ul>
      <form onSubmit={submit}>
        <p>{t('receiving.suspicion.intro')}</p>
        <label>
          {t('receiving.suspicion.memberState')}
          <input name="memberState" required pattern="[A-Za-z]{2}" maxLength={2} defaultValue="FR" />
        </label>
        <label>
          {t('receiving.suspicion.authority')}
          <input name="authority" required minLength={3} maxLength={500} />
        </label>
        <label>
          {t('receiving.suspicion.facts')}
          <textarea name="facts" rows={3} required minLength={3} maxLength={20000} />
        </label>
        <label>
          {t('receiving.suspicion.toldAt')}
          <input name="toldAt" type="datetime-local" required />
        </label>
        {tell.isError && (
          <p role="alert" className="error">
            {tell.error.message}
          </p>
        )}
        <button type="submit" disabled={tell.isPending}>
          {t('receiving.suspicion.send')}
        </button>
      </form>
    </details>
  );
}
