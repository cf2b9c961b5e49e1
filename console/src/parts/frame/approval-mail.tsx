import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { Refused, useCommand } from '../form/command.tsx';
import { useRead } from '../read.ts';

/** Whether the reader is told by mail of what waits for their approval. */
export function ApprovalMail() {
  const { t } = useTranslation();
  const { data } = useRead(['approval-mail'], () => api.GET('/v1/approval-mail'), { refetchInterval: false });
  const change = useCommand((wanted: boolean, header) =>
    unwrap(api.PUT('/v1/approval-mail', { params: { header }, body: { wanted } })),
  );
  if (!data) return null;
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={data.wanted}
          disabled={change.isPending}
          onChange={({ target }) => change.mutate(target.checked)}
        />{' '}
        {t('app.approvalMail')}
      </label>
      <Refused error={change.error} />
    </>
  );
}
