import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { DateTimeField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { useLanguage } from '../../parts/language.ts';
import { ForWorkers } from '../../parts/people/for-workers.tsx';

const LANGUAGES = ['fr', 'en'] as const;
/** Languages in themselves. */
const NAMES = { fr: 'Français', en: 'English' } as const;
const WAYS = ['mail', 'letter', 'other'] as const;

/** Records a complaint that came by mail or letter, about the decision or about a statement that it led to. */
export function RecordComplaint({ received: { id, items } }: { received: Schemas['ReceivedNoticeDetail'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const statements = items.flatMap(({ statement, title, url }) =>
    statement === null
      ? []
      : [
          [
            statement,
            t('receiving.complaints.record.trader', { what: title ?? url, interpolation: { escapeValue: false } }),
          ] as const,
        ],
  );
  return (
    <ForWorkers>
      <details className="card">
        <summary>{t('receiving.complaints.record.open')}</summary>
        <p>{t('receiving.complaints.record.hint')}</p>
        <CommandForm
          submit={t('receiving.complaints.record.submit')}
          done={t('receiving.complaints.record.done')}
          send={({ text, one, instant }, header) => {
            const [statement, email] = [text('statement'), text('email')];
            const body = {
              statement: statement === '' ? null : statement,
              way: one('way', WAYS),
              arrivedAt: instant('arrivedAt'),
              receivedBy: text('receivedBy'),
              reasons: text('reasons'),
              email: email === '' ? null : email,
              language: one('language', LANGUAGES),
            };
            return unwrap(api.POST('/v1/received/{id}/complaints', { params: { header, path: { id } }, body }));
          }}
        >
          <SelectField
            name="statement"
            label={t('receiving.complaints.record.about')}
            options={[['', t('receiving.complaints.record.notifier')], ...statements]}
          />
          <SelectField
            name="way"
            label={t('receiving.complaints.record.way')}
            options={WAYS.map((way) => [way, t(`receiving.complaints.ways.${way}`)] as const)}
          />
          <DateTimeField name="arrivedAt" label={t('receiving.complaints.record.arrivedAt')} />
          <TextField name="receivedBy" label={t('receiving.complaints.record.receivedBy')} maxLength={200} required />
          <TextAreaField
            name="reasons"
            label={t('receiving.complaints.record.reasons')}
            rows={5}
            minLength={3}
            maxLength={20_000}
            required
          />
          <TextField
            name="email"
            label={t('receiving.complaints.record.email')}
            hint={t('receiving.complaints.record.emailHint')}
            type="email"
          />
          <SelectField
            name="language"
            label={t('receiving.complaints.record.language')}
            defaultValue={language}
            options={LANGUAGES.map((each) => [each, NAMES[each]] as const)}
          />
        </CommandForm>
      </details>
    </ForWorkers>
  );
}
