import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { useAccount } from '../../../parts/account.ts';
import { CommandForm, Refused, useCommand } from '../../../parts/form/command.tsx';
import { SelectField, TextAreaField } from '../../../parts/form/fields.tsx';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { InPlace } from './in-place.tsx';

/** Whose a case is: the reader's, or a colleague's to whom it is handed on with a note. */
export function HandOn({ found, onClose }: { found: Schemas['CaseDetail']; onClose: () => void }) {
  const { t } = useTranslation();
  const account = useAccount();
  const { id, assignee } = found;
  const colleagues = useRead(['colleagues'], () => api.GET('/v1/colleagues'));
  const assign = useCommand(
    (to: string | null, header) =>
      unwrap(api.PUT('/v1/cases/{id}/assignee', { params: { path: { id }, header }, body: { account: to } })),
    onClose,
  );
  return (
    <InPlace title={t('case.head.handOn')} onClose={onClose}>
      <div className="buttons">
        {account && assignee?.id !== account.id && (
          <button type="button" title="a" disabled={assign.isPending} onClick={() => assign.mutate(account.id)}>
            {t('case.head.toMe')}
          </button>
        )}
        {assignee && (
          <button type="button" disabled={assign.isPending} onClick={() => assign.mutate(null)}>
            {t('case.head.toNobody')}
          </button>
        )}
      </div>
      <Refused error={assign.error} />
      <Loaded query={colleagues}>
        {({ items }) => (
          <CommandForm
            submit={t('case.head.handOnSend')}
            onDone={onClose}
            send={({ text, some }, header) => {
              const body = { account: text('account'), ...some('note') };
              return unwrap(api.PUT('/v1/cases/{id}/assignee', { params: { path: { id }, header }, body }));
            }}
          >
            <SelectField
              name="account"
              label={t('case.head.colleague')}
              options={items
                .filter((one) => one.id !== assignee?.id && one.id !== account?.id)
                .map((one) => [one.id, one.name])}
              isOpen
              required
            />
            <TextAreaField name="note" label={t('case.head.note')} rows={2} minLength={3} maxLength={5000} />
          </CommandForm>
        )}
      </Loaded>
    </InPlace>
  );
}
