import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatFigure, formatShare } from '../format.ts';
import { useLanguage } from '../language.ts';
import { Chart } from './chart.tsx';
import type { Plot } from './drawing.tsx';

type Rule = Schemas['Rule'];
/** Rules drawn at most, those most decided on; the table has all. */
const DRAWN = 20;
const ROW = 40;
/** About as wide as a character, for a title that is cut. */
const CHARACTER = 6.6;

/** The rules of the unit by the share of cases that people confirmed, each with its band. */
export function HitRatesChart({ rules }: { rules: readonly Rule[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const share = (value: number): string => formatShare(value, language);
  const rated = rules
    .flatMap(({ precision, ...rule }) => (precision ? [{ ...rule, ...precision }] : []))
    .map((rule) => ({ ...rule, name: rule.title[language], decided: rule.confirmed + rule.dismissed }));
  type Rated = (typeof rated)[number];
  const byShare = (a: Rated, b: Rated): number =>
    b.share - a.share || b.decided - a.decided || a.name.localeCompare(b.name);
  const drawn = [...rated]
    .sort((a, b) => b.decided - a.decided)
    .slice(0, DRAWN)
    .sort(byShare);
  const [best, worst] = [drawn[0], drawn.at(-1)];
  if (!best || !worst) return <p className="message">{t('charts.hits.none')}</p>;
  const ofRule = ({ name, share: of, decided }: Rated) => ({
    name,
    share: share(of),
    decided: formatFigure(decided, language),
  });
  const title =
    best === worst
      ? t('charts.hits.one', { ...ofRule(best), count: best.decided })
      : best.share === worst.share
        ? t('charts.hits.same', { count: drawn.length, share: share(best.share) })
        : t('charts.hits.title', {
            best: best.name,
            bestShare: share(best.share),
            worst: worst.name,
            worstShare: share(worst.share),
          });
  const draw = (plot: Plot, width: number) => {
    const row = { y: ({ pack, rule }: Rated) => `${pack}/${rule}` };
    return [
      {
        height: drawn.length * ROW + 60,
        marginLeft: 20,
        marginRight: 24,
        marginTop: 8,
        marginBottom: 42,
        x: { domain: [0, 1] },
        y: { type: 'band' as const, axis: null, domain: drawn.map(row.y) },
        marks: [
          plot.gridX([0, 0.25, 0.5, 0.75, 1], { stroke: 'var(--line)', strokeOpacity: 1 }),
          plot.axisX([0, 0.25, 0.5, 0.75, 1], { tickFormat: share, label: t('charts.hits.axis'), labelArrow: 'none' }),
          plot.ruleY(drawn, { ...row, x1: 'low', x2: 'high', dy: 8, stroke: 'var(--chart-1)', strokeWidth: 3 }),
          plot.dot(drawn, { ...row, x: 'share', dy: 8, r: 5, fill: 'var(--chart-1)', stroke: 'var(--paper)' }),
          plot.text(drawn, {
            ...row,
            text: ({ name, confirmed, decided }: Rated) =>
              `${t('charts.hits.of', { confirmed: formatFigure(confirmed, language), decided: formatFigure(decided, language) })} · ${name}`,
            frameAnchor: 'left',
            textAnchor: 'start',
            dy: -9,
            lineWidth: (width - 40) / CHARACTER / 1.8,
            textOverflow: 'ellipsis-end',
            stroke: 'var(--paper)',
            fill: 'var(--ink)',
          }),
        ],
      },
    ];
  };
  const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
  return (
    <Chart
      title={title}
      unit={t('charts.hits.unit')}
      note={t(rated.length > drawn.length ? 'charts.hits.noteSome' : 'charts.hits.note', { count: drawn.length })}
      draw={draw}
      columns={[
        { title: t('rules.rule'), value: ({ name }) => name },
        { title: t('charts.hits.id'), value: ({ pack, rule }) => `${pack}/${rule}` },
        { title: t('charts.hits.confirmed'), value: ({ confirmed }) => confirmed },
        { title: t('charts.hits.decided'), value: ({ decided }) => decided },
        ...(['share', 'low', 'high'] as const).map((name) => ({
          title: t(`charts.hits.${name}`),
          value: (rule: Rated) => rounded(rule[name]),
          show: (rule: Rated) => share(rule[name]),
        })),
      ]}
      rows={[...rated].sort(byShare)}
      file={t('charts.hits.file')}
    />
  );
}
