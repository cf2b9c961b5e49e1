import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { mayWork, oversees, useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField, TextField } from '../../parts/form/fields.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { ReasonTemplates } from './reason-templates.tsx';
import { Retention } from './retention.tsx';
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

const MODES = ['off', 'asked', 'new'] as const;

/** Whether the words in pictures are read. */
function PictureReadingForm({ setting, canChange }: { setting: Schemas['PictureReading']; canChange: boolean }) {
  const { t } = useTranslation();
  const { mode, perDay, readToday, passedOver, missing } = setting;
  return (
    <section aria-labelledby="pictures-title">
      <h2 id="pictures-title">{t('unit.pictures')}</h2>
      <p>{t('unit.picturesIntro')}</p>
      {missing.length > 0 && <p>{t('unit.picturesMissing', { packages: missing.join(', ') })}</p>}
      <p className="quiet">
        {t('unit.picturesToday', { read: readToday })} {passedOver > 0 && t('unit.picturesOver', { passedOver })}
      </p>
      {canChange ? (
        <CommandForm
          submit={t('unit.apply')}
          done={t('unit.saved')}
          send={({ text }, header) => {
            const chosen = MODES.find((each) => each === text('mode')) ?? 'off';
            const body = { mode: chosen, perDay: Number(text('perDay')) };
            return unwrap(api.PUT('/v1/picture-reading', { params: { header }, body }));
          }}
        >
          {/* Anew once it is set: a form that is sent goes back to what its fields began with. */}
          <SelectField
            key={mode}
            name="mode"
            label={t('unit.picturesMode')}
            defaultValue={mode}
            options={MODES.map((each) => [each, t(`unit.mode.${each}`)] as const)}
          />
          <TextField
            key={perDay}
            name="perDay"
            label={t('unit.perDay')}
            type="number"
            min={3}
            max={1000000}
            required
            defaultValue={perDay}
          />
        </CommandForm>
      ) : (
        <p>
          {t('unit.picturesMode')}
          {t('state.colon')} {t(`unit.mode.${mode}`)}
        </p>
      )}
    </section>
  );
}

/** What the unit is in law: an authority that may issue orders, a trusted flagger; what it has read. An admin enters it. */
export function UnitPage() {
  const { t } = useTranslation();
  const account = useAccount();
  const query = useRead(['unit'], () => api.GET('/v1/unit'), { refetchInterval: false });
  const pictures = useRead(['picture-reading'], () => api.GET('/v1/picture-reading'), { refetchInterval: false });
  return (
    <>
      <h1>
        <Term of="unit">{t('unit.title')}</Term>
      </h1>
      <p>{t('unit.intro')}</p>
      <Loaded query={query}>
        {(status) => <StatusForm status={status} canChange={account?.role === 'administrator'} />}
      </Loaded>
      {oversees(account) && <Retention />}
      <ReasonTemplates canChange={mayWork(account)} />
      <Loaded query={pictures}>
        {(setting) => <PictureReadingForm setting={setting} canChange={account?.role === 'administrator'} />}
      </Loaded>
    </>
  );
}
