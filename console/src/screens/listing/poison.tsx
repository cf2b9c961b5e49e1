import { useTranslation } from 'react-i18next';
import { api, done, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm, Refused, useCommand } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { Cards } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';

function One({ of: { id, subject, why, since, bytes, beginning } }: { of: Schemas['Poison'] }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const again = useCommand((_: undefined, header) =>
    done(api.POST('/v1/stream/poison/{id}/sendings', { params: { path: { id }, header }, body: {} })),
  );
  return (
    <>
      <p>
        <code>
          <Said>{subject}</Said>
        </code>{' '}
        · {formatInstant(since, language)} · {t('poison.bytes', { bytes: formatFigure(bytes, i18n.language) })}
      </p>
      <p className="error">
        <Said isWhole>{why[language]}</Said>
      </p>
      {beginning !== '' && (
        <details>
          <summary>{t('poison.beginning')}</summary>
          <p className="address">
            <Said isWhole>{beginning}</Said>
          </p>
        </details>
      )}
      <Refused error={again.error} />
      <p>
        <button type="button" disabled={again.isPending} onClick={() => again.mutate(undefined)}>
          {t('poison.again')}
        </button>
      </p>
      <details>
        <summary>{t('poison.drop')}</summary>
        <CommandForm
          submit={t('poison.drop')}
          send={(typed, header) =>
            done(
              api.POST('/v1/stream/poison/{id}/removals', {
                params: { path: { id }, header },
                body: { reason: typed.text('reason') },
              }),
            )
          }
        >
          <TextField label={t('poison.reason')} name="reason" required maxLength={1_000} />
        </CommandForm>
      </details>
    </>
  );
}

/** Messages of the stream that could not be read as offers; nothing where no stream is set up. */
export function PoisonList() {
  const { t } = useTranslation();
  const query = usePaged(['poison'], (page) => unwrap(api.GET('/v1/stream/poison', { params: { query: page } })));
  if (query.data?.pages[0]?.isOn === false) return null;
  return (
    <section>
      <h2>{t('poison.title')}</h2>
      <p>{t('poison.intro')}</p>
      <Paged query={query} empty={t('poison.empty')}>
        {(items) => (
          <Cards items={items} keyOf={({ id }) => id} empty={t('poison.empty')}>
            {(each) => <One of={each} />}
          </Cards>
        )}
      </Paged>
    </section>
  );
}
