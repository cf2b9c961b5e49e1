import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { ActForm } from '../../parts/act.tsx';
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
  const shown = toForm(status);
  const fields = FIELDS.map(([name, type]) => (
    <label key={name}>
      {t(`unit.${name}`)}
      <input name={name} type={type} defaultValue={shown[name]} readOnly={!canChange} maxLength={500} />
    </label>
  ));
  if (!canChange) {
    return (
      <section className="card">
        {fields}
        <p className="quiet">{t('unit.adminOnly')}</p>
      </section>
    );
  }
  return (
    <ActForm
      submit={t('unit.save')}
      done={t('unit.saved')}
      send={({ text }) => unwrap(api.PUT('/v1/unit', { body: { status: fromForm(text), reason: text('reason') } }))}
    >
      {fields}
      <label>
        {t('decide.reason')}
        <input name="reason" required minLength={3} maxLength={500} />
      </label>
    </ActForm>
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
