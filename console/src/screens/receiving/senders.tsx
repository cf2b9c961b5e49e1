import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { CheckField, TextField } from '../../parts/form/fields.tsx';
import { formatDate } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { PlatformName } from '../../parts/text/platform-name.tsx';
import { Said } from '../../parts/text/said.tsx';
import { ReceivingNav } from './receiving-nav.tsx';

function AddSender() {
  const { t } = useTranslation();
  return (
    <details className="card">
      <summary>{t('receiving.senders.add')}</summary>
      <CommandForm
        submit={t('receiving.senders.submit')}
        send={({ text }, header) => {
          const [by, since] = [text('trustedBy'), text('since')];
          const body = {
            name: text('name'),
            key: text('key') || null,
            emailDomain: text('domain') || null,
            trusted: by && since ? { by, since, until: text('until') || null, suspendedSince: null } : null,
          };
          return unwrap(api.POST('/v1/senders', { params: { header }, body }));
        }}
      >
        <TextField name="name" label={t('receiving.senders.name')} required maxLength={500} />
        <TextField name="key" label={t('receiving.senders.key')} maxLength={500} />
        <TextField name="domain" label={t('receiving.senders.domain')} maxLength={500} />
        <TextField name="trustedBy" label={t('receiving.senders.trustedBy')} maxLength={500} />
        <TextField name="since" label={t('receiving.senders.since')} type="date" />
        <TextField name="until" label={t('receiving.senders.until')} type="date" />
      </CommandForm>
    </details>
  );
}

function AddInbox() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <details className="card">
      <summary>{t('receiving.inboxes.add')}</summary>
      <CommandForm
        submit={t('receiving.inboxes.submit')}
        send={({ text, isTicked }) => {
          const body = {
            platform: text('platform'),
            name: text('inboxName'),
            language,
            openForm: isTicked('openForm'),
          };
          return unwrap(api.POST('/v1/inboxes', { body }));
        }}
      >
        <TextField name="platform" label={t('receiving.inboxes.platform')} required maxLength={200} />
        <TextField name="inboxName" label={t('receiving.inboxes.inboxName')} required maxLength={200} />
        <CheckField name="openForm" value="yes" defaultChecked label={t('receiving.inboxes.openForm')} />
      </CommandForm>
    </details>
  );
}

/** Where notices arrive, and who sends them: with which key, with what standing. */
export function Senders() {
  const { t, i18n } = useTranslation();
  const isAdmin = useAccount()?.role === 'administrator';
  const senders = useRead(['senders'], () => api.GET('/v1/senders'));
  const inboxes = useRead(['inboxes'], () => api.GET('/v1/inboxes'));
  return (
    <>
      <h1>{t('receiving.senders.title')}</h1>
      <ReceivingNav />
      <h2>{t('receiving.inboxes.title')}</h2>
      <Loaded query={inboxes}>
        {({ items }) => (
          <Cards items={items} keyOf={({ id }) => id} empty={t('receiving.inboxes.none')}>
            {(inbox) => (
              <>
                <strong>{inbox.name}</strong> · <PlatformName host={inbox.platform} /> ·{' '}
                <code>{`/v1/inboxes/${inbox.id}/notices`}</code>{' '}
                {inbox.openForm && <a href={`/notify/${inbox.id}`}>{t('receiving.inboxes.form')}</a>}
              </>
            )}
          </Cards>
        )}
      </Loaded>
      {isAdmin ? <AddInbox /> : <p className="quiet">{t('receiving.senders.admin')}</p>}
      <h2>{t('receiving.senders.list')}</h2>
      <Loaded query={senders}>
        {({ items }) => (
          <Cards items={items} keyOf={({ id }) => id} empty={t('receiving.senders.none')}>
            {(sender) => (
              <>
                <strong>
                  <Said>{sender.name}</Said>
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
              </>
            )}
          </Cards>
        )}
      </Loaded>
      {isAdmin && <AddSender />}
    </>
  );
}
