import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { nameZone } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';

const LEVELS = ['read', 'together', 'give'] as const satisfies readonly Schemas['Handover']['level'][];

/** Offers a case to another unit: to read, to work on together, or to give it away. */
export function OfferCase({ id }: { id: string }) {
  const { t } = useTranslation();
  const [level, setLevel] = useState<(typeof LEVELS)[number]>('read');
  const found = useRead(['case', id], () => api.GET('/v1/cases/{id}', { params: { path: { id } } }));
  const recipients = useRead(['handover-recipients'], () => api.GET('/v1/handover-recipients'));
  return (
    <section className="card">
      <h2>{t('handover.offer')}</h2>
      <Loaded query={found}>
        {({ title }) => (
          <p>
            <Link to={paths.case(id)}>
              <Said>{title}</Said>
            </Link>
          </p>
        )}
      </Loaded>
      <Loaded query={recipients}>
        {({ units, partners }) => {
          const options = [
            ...units.map((unit) => [`unit:${unit.id}`, unit.name] as const),
            ...partners.map((partner) => [`partner:${partner.id}`, partner.name] as const),
          ];
          if (options.length === 0) return <p>{t('handover.noRecipient')}</p>;
          return (
            <CommandForm
              submit={t('handover.submit')}
              done={t('handover.offered')}
              send={({ text, instant }, header) => {
                const [kind, to = ''] = text('to').split(':');
                const until = level !== 'give' && text('until') !== '' ? instant('until') : null;
                const body = { case: id, level, until, reason: text('reason') };
                const whom = kind === 'partner' ? { partner: to } : { unit: to };
                return unwrap(api.POST('/v1/handovers', { params: { header }, body: { ...body, ...whom } }));
              }}
            >
              <SelectField name="to" label={t('handover.to')} options={options} />
              <SelectField
                name="level"
                label={t('handover.levelLabel')}
                hint={t(`handover.levelHint.${level}`)}
                options={LEVELS.map((each) => [each, t(`handover.level.${each}`)] as const)}
                value={level}
                onChoose={setLevel}
              />
              {level !== 'give' && (
                <TextField
                  name="until"
                  label={t('handover.until')}
                  hint={t('form.zone', { zone: nameZone() })}
                  type="datetime-local"
                />
              )}
              <TextAreaField name="reason" label={t('handover.reason')} required minLength={3} maxLength={5000} />
            </CommandForm>
          );
        }}
      </Loaded>
    </section>
  );
}
