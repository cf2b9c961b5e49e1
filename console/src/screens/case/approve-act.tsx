import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { useAct } from '../../parts/act.tsx';
import { formatInstant } from '../../parts/format.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';

/** The second pair of eyes: who wrote an act, who decided on it and why; and the decision, where it is the reader's to take. */
export function ApproveAct({ notice }: { notice: Schemas['SentNotice'] }) {
  const { t, i18n } = useTranslation();
  const account = useQueryClient().getQueryData<Schemas['Account']>(['session']);
  const [decision, setDecision] = useState<'approve' | 'reject' | null>(null);
  const decide = useAct(
    (body: { decision: 'approve' | 'reject'; reason: string }, header) =>
      unwrap(api.POST('/v1/notices/{id}/approvals', { params: { path: { id: notice.id }, header }, body })),
    () => setDecision(null),
  );
  const { approval } = notice;
  if (approval) {
    return (
      <p className="quiet">
        {t(`act.done.${approval.decision}`, {
          author: notice.author.name,
          by: approval.by.name,
          at: formatInstant(approval.at, i18n.language),
        })}{' '}
        {approval.reason && <q>{approval.reason}</q>}
      </p>
    );
  }
  if (notice.state !== 'proposed') return null;
  const mayDecide = account && account.role !== 'analyst' && account.id !== notice.author.id;
  return (
    <>
      <p>
        {t('act.waits', { author: notice.author.name })}{' '}
        {!mayDecide && t(account?.id === notice.author.id ? 'act.notOwn' : 'act.notApprover')}
      </p>
      {mayDecide && (
        <div className="buttons">
          <button type="button" className="primary" onClick={() => setDecision('approve')}>
            {t('act.approve')}
          </button>
          <button type="button" onClick={() => setDecision('reject')}>
            {t('act.reject')}
          </button>
        </div>
      )}
      <ReasonDialog
        title={decision && t(`act.${decision}`)}
        error={decide.error}
        isPending={decide.isPending}
        onSend={(reason) => decision && decide.mutate({ decision, reason })}
        onClose={() => setDecision(null)}
      />
    </>
  );
}
