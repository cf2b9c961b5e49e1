import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { DateTimeField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { formatInstant } from '../../parts/format.ts';
import { ForWorkers } from '../../parts/people/for-workers.tsx';

/** That a threat to life or safety was reported to an authority (art. 18), and recording that. */
export function SuspicionForm({ received }: { received: Schemas['ReceivedNoticeDetail'] }) {
  const { t, i18n } = useTranslation();
  return (
    <details className="card" open={received.suspicions.length > 0}>
      <summary>{t('receiving.suspicion.title')}</summary>
      <ul className="plain">
        {received.suspicions.map((one) => (
          <li key={one.id}>
            {one.authority} ({one.memberState}) · {formatInstant(one.reportedAt, i18n.language)}
          </li>
        ))}
      </ul>
      <ForWorkers>
        <CommandForm
          submit={t('receiving.suspicion.send')}
          send={({ text, instant }, header) => {
            const body = {
              memberState: text('memberState').toUpperCase(),
              authority: text('authority'),
              facts: text('facts'),
              reportedAt: instant('reportedAt'),
            };
            return unwrap(
              api.POST('/v1/received/{id}/suspicions', { params: { path: { id: received.id }, header }, body }),
            );
          }}
        >
          <p>{t('receiving.suspicion.intro')}</p>
          <TextField
            name="memberState"
            label={t('receiving.suspicion.memberState')}
            required
            pattern="[A-Za-z]{2}"
            maxLength={2}
            defaultValue="FR"
          />
          <TextField
            name="authority"
            label={t('receiving.suspicion.authority')}
            required
            minLength={3}
            maxLength={500}
          />
          <TextAreaField name="facts" label={t('receiving.suspicion.facts')} required minLength={3} maxLength={20000} />
          <DateTimeField name="reportedAt" label={t('receiving.suspicion.reportedAt')} />
        </CommandForm>
      </ForWorkers>
    </details>
  );
}
