import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type BodyOf, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { CheckField, DateTimeField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import type { Typed } from '../../parts/form/typed.ts';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { goTo, paths } from '../../paths.ts';

type Target = NonNullable<BodyOf<'/v1/operations'>['targets']>[number];
const KINDS = ['platform', 'trader', 'goods'] as const;

/** A line for each: what is typed into a field of several. */
const linesOf = (typed: Typed, name: string): string[] =>
  typed
    .text(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const targetsOf = (typed: Typed): Target[] =>
  KINDS.flatMap((kind) => linesOf(typed, kind).map((name): Target => ({ kind, name })));

function TargetFields() {
  const { t } = useTranslation();
  return KINDS.map((kind) => (
    <TextAreaField
      key={kind}
      label={t(`jointOperation.form.${kind}`)}
      hint={t('jointOperation.form.lines')}
      name={kind}
      rows={2}
      maxLength={4_000}
    />
  ));
}

/** Plans an operation and invites others. */
export function PlanForm() {
  const { t } = useTranslation();
  const units = useRead(['operation-units'], () => api.GET('/v1/operation-units'));
  return (
    <details className="card">
      <summary>{t('jointOperation.form.plan')}</summary>
      <Loaded query={units}>
        {({ items }) => (
          <CommandForm
            submit={t('jointOperation.form.submit')}
            send={async (typed, header) => {
              const body = {
                title: typed.text('title'),
                purpose: typed.text('purpose'),
                ...typed.some('basis'),
                actsAt: typed.instant('actsAt'),
                reportsBy: typed.instant('reportsBy'),
                units: typed.all('units'),
                targets: targetsOf(typed),
              };
              const { id } = await unwrap(api.POST('/v1/operations', { params: { header }, body }));
              goTo(paths.jointOperation(id));
            }}
          >
            <TextField label={t('jointOperation.form.title')} name="title" required maxLength={200} />
            <TextAreaField label={t('jointOperation.form.purpose')} name="purpose" required maxLength={2_000} />
            <TextField
              label={t('jointOperation.form.basis')}
              hint={t('jointOperation.form.basisHint')}
              name="basis"
              maxLength={500}
            />
            <DateTimeField label={t('jointOperation.actsAt')} name="actsAt" />
            <DateTimeField label={t('jointOperation.reportsBy')} name="reportsBy" />
            <fieldset>
              <legend>{t('jointOperation.form.units')}</legend>
              {items.length === 0 && <p>{t('jointOperation.form.noUnits')}</p>}
              {items.map((name) => (
                <CheckField key={name} label={name} name="units" value={name} />
              ))}
            </fieldset>
            <TargetFields />
          </CommandForm>
        )}
      </Loaded>
    </details>
  );
}

/** Adds a task, a target or a unit to a plan, for the unit that leads. */
export function AddForm({ id, inPlan, isCounting }: { id: string; inPlan: readonly string[]; isCounting: boolean }) {
  const { t } = useTranslation();
  const [what, setWhat] = useState<'task' | 'target' | 'unit'>('task');
  const units = useRead(['operation-units'], () => api.GET('/v1/operation-units'));
  const others = units.data?.items.filter((name) => !inPlan.includes(name)) ?? [];
  return (
    <details className="card">
      <summary>{t('jointOperation.form.add')}</summary>
      <CommandForm
        submit={t('jointOperation.form.addSubmit')}
        send={(typed, header) => {
          const task = () => ({
            unit: typed.one('unit', inPlan),
            says: typed.text('says'),
            dueAt: typed.instant('dueAt'),
          });
          const body =
            what === 'task'
              ? { tasks: [task()] }
              : what === 'target'
                ? { targets: targetsOf(typed) }
                : { units: [typed.one('unit', others)] };
          return unwrap(api.POST('/v1/operations/{id}/additions', { params: { path: { id }, header }, body }));
        }}
      >
        <SelectField
          label={t('jointOperation.form.what')}
          name="what"
          options={(['task', 'target', 'unit'] as const).map((each) => [each, t(`jointOperation.form.is.${each}`)])}
          value={what}
          onChoose={setWhat}
        />
        {what === 'task' && (
          <>
            <SelectField
              label={t('jointOperation.unit')}
              name="unit"
              options={inPlan.map((name) => [name, name] as const)}
            />
            <TextField label={t('jointOperation.form.says')} name="says" required maxLength={2_000} />
            <DateTimeField label={t('jointOperation.form.dueAt')} name="dueAt" />
          </>
        )}
        {what === 'target' && (
          <>
            {isCounting && <p>{t('jointOperation.form.counting')}</p>}
            <TargetFields />
          </>
        )}
        {what === 'unit' && (
          <SelectField
            label={t('jointOperation.unit')}
            name="unit"
            required
            options={others.map((name) => [name, name] as const)}
          />
        )}
      </CommandForm>
    </details>
  );
}
