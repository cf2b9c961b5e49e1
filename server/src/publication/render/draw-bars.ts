import { type Html, html, lines } from '../../base/http/html.ts';

/** What a chart says in words, in the language of its page. */
interface Bars {
  title: string;
  /** What is counted: the name of the axis. */
  unit: string;
  /** The mark of a figure that is withheld, and what it means. */
  withheld: string;
  rows: readonly { name: string; figure: number | null }[];
  format: Intl.NumberFormat;
}

const LEFT = 190;
const WIDTH = 400;
const ROW = 28;

/** Round numbers from 0 to at least `most`, five at most: 1, 2 or 5 times a power of ten apart. */
export function ticksTo(most: number): number[] {
  const rough = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? rough);
  const ticks = [0];
  while ((ticks.at(-1) ?? 0) < most || ticks.length === 1) ticks.push((ticks.at(-1) ?? 0) + step);
  return ticks;
}

/**
 * Horizontal bars on an axis from 0, as SVG. A figure that is withheld has its mark and no bar. The table beside it says the
 * same, so the picture has a short name only; where the screen is narrow it scrolls.
 */
export function drawBars({ title, unit, withheld, rows, format }: Bars): Html {
  const ticks = ticksTo(Math.max(0, ...rows.map(({ figure }) => figure ?? 0)));
  const end = ticks.at(-1) ?? 1;
  const at = (figure: number): number => LEFT + Math.round((figure / end) * WIDTH);
  const bottom = rows.length * ROW + 6;
  const grid = ticks.map(
    (tick) =>
      html`<line class="grid" x1="${at(tick)}" y1="0" x2="${at(tick)}" y2="${bottom}"></line><text x="${at(tick)}" y="${bottom + 18}" text-anchor="middle">${format.format(tick)}</text>`,
  );
  const bars = rows.map(({ name, figure }, index) => {
    const y = index * ROW;
    const label = name.length > 24 ? `${name.slice(0, 23)}…` : name;
    const bar =
      figure !== null && html`<rect x="${LEFT}" y="${y + 6}" width="${at(figure) - LEFT}" height="${ROW - 10}"></rect>`;
    const shown = figure === null ? withheld : format.format(figure);
    return html`<text x="${LEFT - 8}" y="${y + 20}" text-anchor="end">${label}</text>${bar}<text x="${at(figure ?? 0) + 6}" y="${y + 20}">${shown}</text>`;
  });
  const height = bottom + 46;
  return html`<figure>
<div class="scroll" role="region" aria-label="${title}" tabindex="0"><svg role="img" aria-label="${title}" viewBox="0 0 680 ${height}" width="680" height="${height}" xmlns="http://www.w3.org/2000/svg">
${lines(grid)}
<line class="axis" x1="${LEFT}" y1="0" x2="${LEFT}" y2="${bottom}"></line><line class="axis" x1="${LEFT}" y1="${bottom}" x2="${LEFT + WIDTH}" y2="${bottom}"></line>
${lines(bars)}
<text x="${LEFT + WIDTH / 2}" y="${bottom + 40}" text-anchor="middle">${unit}</text>
</svg></div>
<figcaption>${title}</figcaption>
</figure>`;
}
