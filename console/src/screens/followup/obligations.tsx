import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { formatDate, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { ChangeObligation } from './change-obligation.tsx';
import { EnterObligation } from './enter-obligation.tsx';

type Obligation = Schemas['Obligation'];

/** What a platform owes by law, commitment or judgment: whether it kept to it is not said. */
export function Obligations({ platform }: { platform: string }) {
  const { t } = useTranslation();
  const query = useRead(['obligations', platform], () =>
    api.GET('/v1/obligations', { params: { query: { platform } } }),
  );
  return (
    <section aria-labelledby="obligations-title">
      <h2 id="obligations-title">{t('obligations.title')}</h2>
      <p className="quiet">{t('obligations.intro')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <>
            <Shown items={items} platform={platform} />
            <ChangeObligation items={items} platform={platform} />
          </>
        )}
      </Loaded>
      <EnterObligation platform={platform} />
    </section>
  );
}

function Shown({ items, platform }: { items: Obligation[]; platform: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = (plain: string | null): string => (plain === null ? '–' : formatDate(plain, language));
  const clock = ({ clock: { state, daysLeft, next } }: Obligation) => (
    <>
      {daysLeft === null ? t(`obligations.clock.${state}`) : t('obligations.clock.left', { count: daysLeft })}
      {next !== null && (
        <>
          <br />
          <span className="quiet">
            {t(`obligations.next.${next.what}`, {
              on: day(next.on),
              title: next.title?.[language] ?? '',
              interpolation: { escapeValue: false },
            })}
          </span>
        </>
      )}
    </>
  );
  const cells = {
    title: ({ key, title, verified, source, own, eachInfringement }: Obligation) => (
      <>
        {title[language]} {!verified && <span className="tag">{t('declared.unverified')}</span>}
        <br />
        <span className="quiet">{source}</span>
        {own && (
          <>
            <br />
            <span className="quiet">
              <Said isWhole>
                {t('obligations.own', {
                  on: day(own.madeOn),
                  author: own.enteredBy ?? '–',
                  approver: own.approvedBy,
                  interpolation: { escapeValue: false },
                })}
              </Said>
            </span>
            {(['ended', 'withdrawn'] as const).map((what) => {
              const change = own[what];
              return (
                change && (
                  <p key={what} className="quiet">
                    <Said isWhole>
                      {t(`obligations.${what}`, {
                        at: formatInstant(change.at, language),
                        author: change.by ?? '–',
                        approver: change.approvedBy,
                        reason: change.reason,
                        interpolation: { escapeValue: false },
                      })}
                    </Said>
                  </p>
                )
              );
            })}
          </>
        )}
        {eachInfringement && (
          <>
            <br />
            <Link to={paths.candidates(platform, key)}>{t('obligations.candidates')}</Link>
          </>
        )}
      </>
    ),
    kind: ({ kind }: Obligation) => t(`obligations.kinds.${kind}`),
    basis: ({ basis }: Obligation) => basis?.[language] ?? '–',
    term: ({ term }: Obligation) => term?.[language] ?? '–',
    from: ({ from }: Obligation) => day(from),
    until: ({ until }: Obligation) => day(until),
    clock,
  };
  return (
    <DataTable
      caption={t('obligations.title')}
      cells={cells}
      nameOf={(name) => t(`obligations.columns.${name}`)}
      head="title"
      rows={items}
      keyOf={({ key }) => key}
    />
  );
}
