import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { mayApprove, useAccount } from '../../parts/account.ts';
import { formatInstant } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { Cards } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { OperationPage } from './operation-page.tsx';
import { PlanForm } from './plan-form.tsx';

function OperationCard({ operation }: { operation: Schemas['ListedOperation'] }) {
  const { t, i18n } = useTranslation();
  const { id, title, lead, standing, state, actsAt, late, units } = operation;
  return (
    <>
      <p>
        <strong>
          <Link to={paths.jointOperation(id)}>
            <Said>{title}</Said>
          </Link>
        </strong>{' '}
        <span className={`tag ${state}`}>{t(`jointOperation.is.${state}`)}</span>{' '}
        {standing !== 'joined' && <span className="tag">{t(`jointOperation.standing.${standing}`)}</span>}{' '}
        {late.length > 0 && (
          <span className="tag overdue">{t('jointOperation.lateUnits', { count: late.length })}</span>
        )}
      </p>
      <p className="quiet">
        <Said>{lead}</Said>
        {standing === 'joined' && ` · ${t('jointOperation.ofUnits', { count: units })}`} ·{' '}
        <time dateTime={actsAt}>{formatInstant(actsAt, i18n.language)}</time>
      </p>
    </>
  );
}

function List() {
  const { t } = useTranslation();
  const account = useAccount();
  const query = usePaged(['joint-operations'], (page) =>
    unwrap(api.GET('/v1/operations', { params: { query: page } })),
  );
  return (
    <>
      <h1>
        <Term of="operation">{t('jointOperation.title')}</Term>
      </h1>
      <p>{t('jointOperation.intro')}</p>
      {mayApprove(account) && <PlanForm />}
      <h2>{t('jointOperation.list')}</h2>
      <Paged query={query} empty={t('jointOperation.empty')}>
        {(items) => (
          <Cards items={items} keyOf={({ id }) => id}>
            {(operation) => <OperationCard operation={operation} />}
          </Cards>
        )}
      </Paged>
    </>
  );
}

/** The list of operations of several units, or one of them. */
export function JointOperations({ id }: { id: string }) {
  return id === '' ? <List /> : <OperationPage id={id} />;
}
