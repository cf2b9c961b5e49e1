import { useTranslation } from 'react-i18next';
import { api } from '../../../client/api.ts';
import { formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { compareContents } from './differences.ts';

/** So many versions are told of, the newest. */
const MOST_VERSIONS = 20;

/** How the page of an offer changed from one time it was seen to the next, the newest change first. */
export function Versions({ listing }: { listing: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useRead(['listing', listing], () =>
    api.GET('/v1/listings/{id}', { params: { path: { id: listing } } }),
  );
  return (
    <Loaded query={query}>
      {({ history }) => {
        const versions = history.toSorted((one, other) => one.seenAt.localeCompare(other.seenAt));
        const [first] = versions;
        if (versions.length < 2)
          return (
            first && <p className="quiet">{t('case.version.one', { at: formatInstant(first.seenAt, language) })}</p>
          );
        const changes = versions
          .slice(1)
          .map((after, index) => ({ before: versions[index] ?? after, after }))
          .slice(-MOST_VERSIONS)
          .toReversed();
        return (
          <details className="versions">
            <summary>{t('case.version.title', { count: versions.length })}</summary>
            {versions.length - 1 > changes.length && (
              <p className="quiet">{t('case.version.newest', { count: changes.length })}</p>
            )}
            {changes.map(({ before, after }) => {
              const rows = compareContents(before.content, after.content, language).filter(({ isSame }) => !isSame);
              const [from, to] = [formatInstant(before.seenAt, language), formatInstant(after.seenAt, language)];
              return rows.length === 0 ? (
                <p key={after.id} className="quiet">
                  {t('case.version.other', { at: to })}
                </p>
              ) : (
                <DifferenceTable
                  key={after.id}
                  caption={t('case.version.title', { count: versions.length })}
                  before={from}
                  after={to}
                  rows={rows}
                />
              );
            })}
          </details>
        );
      }}
    </Loaded>
  );
}
