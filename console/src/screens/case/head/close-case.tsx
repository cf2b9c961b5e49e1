import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { CASE_OUTCOMES } from '../../../client/values.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { SelectField, TextAreaField } from '../../../parts/form/fields.tsx';
import { InPlace } from './in-place.tsx';

/** Closes a case with its outcome and a reason, or opens it again; what goes on meanwhile is said. */
export function CloseCase({ found, onClose }: { found: Schemas['CaseDetail']; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, closed, stage } = found;
  const title = t(closed ? 'case.head.reopen' : 'case.head.close');
  // That the offers are gone is said by two checks alone.
  const outcomes = CASE_OUTCOMES.filter((outcome) => outcome !== 'removed' || stage === 'removed');
  return (
    <InPlace title={title} onClose={onClose}>
      <CommandForm
        submit={title}
        onDone={onClose}
        send={({ text }, header) => {
          const outcome = outcomes.find((one) => one === text('outcome')) ?? null;
          const body = { outcome, reason: text('reason') };
          return unwrap(api.PUT('/v1/cases/{id}/closure', { params: { path: { id }, header }, body }));
        }}
      >
        {!closed && (
          <SelectField
            name="outcome"
            label={t('case.head.outcome')}
            hint={t('case.head.closeHint')}
            options={outcomes.map((outcome) => [outcome, t(`case.outcome.${outcome}`)])}
          />
        )}
        <TextAreaField
          name="reason"
          label={t('decide.reason')}
          rows={2}
          minLength={3}
          maxLength={5000}
          required
          data-first
        />
      </CommandForm>
    </InPlace>
  );
}
