import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { HEARING_MEANS, HEARING_ROLES } from '../../../client/values.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { SelectField, TextAreaField, TextField } from '../../../parts/form/fields.tsx';
import { dayHere } from '../../../parts/format.ts';

const KINDS = ['opportunity', 'urgency'] as const;

/** Noting that somebody may be heard until a day, or why that has to wait. */
export function GiveHearing({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('opportunity');
  return (
    <details className="card">
      <summary>{t('hearing.note')}</summary>
      <CommandForm
        submit={t('hearing.noteIt')}
        send={({ text, one }, header) => {
          const addressee = { name: text('addressee'), role: one('role', HEARING_ROLES) };
          const about = { case: caseId, addressee, measure: text('measure'), on: text('on') };
          const body =
            kind === 'opportunity'
              ? { ...about, kind, means: one('means', HEARING_MEANS), due: text('due') }
              : { ...about, kind, reason: text('reason') };
          return unwrap(api.POST('/v1/hearings', { params: { header }, body }));
        }}
      >
        <SelectField
          label={t('hearing.what')}
          options={KINDS.map((one) => [one, t(`hearing.kind.${one}`)])}
          value={kind}
          onChoose={setKind}
        />
        <TextField name="addressee" label={t('hearing.addressee')} required maxLength={500} />
        <SelectField
          name="role"
          label={t('hearing.asWhat')}
          options={HEARING_ROLES.map((one) => [one, t(`hearing.role.${one}`)])}
          isOpen
          required
        />
        <TextAreaField name="measure" label={t('hearing.measure')} rows={2} minLength={3} maxLength={20_000} required />
        <TextField name="on" type="date" label={t('hearing.on')} required max={dayHere()} defaultValue={dayHere()} />
        {kind === 'opportunity' ? (
          <>
            <SelectField
              name="means"
              label={t('hearing.means')}
              options={HEARING_MEANS.map((one) => [one, t(`hearing.by.${one}`)])}
              isOpen
              required
            />
            <TextField name="due" type="date" label={t('hearing.due')} hint={t('hearing.dueHint')} required />
          </>
        ) : (
          <TextAreaField name="reason" label={t('hearing.reason')} rows={2} minLength={3} maxLength={20_000} required />
        )}
      </CommandForm>
    </details>
  );
}

/** Noting what was said: as text, as an exhibit that holds it, or both. */
export function AddObservation({ hearing, sealed }: { hearing: Schemas['Hearing']; sealed: Schemas['Exhibit'][] }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('hearing.observe')}</summary>
      <CommandForm
        submit={t('hearing.observeIt')}
        send={({ text, some }, header) => {
          const params = { path: { id: hearing.id }, header };
          const body = { on: text('on'), ...some('said', 'exhibit') };
          return unwrap(api.POST('/v1/hearings/{id}/observations', { params, body }));
        }}
      >
        <TextField
          name="on"
          type="date"
          label={t('hearing.received')}
          required
          min={hearing.on}
          max={dayHere()}
          defaultValue={dayHere()}
        />
        <TextAreaField
          name="said"
          label={t('hearing.said')}
          rows={3}
          maxLength={20_000}
          required={sealed.length === 0}
        />
        <SelectField
          name="exhibit"
          label={t('hearing.exhibit')}
          hint={t('hearing.exhibitHint')}
          isOpen
          options={sealed.map(({ id, number, file, description }) => [
            id,
            `${t('exhibit.number', { number })}, ${file?.name ?? description}`,
          ])}
        />
      </CommandForm>
    </details>
  );
}
