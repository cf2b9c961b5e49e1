import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { Cards } from '../../parts/states.tsx';

/** What of a source did not become listings, with place and reason. */
function Gaps({ of: { gaps, notRead, passedOver } }: { of: Schemas['ImportRecord'] }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  if (notRead + passedOver === 0) return <p>{t('imports.whole')}</p>;
  const isCut = gaps.reduce((sum, { count }) => sum + count, 0) < notRead + passedOver;
  const figure = (number: number): string => formatFigure(number, i18n.language);
  return (
    <>
      <p className={notRead > 0 ? 'error' : 'description'}>
        {[
          notRead > 0 && t('imports.notRead', { number: figure(notRead) }),
          passedOver > 0 && t('imports.passedOver', { number: figure(passedOver) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <details>
        <summary>{t('imports.gaps')}</summary>
        <ul>
          {gaps.map(({ place, reason, count }) => (
            <li key={`${place} ${reason.en}`}>
              <bdi>{place}</bdi> · {count > 1 && `${figure(count)} × `}
              <bdi>{reason[language]}</bdi>
            </li>
          ))}
        </ul>
        {isCut && <p>{t('imports.more', { number: figure(gaps.length) })}</p>}
      </details>
    </>
  );
}

/** What became of each file, page and sitemap that was imported. */
export function Imports() {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
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
                  <bdi>{made.source}</bdi>
                </p>
                <p>
                  {formatInstant(made.importedAt, language)} ·{' '}
                  {t('imports.counts', {
                    listings: formatFigure(made.listings, i18n.language),
                    snapshots: formatFigure(made.snapshots, i18n.language),
                  })}
                </p>
                <Gaps of={made} />
              </>
            )}
          </Cards>
        )}
      </Paged>
    </>
  );
}
