import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { mayWork, useAccount } from '../../../parts/account.ts';
import { Refused, useCommand } from '../../../parts/form/command.tsx';

/** Answers that nobody has read, and saying that they are read. */
export function ReadAnswers({ found }: { found: Schemas['CaseDetail'] }) {
  const { t } = useTranslation();
  const account = useAccount();
  const { id, unread } = found;
  const read = useCommand((caseId: string, header) =>
    unwrap(api.POST('/v1/cases/{id}/answers/read', { params: { path: { id: caseId }, header } })),
  );
  if (unread === 0) return null;
  return (
    <div className="banner">
      <strong>{t('case.unread', { count: unread })}</strong>{' '}
      {mayWork(account) && (
        <button type="button" data-step="answer" disabled={read.isPending} onClick={() => read.mutate(id)}>
          {t('case.markRead')}
        </button>
      )}
      <Refused error={read.error} />
    </div>
  );
}
