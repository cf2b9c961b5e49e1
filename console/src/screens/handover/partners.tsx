import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';
import { useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';

/** Units of other installations, and what they need to know of this one. */
export function Partners({ isAdmin }: { isAdmin: boolean }) {
  const { t } = useTranslation();
  const recipients = useRead(['handover-recipients'], () => api.GET('/v1/handover-recipients'));
  return (
    <section>
      <h2>{t('handover.partners')}</h2>
      <Loaded query={recipients}>
        {({ partners, own }) => (
          <>
            <Cards items={partners} keyOf={({ id }) => id} empty={t('handover.noPartners')}>
              {({ name, url, unit, key }) => (
                <>
                  <strong>
                    <Said>{name}</Said>
                  </strong>
                  <p>
                    {url === null ? t('handover.byHand') : <code className="address">{url}</code>} · <code>{unit}</code>
                  </p>
                  <code className="address">{key}</code>
                </>
              )}
            </Cards>
            <details className="card">
              <summary>{t('handover.own')}</summary>
              <p>{t('handover.ownHint')}</p>
              <p>
                {own.url === null ? t('handover.ownNone') : <code className="address">{own.url}</code>} ·{' '}
                <code>{own.unit}</code>
              </p>
              <code className="address">{own.key}</code>
            </details>
          </>
        )}
      </Loaded>
      {isAdmin ? (
        <details className="card">
          <summary>{t('handover.addPartner')}</summary>
          <CommandForm
            submit={t('handover.register')}
            send={({ text }, header) => {
              const url = text('url') === '' ? null : text('url');
              const body = { name: text('name'), url, unit: text('unit'), key: text('key') };
              return unwrap(api.POST('/v1/handover-partners', { params: { header }, body }));
            }}
          >
            <TextField name="name" label={t('handover.partnerName')} required maxLength={200} />
            <TextField
              name="url"
              label={t('handover.partnerUrl')}
              hint={t('handover.partnerUrlHint')}
              type="url"
              maxLength={2000}
            />
            <TextField name="unit" label={t('handover.partnerUnit')} required maxLength={100} />
            <TextField name="key" label={t('handover.partnerKey')} required maxLength={500} />
          </CommandForm>
        </details>
      ) : (
        <p className="quiet">{t('handover.admin')}</p>
      )}
    </section>
  );
}
