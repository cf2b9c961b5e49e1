import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotencyKey, type Schemas, unwrap } from '../../client/api.ts';
import { formatDate } from '../../parts/format.ts';
import { Loaded } from '../../parts/states.tsx';
import { ReceivingNav } from './receiving-nav.tsx';

const text = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null;

function AddSender() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = useRef(idempotencyKey());
  const add = useMutation({
    mutationFn: (body: Schemas['NewSenderInput']) =>
      unwrap(api.POST('/v1/senders', { params: { header: { 'idempotency-key': key.current } }, body })),
    onSuccess: async () => {
      key.current = idempotencyKey();
      await queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const by = text(form, 'trustedBy');
    const since = text(form, 'since');
    add.mutate({
      name: text(form, 'name') ?? '',
      key: text(form, 'key'),
      emailDomain: text(form, 'domain'),
      trusted: by && since ? { by, since, until: text(form, 'until'), suspendedSince: null } : null,
    });
  };
  return (
    <details className="card">
      <summary>{t('receiving.senders.add')}</summary>
      <form onSubmit={submit}>
        {(
          [
            ['name', 'text', true],
            ['key', 'text', false],
            ['domain', 'text', false],
            ['trustedBy', 'text', false],
            ['since', 'date', false],
            ['until', 'date', false],
          ] as const
        ).map(([name, type, required]) => (
          <label key={name}>
            {t(`receiving.senders.${name}`)}
            <input name={name} type={type} required={required} maxLength={500} />
          </label>
        ))}
        {add.isError && (
          <p role="alert" className="error">
            {add.error.message}
          </p>
        )}
        <button type="submit" className="primary" disabled={add.isPending}>
          {t('receiving.senders.submit')}
        </button>
      </form>
    </details>
  );
}

function AddInbox() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: (body: { platform: string; name: string; language: 'en' | 'fr'; openForm: boolean }) =>
      unwrap(api.POST('/v1/inboxes', { body })),
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    add.mutate({
      platform: text(form, 'platform') ?? '',
      name: text(form, 'inboxName') ?? '',
      language: i18n.language === 'fr' ? 'fr' : 'en',
      openForm: form.get('openForm') === 'yes',
    });
  };
  return (
    <details className="card">
      <summary>{t('receiving.inboxes.add')}</summary>
      <form onSubmit={submit}>
        {(['platform', 'inboxName'] as const).map((name) => (
          <label key={name}>
            {t(`receiving.inboxes.${name}`)}
            <input name={name} required maxLength={200} />
          </label>
        ))}
        <label className="check">
          <input type="checkbox" name="openForm" value="yes" defaultChecked /> {t('receiving.inboxes.openForm')}
        </label>
        {add.isError && (
          <p role="alert" className="error">
            {add.error.message}
          </p>
        )}
        <button type="submit" className="primary" disabled={add.isPending}>
          {t('receiving.inboxes.submit')}
        </button>
      </form>
    </details>
  );
}

/** Where notices arrive, and who sends them: with which key, with what standing. */
export function Senders({ isAdmin }: { isAdmin: boolean }) {
  const { t, i18n } = useTranslation();
  const senders = useQuery({ queryKey: ['senders'], queryFn: () => unwrap(api.GET('/v1/senders')) });
  const inboxes = useQuery({ queryKey: ['inboxes'], queryFn: () => unwrap(api.GET('/v1/inboxes')) });
  return (
    <>
      <h1>{t('receiving.senders.title')}</h1>
      <ReceivingNav />
      <h2>{t('receiving.inboxes.title')}</h2>
      <Loaded query={inboxes}>
        {({ items }) => (
          <ul className="plain">
            {items.map((inbox) => (
              <li key={inbox.id} className="card">
                <strong>{inbox.name}</strong> · {inbox.platform} · <code>{`/v1/inboxes/${inbox.id}/notices`}</code>{' '}
                {inbox.openForm && <a href={`/notify/${inbox.id}`}>{t('receiving.inboxes.form')}</a>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {isAdmin ? <AddInbox /> : <p className="quiet">{t('receiving.senders.admin')}</p>}
      <h2>{t('receiving.senders.list')}</h2>
      <Loaded query={senders}>
        {({ items }) => (
          <ul className="plain">
            {items.map((sender) => (
              <li key={sender.id} className="card">
                <strong>
                  <bdi>{sender.name}</bdi>
                </strong>{' '}
                {sender.isTrusted && <span className="tag sealed">{t('receiving.received.trusted')}</span>}
                {sender.trusted && (
                  <p>
                    {t('receiving.senders.awarded', {
                      by: sender.trusted.by,
                      since: formatDate(sender.trusted.since, i18n.language),
                    })}
                  </p>
                )}
                {sender.emailDomain && <p>@{sender.emailDomain}</p>}
                {sender.key && <code className="address">{sender.key}</code>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {isAdmin && <AddSender />}
    </>
  );
}
