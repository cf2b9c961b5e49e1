import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { TextField } from '../../parts/form/fields.tsx';
import { useLanguage } from '../../parts/language.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Empty } from '../../parts/states.tsx';
import { countryName, matches } from './search-register.ts';

/** Whether an entry was checked, and against what. */
function Verified({ verified, source }: { verified: boolean; source: Schemas['Authority']['source'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return verified ? (
    <span className="quiet">{source?.[language]}</span>
  ) : (
    <span className="tag unverified">{t('case.unverified')}</span>
  );
}

export function SearchField({ text, onType }: { text: string; onType: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('courts.search')}
      type="search"
      value={text}
      maxLength={100}
      onChange={({ target }) => onType(target.value)}
    />
  );
}

/** The courts that a search and a department leave. */
export function CourtList(props: { courts: Schemas['Court'][]; text: string; department: string | null }) {
  const { t } = useTranslation();
  const { text, department } = props;
  const rows = props.courts.filter(
    (court) =>
      (department === null || court.department.code === department) &&
      matches(text, court.name, court.department.code, court.department.name, court.appeal),
  );
  if (rows.length === 0) return <Empty>{t('courts.none')}</Empty>;
  return (
    <DataTable
      caption={t('courts.courts')}
      head="name"
      cells={{
        name: ({ name }) => name,
        department: (court) => `${court.department.code} ${court.department.name}`,
        appeal: ({ appeal }) => appeal,
      }}
      nameOf={(name) => t(`courts.column.${name}`)}
      rows={rows}
      keyOf={({ key }) => key}
    />
  );
}

/** The authorities that a search leaves. */
export function AuthorityList({ authorities, text }: { authorities: Schemas['Authority'][]; text: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rolesOf = ({ roles }: Schemas['Authority']): string =>
    roles.map((role) => t(`courts.role.${role}`, { defaultValue: role })).join(', ');
  const rows = authorities.filter((one) =>
    matches(text, one.name, one.country, countryName(one.country, language), rolesOf(one)),
  );
  if (rows.length === 0) return <Empty>{t('courts.none')}</Empty>;
  return (
    <DataTable
      caption={t('courts.authorities')}
      head="name"
      cells={{
        name: ({ name }) => <bdi>{name}</bdi>,
        country: ({ country }) => countryName(country, language),
        roles: rolesOf,
        source: (one) => <Verified {...one} />,
      }}
      nameOf={(name) => t(`courts.column.${name}`)}
      rows={rows}
      keyOf={({ key }) => key}
    />
  );
}
