import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { administers, mayApprove, mayPublish, useAccount } from '../account.ts';
import { formatInstant } from '../format.ts';
import { useRead } from '../read.ts';
import { useReason } from './reason-dialog.tsx';

type Proposal = Schemas['Proposal'];

/** What waits for a second person, of one kind of act. */
export function useWaiting(kind: string): readonly Proposal[] {
  const params = { query: { kind, limit: 200 } };
  const query = useRead(['proposals', kind], () => api.GET('/v1/proposals', { params }));
  return query.data?.items ?? [];
}

/** Who decides where that is not an approver. */
const DECIDED_BY: Readonly<
  Record<string, { may: typeof mayApprove; refused: 'proposal.notPublisher' | 'proposal.notAdministrator' }>
> = {
  'release.published': { may: mayPublish, refused: 'proposal.notPublisher' },
  'account.succeeded': { may: administers, refused: 'proposal.notAdministrator' },
};

/** Who proposed an act, and the decision on it where it is the reader's to take. */
export function SecondPerson({ proposal, children }: { proposal: Proposal; children?: ReactNode }) {
  const { t, i18n } = useTranslation();
  const account = useAccount();
  const { ask, dialog } = useReason({
    titleOf: (decision: 'approve' | 'reject') => t(`proposal.${decision}`),
    send: (decision, reason, header) => {
      const params = { path: { id: proposal.id }, header };
      return unwrap(api.POST('/v1/proposals/{id}/decisions', { params, body: { decision, reason } }));
    },
  });
  const isOwn = account !== undefined && account.id === proposal.by?.id;
  const { may, refused } = DECIDED_BY[proposal.kind] ?? { may: mayApprove, refused: 'document.notApprover' };
  const mayDecide = !isOwn && may(account);
  return (
    <>
      <p>
        <span className="tag">{t('proposal.waits')}</span>{' '}
        {t('proposal.by', {
          author: proposal.by?.name ?? t('proposal.operator'),
          at: formatInstant(proposal.at, i18n.language),
        })}{' '}
        {!mayDecide && t(isOwn ? 'document.notOwn' : refused)}
      </p>
      <div className="buttons">
        {children}
        {mayDecide && (
          <button type="button" className="primary" onClick={() => ask('approve')}>
            {t('proposal.approve')}
          </button>
        )}
        {(mayDecide || isOwn) && (
          <button type="button" onClick={() => ask('reject')}>
            {t('proposal.reject')}
          </button>
        )}
      </div>
      {dialog}
    </>
  );
}
