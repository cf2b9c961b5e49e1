import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatFigure } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Empty } from '../../parts/states.tsx';
import { PlatformName } from '../../parts/text/platform-name.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';

type Alike = Schemas['AlikeTrader'];
type AlikeProduct = Schemas['AlikeProduct'];

const HOW = ['photograph', 'identifier', 'wording', 'number', 'address'] as const;
/** So many are drawn; the table has all. */
const DRAWN = 8;
/** Pixels that a line of the drawing takes. */
const LINE = 36;

/** Another trader with all that it has in common. */
interface Other extends Pick<Alike, 'platform' | 'key' | 'name' | 'case' | 'title'> {
  common: Alike[];
}

/** Each other trader once; those with the most kinds of things in common first. */
function othersOf(alike: readonly Alike[]): Other[] {
  const others = Map.groupBy(alike, ({ platform, key }) => JSON.stringify([platform, key]));
  return [...others.values()]
    .flatMap((common) => (common[0] ? [{ ...common[0], common }] : []))
    .sort((a, b) => b.common.length - a.common.length);
}

/** Who shares what with a trader: what is shared on the left, with whom on the right, thicker for more cases. */
function Drawn({ others }: { others: readonly Other[] }) {
  const { t } = useTranslation();
  const drawn = others.slice(0, DRAWN);
  const kinds = HOW.filter((how) => drawn.some(({ common }) => common.some((one) => one.how === how)));
  const height = Math.max(kinds.length, drawn.length) * LINE;
  const at = (place: number, of: number): number => ((place + 0.5) / of) * height;
  const lines = drawn.flatMap(({ common }, right) =>
    common.map(({ how, cases }) => {
      const [from, to] = [at(kinds.indexOf(how), kinds.length), at(right, drawn.length)];
      return { how, right, cases, path: `M0 ${from}C50 ${from} 50 ${to} 100 ${to}` };
    }),
  );
  return (
    <figure className="shared">
      <figcaption className="quiet">
        {t('pages.drawn')}
        {others.length > DRAWN && ` ${t('pages.drawnFirst', { count: DRAWN })}`}
      </figcaption>
      <div className="shared-lanes" style={{ height }}>
        <ul className="plain">
          {kinds.map((how) => (
            <li key={how}>{t(`pages.shared.${how}`)}</li>
          ))}
        </ul>
        <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {lines.map(({ how, right, cases, path }) => (
            <path
              key={`${how} ${right}`}
              d={path}
              fill="none"
              stroke={`var(--chart-${HOW.indexOf(how) + 1})`}
              strokeWidth={Math.min(1.5 + Math.log2(cases), 6)}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        <ul className="plain">
          {drawn.map(({ platform, key, name }) => (
            <li key={`${platform} ${key}`}>
              <Link to={paths.trader(platform, key)}>
                <Said>{name || key}</Said>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </figure>
  );
}

/** Other traders that have something in common with one: drawn, and as a table. `crowd`: so many state its address. */
export function AlikeTraders({ alike, crowd }: { alike: readonly Alike[]; crowd: number | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const others = othersOf(alike);
  const sayHow = ({ how, distance, cases }: Alike): string =>
    `${t(`pages.how.${how === 'photograph' && distance !== 0 ? 'near' : how}`)} (${formatFigure(cases, language)})`;
  return (
    <section>
      <h2>{t('pages.alike')}</h2>
      <p>{t('pages.alikeIntro')}</p>
      {crowd !== null && <p>{t('pages.crowd', { count: crowd, traders: formatFigure(crowd, language) })}</p>}
      {others.length === 0 ? (
        <Empty>{t('pages.noneAlike')}</Empty>
      ) : (
        <>
          <Drawn others={others} />
          <DataTable
            caption={t('pages.alike')}
            cells={{
              trader: (one: Other) => (
                <Link to={paths.trader(one.platform, one.key)}>
                  <Said>{one.name || one.key}</Said>
                </Link>
              ),
              platform: (one: Other) => <PlatformName host={one.platform} />,
              how: ({ common }: Other) => (
                <ul className="plain">
                  {common.map((one) => (
                    <li key={one.how}>{sayHow(one)}</li>
                  ))}
                </ul>
              ),
              example: (one: Other) => (
                <Link to={paths.case(one.case)}>
                  <Said>{one.title}</Said>
                </Link>
              ),
            }}
            nameOf={(name) => t(`pages.column.${name}`)}
            head="trader"
            rows={others}
            keyOf={(one) => `${one.platform} ${one.key}`}
          />
        </>
      )}
    </section>
  );
}

/** Other products that are offered with the same photographs, or nearly so. */
export function AlikeProducts({ alike }: { alike: readonly AlikeProduct[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section>
      <h2>{t('pages.alikeProducts')}</h2>
      {alike.length === 0 ? (
        <Empty>{t('pages.noAlikeProducts')}</Empty>
      ) : (
        <DataTable
          caption={t('pages.alikeProducts')}
          cells={{
            title: ({ key, title }: AlikeProduct) => (
              <Link to={paths.product(key)}>
                <Said>{title}</Said>
              </Link>
            ),
            how: ({ distance }: AlikeProduct) => t(`pages.how.${distance === 0 ? 'photograph' : 'near'}`),
            traders: ({ traders }: AlikeProduct) => formatFigure(traders, language),
            cases: ({ cases }: AlikeProduct) => formatFigure(cases, language),
          }}
          nameOf={(name) => t(name === 'traders' ? 'pages.traders' : `pages.column.${name}`)}
          head="title"
          numbers={['traders', 'cases']}
          rows={alike}
          keyOf={({ key }) => key}
        />
      )}
    </section>
  );
}
