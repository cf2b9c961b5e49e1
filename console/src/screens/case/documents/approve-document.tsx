import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { mayApprove, useAccount } from '../../../parts/account.ts';
import { useReason } from '../../../parts/form/reason-dialog.tsx';
import { formatInstant } from '../../../parts/format.ts';

/**
 * The second pair of eyes: who wrote a document, who decided on it and why; and the decision, where it is the reader's
 * to take.
 */
export function ApproveDocument({ notice }: { notice: Schemas['SentNotice'] }) {
  const { t, i18n } = useTranslation();
  const account = useAccount();
  const { ask, dialog } = useReason({
    titleOf: (decision: 'approve' | 'reject') => t(`document.${decision}`),
    send: (decision, reason, header) => {
      const params = { path: { id: notice.id }, header };
      return unwrap(api.POST('/v1/notices/{id}/approvals', { params, body: { decision, reason } }));
    },
  });
  const { approval } = notice;
  if (approval) {
    return (
      <p className="quiet">
        {t(`document.done.${approval.decision}`, {
          author: notice.author.name,
          by: approval.by.name,
          at: formatInstant(approval.at, i18n.language),
        })}{' '}
        {approval.reason && <q>{approval.reason}</q>}
      </p>
    );
  }
  if (notice.state !== 'proposed') return null;
  const mayDecide = account && mayApprove(account) && account.id !== notice.author.id;
  return (
    <>
      <p>
        {t('document.waits', { author: notice.author.name })}{' '}
        {!mayDecide && t(account?.id === notice.author.id ? 'document.notOwn' : 'document.notApprover')}
      </p>
      {mayDecide && (
        <div className="buttons">
          <button type="button" className="primary" data-step="approve" onClick={() => ask('approve')}>
            {t('document.approve')}
          </button>
          <button type="button" onClick={() => ask('reject')}>
            {t('document.reject')}
          </button>
        </div>
      )}
      {dialog}
    </>
  );
}
