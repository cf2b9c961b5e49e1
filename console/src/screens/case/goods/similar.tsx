import { useTranslation } from 'react-i18next';
import { api } from '../../../client/api.ts';
import { formatFigure } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { PlatformName } from '../../../parts/text/platform-name.tsx';
import { Said } from '../../../parts/text/said.tsx';

/** So many words are named to say what two offers have in common: the rarest. */
const MOST_WORDS = 4;

/** Other offers of the unit that are like one, the most alike first, each with what both say. */
export function Similar({ listing }: { listing: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useRead(
    ['similar', listing],
    () => api.GET('/v1/listings/{id}/similar', { params: { path: { id: listing } } }),
    { refetchInterval: ({ state }) => (state.data?.isWhole === false ? 2_000 : false) },
  );
  return (
    <Loaded query={query}>
      {({ items, among, isWhole }) =>
        items.length > 0 && (
          <section aria-labelledby={`similar-${listing}`}>
            <h2 id={`similar-${listing}`}>{t('similar.title', { count: items.length })}</h2>
            <ul className="plain">
              {items.map(({ listing: id, title, platform, score, words }) => (
                <li key={id}>
                  <Said>{title}</Said>{' '}
                  <span className="quiet">
                    <PlatformName host={platform} /> ·{' '}
                    {t('similar.score', { percent: formatFigure(Math.round(score * 100), language) })}
                  </span>
                  <div className="quiet">
                    {t('similar.words')}
                    {t('state.colon')}{' '}
                    <bdi>
                      {words
                        .slice(0, MOST_WORDS)
                        .map(({ word }) => word)
                        .join(', ')}
                    </bdi>
                  </div>
                </li>
              ))}
            </ul>
            <p className="quiet">
              {t(isWhole ? 'similar.among' : 'similar.soFar', { figure: formatFigure(among, language) })}
            </p>
          </section>
        )
      }
    </Loaded>
  );
}
