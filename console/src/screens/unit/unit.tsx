import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { fromForm, STATUS_FIELDS, toForm } from './unit-status.ts';

function StatusForm({ status, canChange }: { status: Schemas['UnitStatus']; canChange: boolean }) {
  const { t } = useTranslation();
  const shown = toForm(status);
  const fields = STATUS_FIELDS.map(([name, type]) => (
    <TextField
      key={name}
      name={name}
      label={t(`unit.${name}`)}
      type={type}
      defaultValue={shown[name]}
      readOnly={!canChange}
      maxLength={500}
    />
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
    <CommandForm
      submit={t('unit.save')}
      done={t('unit.saved')}
      send={({ text }) => unwrap(api.PUT('/v1/unit', { body: { status: fromForm(text), reason: text('reason') } }))}
    >
      {fields}
      <TextField name="reason" label={t('decide.reason')} required minLength={3} maxLength={500} />
    </CommandForm>
  );
}

/** What the unit is in law: an authority that may issue orders, a trusted flagger. An admin enters it. */
export function UnitPage() {
  const { t } = useTranslation();
  const account = useAccount();
  const query = useRead(['unit'], () => api.GET('/v1/unit'), { refetchInterval: false });
  return (
    <>
      <h1>
        <Term of="unit">{t('unit.title')}</Term>
      </h1>
      <p>{t('unit.intro')}</p>
      <Loaded query={query}>
        {(status) => <StatusForm status={status} canChange={account?.role === 'administrator'} />}
      </Loaded>
    </>
  );
}
