import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatDate, formatLanguages } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Cards, Empty } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { Said } from '../../parts/text/said.tsx';

type Known = NonNullable<Schemas['PlatformPage']['register']>;
type Dated = Known['proceedings'][number];
interface Provenance {
  verified: boolean;
  source: string | null;
  checked: string | null;
}

/** Where a fact comes from; that nobody has checked it is said. */
function Source({ fact: { verified, source, checked } }: { fact: Provenance }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      {!verified && (
        <span className="tag unverified">
          <Term of="unverified">{t('case.unverified')}</Term>
        </span>
      )}
      {source !== null && (
        <span className="quiet">
          {' '}
          {t('pages.source', { source })}
          {checked !== null && ` ${t('pages.checked', { date: formatDate(checked, language) })}`}
        </span>
      )}
    </>
  );
}

/** Proceedings, the newest first. */
function DatedList({ items, empty }: { items: readonly Dated[]; empty: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Cards
      items={[...items].sort((a, b) => b.on.localeCompare(a.on))}
      keyOf={(one) => `${one.on} ${one.title.en}`}
      empty={empty}
    >
      {(one) => (
        <>
          <strong>{formatDate(one.on, language)}</strong>
          {one.until !== null && ` ${t('pages.until', { date: formatDate(one.until, language) })}`}
          {t('state.colon')} {one.title[language]} <Source fact={one} />
        </>
      )}
    </Cards>
  );
}

/** What the register says of a platform, each fact with its source. */
export function Register({ register }: { register: Known | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (register === null) return <Empty>{t('pages.notInRegister')}</Empty>;
  const { operator, country, veryLargeSince, languages, contacts } = register;
  const facts = {
    operator: { ...operator, text: operator.value },
    country: {
      ...country,
      text: country.value && (new Intl.DisplayNames([language], { type: 'region' }).of(country.value) ?? country.value),
    },
    veryLargeSince: { ...veryLargeSince, text: veryLargeSince.value && formatMonth(veryLargeSince.value, language) },
    languages: { ...languages, text: languages.value && formatLanguages(languages.value, language) },
  };
  return (
    <>
      <section>
        <h2>{t('pages.who')}</h2>
        <dl className="facts">
          {(['operator', 'country', 'veryLargeSince', 'languages'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`pages.fact.${name}`)}</dt>
              <dd>
                {facts[name].text === null ? (
                  <span className="quiet">{t('pages.unknown')}</span>
                ) : (
                  <>
                    <Said isWhole>{facts[name].text}</Said> <Source fact={facts[name]} />
                  </>
                )}
              </dd>
            </div>
          ))}
          {(['notices', 'orders', 'productSafety'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`pages.contact.${name}`)}</dt>
              <dd>{contacts[name] ?? <span className="quiet">{t('pages.noContact')}</span>}</dd>
            </div>
          ))}
        </dl>
        {register.takesData && <p>{t('pages.takesData')}</p>}
      </section>
      <section>
        <h2>{t('pages.proceedings')}</h2>
        <DatedList items={register.proceedings} empty={t('pages.noProceedings')} />
      </section>
    </>
  );
}

/** A month (YYYY-MM), in the reader's language. */
const formatMonth = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
