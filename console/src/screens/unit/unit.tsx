import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { Loaded } from '../../parts/states.tsx';

type Status = Schemas['UnitStatus'];

const FIELDS = [
  ['authorityName', 'text'],
  ['authorityAddress', 'text'],
  ['authorityEmail', 'email'],
  ['trustedBy', 'text'],
  ['trustedSince', 'date'],
] as const;

/** A status as the form shows it, and back: an authority without a name, or a flagger without a coordinator, is none. */
const toForm = ({ authority, trustedFlagger }: Status): Record<(typeof FIELDS)[number][0], string> => ({
  authorityName: authority?.name ?? '',
  authorityAddress: authority?.address ?? '',
  authorityEmail: authority?.email ?? '',
  trustedBy: trustedFlagger?.by ?? '',
  trustedSince: trustedFlagger?.since ?? '',
});
function fromForm(said: (name: string) => string): Status {
  const name = said('authorityName');
  const by = said('trustedBy');
  return {
    authority: name ? { name, address: said('authorityAddress') || null, email: said('authorityEmail') } : null,
    trustedFlagger: by ? { by, since: said('trustedSince') } : null,
  };
}

function StatusForm({ status, canChange }: { status: Status; canChange: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (body: { status: Status; reason: string }) => unwrap(api.PUT('/v1/unit', { body })),
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const said = (name: string) => String(data.get(name) ?? '').trim();
    change.mutate({ status: fromForm(said), reason: said('reason') });
  };
  const shown = toForm(status);
  return (
    <form onSubmit={submit}>
      {FIELDS.map(([name, type]) => (
        <label key={name}>
          {t(`unit.${name}`)}
          <input name={name} type={type} defaultValue={shown[name]} readOnly={!canChange} maxLength={500} />
        </label>
      ))}
      {canChange ? (
        <>
          <label>
            {t('decide.reason')}
            <input name="reason" required minLength={3} maxLength={500} />
          </label>
          {change.isError && (
            <p role="alert" className="error lines">
              {change.error.message}
            </p>
          )}
          <button type="submit" className="primary" disabled={change.isPending}>
            {t('unit.save')}
          </button>
          {change.isSuccess && <p role="status">{t('unit.saved')}</p>}
        </>
      ) : (
        <p className="quiet">{t('unit.adminOnly')}</p>
      )}
    </form>
  );
}

/** What the unit is in law: an authority that may issue orders, a trusted flagger. An admin enters it. */
export function UnitPage() {
  const { t } = useTranslation();
  const account = useQueryClient().getQueryData<Schemas['Account']>(['session']);
  const query = useQuery({
    queryKey: ['unit'],
    queryFn: () => unwrap(api.GET('/v1/unit')),
    refetchInterval: false,
  });
  return (
    <>
      <h1>{t('unit.title')}</h1>
      <p>{t('unit.intro')}</p>
      <Loaded query={query}>{(status) => <StatusForm status={status} canChange={account?.role === 'admin'} />}</Loaded>
    </>
  );
}
