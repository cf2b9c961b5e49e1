import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotencyKey, type Schemas, unwrap } from '../../client/api.ts';
import { formatDate, formatInstant } from '../../parts/format.ts';
import { Loaded } from '../../parts/states.tsx';
import { Delivery } from './delivery.tsx';

function WriteNotice({ caseId }: { caseId: string }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const key = useRef(idempotencyKey());
  const write = useMutation({
    mutationFn: (input: { language: 'fr' | 'en'; recipient: string }) =>
      unwrap(
        api.POST('/v1/notices', {
          params: { header: { 'idempotency-key': key.current } },
          body: {
            case: caseId,
            kind: 'dsa-16',
            language: input.language,
            bonaFide: true,
            ...(input.recipient ? { recipient: input.recipient } : {}),
          },
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
    write.mutate({
      language: form.get('language') === 'en' ? 'en' : 'fr',
      recipient: String(form.get('recipient') ?? '').trim(),
    });
  };
  return (
    <details className="card">
      <summary>{t('notice.write')}</summary>
      <form onSubmit={submit}>
        <label>
          {t('notice.language')}
          <select name="language" defaultValue={i18n.language === 'en' ? 'en' : 'fr'}>
            <option value="fr">Français</option>
            <option value="en">English</option>
          </select>
        </label>
        <label>
          {t('notice.recipient')}
          <input name="recipient" type="email" />
        </label>
        <label className="check">
          <input type="checkbox" required /> {t('notice.bonaFide')}
        </label>
        {write.isError && (
          <p role="alert" className="error">
            {write.error.message}
          </p>
        )}
        <button type="submit" className="primary" disabled={write.isPending}>
          {t('notice.send')}
        </button>
      </form>
    </details>
  );
}

function NoticeCard({ notice }: { notice: Schemas['SentNotice'] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'fr' ? 'fr' : 'en';
  return (
    <li className="card">
      <p>
        <span className={`tag ${notice.state}`}>{t(`notice.${notice.state}`)}</span>{' '}
        {formatInstant(notice.sentAt ?? notice.madeAt, i18n.language)} ·{' '}
        <a href={`/v1/notices/${notice.id}/pdf`} target="_blank" rel="noreferrer">
          {t('notice.pdf')}
        </a>
      </p>
      {notice.failure && <p className="error">{notice.failure}</p>}
      {notice.deadline && (
        <p>
          {t('notice.due', { due: formatDate(notice.deadline.due, i18n.language) })}{' '}
          <span className="tag">{t(`notice.${notice.deadline.origin}`)}</span>
          <br />
          <span className="quiet">
            {notice.deadline.article}. {notice.deadline.rule[language]}
          </span>
        </p>
      )}
      {notice.receipt && (
        <p className="quiet">
          <bdi className="address">
            {t('notice.receipt', { reference: notice.receipt.reference, interpolation: { escapeValue: false } })}
          </bdi>
        </p>
      )}
      <Delivery notice={notice} />
    </li>
  );
}

/** The notices of a case, and writing one once it is confirmed. */
export function NoticesPanel({ caseId, canWrite }: { caseId: string; canWrite: boolean }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['notices', caseId],
    queryFn: () => unwrap(api.GET('/v1/notices', { params: { query: { case: caseId } } })),
    // One that is about to leave is looked at again soon.
    refetchInterval: ({ state }) => (state.data?.items.some((notice) => notice.state === 'queued') ? 1_000 : 15_000),
  });
  return (
    <section aria-labelledby="notice-title">
      <h2 id="notice-title">{t('notice.title')}</h2>
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="message">{t(canWrite ? 'notice.none' : 'notice.needsConfirm')}</p>}
            <ul className="plain">
              {items.map((notice) => (
                <NoticeCard key={notice.id} notice={notice} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {canWrite && <WriteNotice caseId={caseId} />}
    </section>
  );
}
