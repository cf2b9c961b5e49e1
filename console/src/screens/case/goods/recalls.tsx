import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../../client/api.ts';
import { formatDate, formatFigure } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { Said } from '../../../parts/text/said.tsx';

/** So many words are named to say what an offer and a recall have in common: the rarest. */
const MOST_WORDS = 6;

function ShownRecall({ recall }: { recall: Schemas['RecallMatch'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { reference, title, publishedAt, url, lots, verdict, words } = recall;
  return (
    <li>
      <strong>{t(`recalls.verdict.${verdict}`)}</strong>
      {t('state.colon')} <Said>{title || reference}</Said>{' '}
      <span className="quiet">
        <Said>{reference}</Said>
        {publishedAt && ` · ${formatDate(publishedAt.slice(0, 10), language)}`}
      </span>
      {words.length > 0 && (
        <div className="quiet">
          {t('recalls.words')}
          {t('state.colon')}{' '}
          {words.slice(0, MOST_WORDS).map(({ word, oneIn }, index) => (
            <span key={word}>
              {index > 0 && ', '}
              <Said isWhole>{word}</Said> ({t('recalls.oneIn', { figure: formatFigure(oneIn, language) })})
            </span>
          ))}
        </div>
      )}
      {lots.length > 0 && (
        <div className="quiet">
          {t('recalls.lots')}
          {t('state.colon')} <Said isWhole>{lots.slice(0, 20).join(', ')}</Said>
        </div>
      )}
      {url && (
        <div className="quiet">
          <bdi className="address">{url}</bdi>
        </div>
      )}
    </li>
  );
}

/** The recalls that may concern an offer, the surest first, each with how sure it is and by which words. */
export function Recalls({ listing }: { listing: string }) {
  const { t } = useTranslation();
  const query = useRead(['recalls', listing], () =>
    api.GET('/v1/listings/{id}/recalls', { params: { path: { id: listing } } }),
  );
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length > 0 && (
          <section aria-label={t('recalls.title')}>
            <h2>{t('recalls.title')}</h2>
            <ul className="plain">
              {items.map((recall) => (
                <ShownRecall key={recall.reference} recall={recall} />
              ))}
            </ul>
            {items.some(({ verdict }) => verdict === 'possible') && (
              <p className="quiet">{t('recalls.possibleHint')}</p>
            )}
          </section>
        )
      }
    </Loaded>
  );
}
