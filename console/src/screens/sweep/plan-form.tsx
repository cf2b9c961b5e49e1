import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type BodyOf, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField, TextField } from '../../parts/form/fields.tsx';
import type { Typed } from '../../parts/form/typed.ts';
import { formatInstant } from '../../parts/format.ts';

type Body = BodyOf<'/v1/sweeps/{id}/plan'>;
const DESIGNS = ['simple', 'systematic', 'stratified', 'all'] as const;
const OUTSIDES = ['beacon', 'witness', 'unit'] as const;

function outsideOf(typed: Typed, kind: (typeof OUTSIDES)[number]): Body['outside'] {
  if (kind === 'witness') return { kind, name: typed.text('name'), commitment: typed.text('commitment') };
  return { kind };
}

/** How many are drawn and how, and where the seed's value will come from. */
export function PlanForm({ sweep: { id } }: { sweep: Schemas['Sweep'] }) {
  const { t } = useTranslation();
  const [design, setDesign] = useState<(typeof DESIGNS)[number]>('simple');
  const [outside, setOutside] = useState<(typeof OUTSIDES)[number]>('beacon');
  const [isBySize, setBySize] = useState<'draw' | 'margin'>('margin');
  return (
    <section className="card">
      <h2>{t('sweep.plan.title')}</h2>
      <p>{t('sweep.plan.intro')}</p>
      <CommandForm
        submit={t('sweep.plan.submit')}
        send={(typed, header) => {
          const number = (name: string): number => Number(typed.text(name));
          const size =
            isBySize === 'draw'
              ? { draw: number('draw') }
              : { expected: number('expected') / 100, margin: number('margin') / 100 };
          const body: Body = {
            design,
            ...(design === 'all' ? {} : { size }),
            secondReview: number('secondReview'),
            elusion: number('elusion'),
            outside: outsideOf(typed, outside),
          };
          return unwrap(api.POST('/v1/sweeps/{id}/plan', { params: { path: { id }, header }, body }));
        }}
      >
        <SelectField
          label={t('sweep.plan.design')}
          name="design"
          options={DESIGNS.map((each) => [each, t(`sweep.design.${each}`)] as const)}
          value={design}
          onChoose={setDesign}
        />
        {design !== 'all' && (
          <>
            <SelectField
              label={t('sweep.plan.size')}
              name="size"
              options={(['margin', 'draw'] as const).map((each) => [each, t(`sweep.plan.by.${each}`)] as const)}
              value={isBySize}
              onChoose={setBySize}
            />
            {isBySize === 'draw' ? (
              <TextField label={t('sweep.plan.draw')} name="draw" type="number" min={1} step={1} required />
            ) : (
              <>
                <TextField
                  label={t('sweep.plan.expected')}
                  hint={t('sweep.plan.expectedHint')}
                  name="expected"
                  type="number"
                  min={0}
                  max={100}
                  step="any"
                  required
                />
                <TextField
                  label={t('sweep.plan.margin')}
                  hint={t('sweep.plan.marginHint')}
                  name="margin"
                  type="number"
                  min={0.001}
                  max={100}
                  step="any"
                  required
                />
              </>
            )}
          </>
        )}
        <TextField
          label={t('sweep.plan.secondReview')}
          hint={t('sweep.plan.secondReviewHint')}
          name="secondReview"
          type="number"
          min={0}
          step={1}
          defaultValue={0}
          required
        />
        <TextField
          label={t('sweep.plan.elusion')}
          hint={t('sweep.plan.elusionHint')}
          name="elusion"
          type="number"
          min={0}
          step={1}
          defaultValue={0}
          required
        />
        <SelectField
          label={t('sweep.plan.outside')}
          hint={t('sweep.plan.outsideHint')}
          name="outside"
          options={OUTSIDES.map((each) => [each, t(`sweep.outside.${each}`)] as const)}
          value={outside}
          onChoose={setOutside}
        />
        {outside === 'witness' && (
          <>
            <TextField label={t('sweep.plan.witness')} name="name" required maxLength={300} />
            <TextField
              label={t('sweep.plan.commitment')}
              hint={t('sweep.plan.commitmentHint')}
              name="commitment"
              required
              pattern="[0-9a-f]{64}"
            />
          </>
        )}
      </CommandForm>
    </section>
  );
}

/** Takes the value that the plan announced, and draws. */
export function SeedForm({ sweep: { id, plan } }: { sweep: Schemas['Sweep'] }) {
  const { t, i18n } = useTranslation();
  if (!plan) return null;
  const { kind, name, round, roundAt } = plan.outside;
  return (
    <section className="card">
      <h2>{t('sweep.seed.title')}</h2>
      {kind === 'beacon' && (
        <p>{t('sweep.seed.beacon', { round, at: roundAt === null ? '–' : formatInstant(roundAt, i18n.language) })}</p>
      )}
      {kind === 'witness' && <p>{t('sweep.seed.witness', { name })}</p>}
      {kind === 'unit' && <p>{t('sweep.seed.unit')}</p>}
      <CommandForm
        submit={t('sweep.seed.submit')}
        send={(typed, header) =>
          unwrap(
            api.POST('/v1/sweeps/{id}/seed', {
              params: { path: { id }, header },
              body: { ...typed.some('value'), ...typed.some('signature') },
            }),
          )
        }
      >
        {kind === 'beacon' && (
          <TextField
            label={t('sweep.seed.signature')}
            hint={t('sweep.seed.signatureHint')}
            name="signature"
            required
            pattern="[0-9a-f]{96}"
          />
        )}
        {kind === 'witness' && (
          <TextField
            label={t('sweep.seed.value')}
            hint={t('sweep.seed.valueHint')}
            name="value"
            required
            pattern="[0-9a-f]{64}"
          />
        )}
      </CommandForm>
    </section>
  );
}
