import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { SelectField, TextAreaField, TextField } from '../../../parts/form/fields.tsx';
import { useTemplates } from '../../../parts/form/templates.ts';
import { InPlace } from './in-place.tsx';

/** The day after the reader's today, as a date field takes it. */
function tomorrow(): string {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Lets a case rest until the morning of a day, or takes it up again; each with its reason. */
export function Hold(props: { found: Schemas['CaseDetail']; isHeld: boolean; onClose: () => void }) {
  const { found, isHeld, onClose } = props;
  const { t } = useTranslation();
  const { id } = found;
  const templates = useTemplates().filter(({ kind }) => kind === 'hold');
  const [reason, setReason] = useState('');
  const title = t(isHeld ? 'case.head.resume' : 'case.head.hold');
  return (
    <InPlace title={title} onClose={onClose}>
      <CommandForm
        submit={title}
        onDone={onClose}
        send={({ text }, header) => {
          const until = isHeld ? null : new Date(`${text('day')}T00:00`).toISOString();
          const body = { until, reason };
          return unwrap(api.PUT('/v1/cases/{id}/hold', { params: { path: { id }, header }, body }));
        }}
      >
        {!isHeld && <TextField name="day" type="date" label={t('case.head.until')} min={tomorrow()} required />}
        {!isHeld && templates.length > 0 && (
          <SelectField
            label={t('decide.template')}
            isOpen
            options={templates.map((one) => [one.id, one.title] as const)}
            onChoose={(chosen) => setReason(templates.find((one) => one.id === chosen)?.text ?? reason)}
          />
        )}
        <TextAreaField
          label={t('decide.reason')}
          rows={2}
          minLength={3}
          maxLength={5000}
          required
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </CommandForm>
    </InPlace>
  );
}
