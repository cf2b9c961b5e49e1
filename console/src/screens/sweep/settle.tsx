import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField, TextAreaField } from '../../parts/form/fields.tsx';
import { useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';

/** Offers on which two people differ, for a third. */
export function Differences({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useRead(['sweeps', id, 'differences'], () =>
    api.GET('/v1/sweeps/{id}/differences', { params: { path: { id } } }),
  );
  return (
    <>
      <h2>{t('sweep.settle.title')}</h2>
      <Loaded query={query}>
        {({ items }) => (
          <Cards items={items} keyOf={({ number }) => String(number)} empty={t('sweep.settle.none')}>
            {({ number, title, description, decisions }) => (
              <>
                <h3>
                  <Said isWhole>{title}</Said>
                </h3>
                {description !== null && (
                  <p>
                    <Said isWhole>{description}</Said>
                  </p>
                )}
                <ul>
                  {decisions.map(({ isProhibited, reason }) => (
                    <li key={String(isProhibited)}>
                      {t(isProhibited ? 'sweep.review.prohibited' : 'sweep.review.not')}
                      {reason !== '' && (
                        <>
                          {t('state.colon')} <Said isWhole>{reason}</Said>
                        </>
                      )}
                    </li>
                  ))}
                </ul>
                <CommandForm
                  submit={t('sweep.settle.submit')}
                  send={(typed, header) =>
                    unwrap(
                      api.POST('/v1/sweeps/{id}/settlements', {
                        params: { path: { id }, header },
                        body: {
                          number,
                          isProhibited: typed.one('decision', ['prohibited', 'not']) === 'prohibited',
                          reason: typed.text('reason'),
                        },
                      }),
                    )
                  }
                >
                  <SelectField
                    label={t('sweep.settle.decision')}
                    name="decision"
                    isOpen
                    required
                    options={(['prohibited', 'not'] as const).map((each) => [each, t(`sweep.review.${each}`)] as const)}
                  />
                  <TextAreaField label={t('sweep.settle.reason')} name="reason" rows={2} required maxLength={2_000} />
                </CommandForm>
              </>
            )}
          </Cards>
        )}
      </Loaded>
    </>
  );
}
