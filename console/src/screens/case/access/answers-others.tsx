import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../../client/api.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { TextAreaField } from '../../../parts/form/fields.tsx';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';

/** Whether other units that ask learn that this restricted case knows a subject; by its keeper. */
export function AnswersOthers({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useRead(['case-inquiry', id], () => api.GET('/v1/cases/{id}/inquiry', { params: { path: { id } } }));
  return (
    <Loaded query={query}>
      {({ answers }) => (
        <details>
          <summary>{t(answers ? 'case.access.answers' : 'case.access.answersNot')}</summary>
          <CommandForm
            key={String(answers)}
            submit={t(answers ? 'case.access.answerNoMore' : 'case.access.answer')}
            send={({ text }, header) => {
              const body = { answers: !answers, reason: text('reason') };
              return unwrap(api.PUT('/v1/cases/{id}/inquiry', { params: { path: { id }, header }, body }));
            }}
          >
            <p>{t('case.access.answerMeans')}</p>
            <TextAreaField name="reason" label={t('decide.reason')} rows={2} minLength={3} maxLength={5000} required />
          </CommandForm>
        </details>
      )}
    </Loaded>
  );
}
