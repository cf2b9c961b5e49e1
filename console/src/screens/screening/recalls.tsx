import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { administers, useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { formatDate, formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { useRead } from '../../parts/read.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { ImportRecalls } from './import-recalls.tsx';

type Source = Schemas['RecallSource'];

/** Takes one recall out of the register, by its reference. */
function RemoveOne() {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('recallRegister.removeOne')}</summary>
      <CommandForm
        submit={t('recallRegister.removeOne')}
        done={t('recallRegister.removedOne')}
        send={({ text }, header) =>
          unwrap(
            api.POST('/v1/recalls/removals', {
              params: { header },
              body: { reference: text('reference'), reason: text('reason'), isRemoved: true },
            }),
          )
        }
      >
        <TextField
          label={t('recallRegister.reference')}
          hint={t('recallRegister.referenceHint')}
          name="reference"
          required
        />
        <TextAreaField label={t('decide.reason')} name="reason" rows={2} minLength={3} maxLength={1000} required />
      </CommandForm>
    </details>
  );
}

/** What the register of recalls was made from, and for an administrator imports and removals. */
export function Recalls() {
  const { t } = useTranslation();
  const language = useLanguage();
  const isAdmin = administers(useAccount());
  const query = useRead(['recall-sources'], () => api.GET('/v1/recalls/sources'));
  const nameOf = (source: string): string => source || t('recallRegister.unnamed');
  const { ask, dialog } = useReason({
    titleOf: ({ source, isRemoved }: { source: string; isRemoved: boolean }) =>
      t(isRemoved ? 'recallRegister.removeNamed' : 'recallRegister.bringBackNamed', {
        source: nameOf(source),
        interpolation: { escapeValue: false },
      }),
    send: (of, reason, header) =>
      unwrap(api.POST('/v1/recalls/removals', { params: { header }, body: { ...of, reason } })),
  });
  const day = (instant: string): string => formatDate(instant.slice(0, 10), language);
  const cells = {
    source: ({ source }: Source) => <Said>{nameOf(source)}</Said>,
    recalls: ({ recalls }: Source) => formatFigure(recalls, language),
    removed: ({ removed, why }: Source) => (
      <>
        {formatFigure(removed, language)}
        {why !== null && (
          <span className="quiet">
            {' '}
            <Said>{why}</Said>
          </span>
        )}
      </>
    ),
    published: ({ from, to }: Source) =>
      from === null || to === null
        ? t('recallImport.noDate')
        : t('recallRegister.fromTo', { from: day(from), to: day(to) }),
    imported: ({ importedAt }: Source) => formatInstant(importedAt, language),
  };
  const withActs = {
    ...cells,
    act: ({ source, recalls, removedWithSource }: Source) => (
      <>
        {recalls > 0 && (
          <button
            type="button"
            aria-label={`${t('recallRegister.remove')} ${nameOf(source)}`}
            onClick={() => ask({ source, isRemoved: true })}
          >
            {t('recallRegister.remove')}
          </button>
        )}{' '}
        {removedWithSource > 0 && (
          <button
            type="button"
            aria-label={`${t('recallRegister.bringBack')} ${nameOf(source)}`}
            onClick={() => ask({ source, isRemoved: false })}
          >
            {t('recallRegister.bringBack')}
          </button>
        )}
      </>
    ),
  };
  return (
    <section aria-labelledby="recalls-title">
      <h2 id="recalls-title">{t('recallRegister.title')}</h2>
      <p className="quiet">{t('recallRegister.intro')}</p>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t(isAdmin ? 'recallRegister.none' : 'recallRegister.noneYet')}</Empty>
          ) : (
            <DataTable
              caption={t('recallRegister.title')}
              cells={isAdmin ? withActs : cells}
              nameOf={(name) => t(`recallRegister.columns.${name}`)}
              head="source"
              numbers={['recalls']}
              rows={items}
              keyOf={({ source }) => source}
            />
          )
        }
      </Loaded>
      {dialog}
      {isAdmin && (
        <>
          <ImportRecalls />
          {query.data !== undefined && query.data.items.length > 0 && <RemoveOne />}
        </>
      )}
    </section>
  );
}
