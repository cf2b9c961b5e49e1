import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { mayWork, useAccount } from '../../parts/account.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { Link } from '../../parts/link.tsx';
import { useRead } from '../../parts/read.ts';
import { goTo, paths } from '../../paths.ts';

function Begin({ caseId, check }: { caseId: string; check?: string }) {
  const { t } = useTranslation();
  const { data } = useRead(['attended'], () => api.GET('/v1/attended-visits'));
  const begin = useCommand<void>(async (_, header) => {
    const body = { case: caseId, ...(check === undefined ? {} : { check }) };
    const visit = await unwrap(api.POST('/v1/attended-visits', { params: { header }, body }));
    goTo(paths.attended(visit.id));
  });
  if (!data) return null;
  if (!data.isAvailable) return <p className="quiet">{t('attended.unavailable')}</p>;
  const [open] = data.items;
  if (open)
    return (
      <p>
        <Link to={paths.attended(open.id)}>{t('attended.goOn')}</Link>
      </p>
    );
  return (
    <div className="attended-begin">
      <button type="button" disabled={begin.isPending} onClick={() => begin.mutate()}>
        {t(begin.isPending ? 'attended.opening' : check === undefined ? 'attended.begin' : 'attended.beginCheck')}
      </button>{' '}
      <span className="quiet">{t('attended.beginHint')}</span>
      <Refused error={begin.error} />
    </div>
  );
}

/** The way to open a page of a case oneself: its offer, or what a check in doubt looked at. */
export function BeginVisit(props: { caseId: string; check?: string }) {
  return mayWork(useAccount()) && <Begin {...props} />;
}
