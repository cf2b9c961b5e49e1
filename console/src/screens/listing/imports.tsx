import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { mayWork, useAccount } from '../../parts/account.ts';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { Cards } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';

const PoisonList = lazy(async () => ({ default: (await import('./poison.tsx')).PoisonList }));

/** How much of a source was read in part, not read, or passed over: in words, what was lost first. */
function Sums({ of: { notRead, partlyRead, passedOver } }: { of: Schemas['ImportRecord'] }) {
  const { t, i18n } = useTranslation();
  const said = (key: 'imports.notRead' | 'imports.partlyRead' | 'imports.passedOver', number: number) =>
    t(key, { count: number, number: formatFigure(number, i18n.language) });
  if (notRead + partlyRead + passedOver === 0) return <p>{t('imports.whole')}</p>;
  return (
    <>
      {notRead > 0 && <p className="error">{said('imports.notRead', notRead)}</p>}
      {partlyRead > 0 && <p>{said('imports.partlyRead', partlyRead)}</p>}
      {passedOver > 0 && <p>{said('imports.passedOver', passedOver)}</p>}
    </>
  );
}

/** What of a source did not become listings, or whole ones, with place and reason. */
function Gaps({ of: { gaps, notRead, passedOver, partlyRead } }: { of: Schemas['ImportRecord'] }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  if (gaps.length === 0) return null;
  const isCut = gaps.reduce((sum, { count }) => sum + count, 0) < notRead + passedOver + partlyRead;
  const figure = (number: number): string => formatFigure(number, i18n.language);
  return (
    <details>
      <summary>{t('imports.gaps')}</summary>
      <ul>
        {gaps.map(({ place, reason, count }) => (
          <li key={`${place} ${reason.en}`}>
            <code>
              <Said>{place}</Said>
            </code>
            <br />
            {count > 1 && `${figure(count)} × `}
            <Said isWhole>{reason[language]}</Said>
          </li>
        ))}
      </ul>
      {isCut && <p>{t('imports.more', { number: figure(gaps.length) })}</p>}
    </details>
  );
}

/** What became of each file, page and sitemap that was imported. */
export function Imports() {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const account = useAccount();
  const query = usePaged(['imports'], (page) => unwrap(api.GET('/v1/imports', { params: { query: page } })));
  return (
    <>
      <h1>{t('imports.title')}</h1>
      <p>{t('imports.intro')}</p>
      <Paged query={query} empty={t('imports.empty')}>
        {(items) => (
          <Cards items={items} keyOf={({ id }) => id} empty={t('imports.empty')}>
            {(made) => (
              <>
                <p className="address">
                  <strong>
                    <Said isWhole>{made.source}</Said>
                  </strong>
                </p>
                <p>
                  {formatInstant(made.importedAt, language)} ·{' '}
                  {t('imports.counts', {
                    listings: formatFigure(made.listings, i18n.language),
                    snapshots: formatFigure(made.snapshots, i18n.language),
                  })}
                </p>
                <Sums of={made} />
                <Gaps of={made} />
              </>
            )}
          </Cards>
        )}
      </Paged>
      {mayWork(account) && (
        <Suspense>
          <PoisonList />
        </Suspense>
      )}
    </>
  );
}
