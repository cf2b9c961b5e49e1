import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { goTo, paths } from '../../paths.ts';

const SOURCES = ['listings', 'addresses'] as const;

/** Plans a measurement: of which pages, and how many of them are drawn. */
export function PlanForm({ platform }: { platform: string }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof SOURCES)[number]>('listings');
  return (
    <details className="card">
      <summary>{t('gates.form.open')}</summary>
      <p className="quiet">{t('gates.form.intro')}</p>
      <CommandForm
        submit={t('gates.form.submit')}
        send={async (typed, header) => {
          const source = kind === 'listings' ? { kind } : { kind, text: typed.text('text') };
          const draw = typed.text('draw');
          const body = { platform, source, ...(draw === '' ? {} : { draw: Number(draw) }) };
          const { id } = await unwrap(api.POST('/v1/age-gates', { params: { header }, body }));
          goTo(paths.ageGate(platform, id));
        }}
      >
        <SelectField
          label={t('gates.form.source')}
          hint={t('gates.form.sourceHint')}
          name="source"
          options={SOURCES.map((each) => [each, t(`gates.source.${each}`)] as const)}
          value={kind}
          onChoose={setKind}
        />
        {kind === 'addresses' && (
          <TextAreaField label={t('gates.form.text')} hint={t('gates.form.textHint')} name="text" rows={5} required />
        )}
        <TextField
          label={t('gates.form.draw')}
          hint={t('gates.form.drawHint')}
          name="draw"
          type="number"
          min={1}
          max={500}
        />
      </CommandForm>
    </details>
  );
}
