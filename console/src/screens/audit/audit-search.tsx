import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { SelectField, TextField } from '../../parts/form/fields.tsx';
import { readTyped } from '../../parts/form/typed.ts';
import { type AuditFilter, FIELDS, writeAuditSearch } from './audit-filter.ts';

/** What the log is searched by. */
export function AuditSearch(props: {
  filter: AuditFilter;
  /** Acts by their names. */
  acts: readonly (readonly [string, string])[];
  accounts: readonly Schemas['ListedAccount'][];
  onSearch: (filter: AuditFilter) => void;
}) {
  const { filter, acts, accounts, onSearch } = props;
  const { t } = useTranslation();
  const any = ['', t('auditLog.any')] as const;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSearch(readTyped(new FormData(event.currentTarget)).some(...FIELDS));
  };
  const who: (readonly [string, string])[] = [
    any,
    ['software', t('auditLog.software')],
    ...accounts.map(({ id, name }) => [id, name] as const),
    ...(filter.who !== undefined && filter.who !== 'software' && !accounts.some(({ id }) => id === filter.who)
      ? [[filter.who, filter.who] as const]
      : []),
  ];
  const act: (readonly [string, string])[] = [
    any,
    ...acts,
    ...(filter.act !== undefined && !acts.some(([name]) => name === filter.act)
      ? [[filter.act, filter.act] as const]
      : []),
  ];
  return (
    // Anew with each search: its fields begin with what is in the address.
    <form key={`${writeAuditSearch(filter, null)}${accounts.length}`} className="row audit-search" onSubmit={submit}>
      <SelectField name="who" label={t('auditLog.who')} options={who} defaultValue={filter.who ?? ''} />
      <SelectField name="act" label={t('auditLog.act')} options={act} defaultValue={filter.act ?? ''} />
      <TextField name="from" label={t('auditLog.from')} type="date" defaultValue={filter.from ?? ''} />
      <TextField name="to" label={t('auditLog.to')} type="date" defaultValue={filter.to ?? ''} />
      <TextField name="case" label={t('auditLog.case')} maxLength={200} defaultValue={filter.case ?? ''} />
      <TextField name="subject" label={t('auditLog.subjectId')} maxLength={200} defaultValue={filter.subject ?? ''} />
      <button type="submit" className="primary">
        {t('auditLog.search')}
      </button>
      {Object.keys(filter).length > 0 && (
        <button type="button" onClick={() => onSearch({})}>
          {t('auditLog.clear')}
        </button>
      )}
    </form>
  );
}
