import { type Html, html, lines } from '../../base/http/html.ts';

const LEFT = 190;
const ROW = 28;

/** Round numbers from 0 to at least `most`, five at most: 1, 2 or 5 times a power of ten apart, `least` or more. */
export function ticksTo(most: number, least = 1): number[] {
  const rough = Math.max(least, most) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(least, [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? rough);
  const ticks = [0];
  while ((ticks.at(-1) ?? 0) < most || ticks.length === 1) ticks.push(ticks.length * step);
  return ticks;
}

/** What a chart has whatever is drawn in its rows. */
interface Frame<Row> {
  title: string;
  /** The name of the axis. */
  unit: string;
  rows: readonly Row[];
  format: Intl.NumberFormat;
}

/**
 * Rows on an axis from 0, as SVG. The table beside it says the same, so the picture has a short name only; where the screen
 * is narrow it scrolls.
 *
 * @param width of the axis; what is left beside it is for figures in words
 * @param draw a row whose middle is at `y`
 */
function drawRows<Row extends { name: string }>(
  { title, unit, rows, format }: Frame<Row>,
  ticks: readonly number[],
  width: number,
  draw: (row: Row, y: number, at: (figure: number) => number) => Html,
): Html {
  const end = ticks.at(-1) ?? 1;
  const at = (figure: number): number => LEFT + Math.round((figure / end) * width);
  const bottom = rows.length * ROW + 6;
  const grid = ticks.map(
    (tick) =>
      html`<line class="grid" x1="${at(tick)}" y1="0" x2="${at(tick)}" y2="${bottom}"></line><text x="${at(tick)}" y="${bottom + 18}" text-anchor="middle">${format.format(tick)}</text>`,
  );
  const drawn = rows.map((row, index) => {
    const y = index * ROW + 15;
    const label = row.name.length > 21 ? `${row.name.slice(0, 20)}…` : row.name;
    return html`<text x="${LEFT - 8}" y="${y + 5}" text-anchor="end">${label}</text>${draw(row, y, at)}`;
  });
  const height = bottom + 46;
  return html`<figure>
<div class="scroll" role="region" aria-label="${title}" tabindex="0"><svg role="img" aria-label="${title}" viewBox="0 0 680 ${height}" width="680" height="${height}" xmlns="http://www.w3.org/2000/svg">
${lines(grid)}
<line class="axis" x1="${LEFT}" y1="0" x2="${LEFT}" y2="${bottom}"></line><line class="axis" x1="${LEFT}" y1="${bottom}" x2="${LEFT + width}" y2="${bottom}"></line>
${lines(drawn)}
<text x="${LEFT + width / 2}" y="${bottom + 40}" text-anchor="middle">${unit}</text>
</svg></div>
<figcaption>${title}</figcaption>
</figure>`;
}

/** Horizontal bars; a figure that is withheld (null) has its mark and no bar. `withheld`: the mark and what it means. */
export function drawBars(chart: Frame<{ name: string; figure: number | null }> & { withheld: string }): Html {
  const ticks = ticksTo(Math.max(0, ...chart.rows.map(({ figure }) => figure ?? 0)));
  return drawRows(chart, ticks, 400, ({ figure }, y, at) => {
    const bar =
      figure !== null && html`<rect x="${LEFT}" y="${y - 9}" width="${at(figure) - LEFT}" height="${ROW - 10}"></rect>`;
    const shown = figure === null ? chart.withheld : chart.format.format(figure);
    return html`${bar}<text x="${at(figure ?? 0) + 6}" y="${y + 5}">${shown}</text>`;
  });
}

/** Shares (0 to 1) as dots, each on the line of its interval, with what it says in words; without an estimate these alone. */
export function drawIntervals(
  chart: Frame<{ name: string; estimate: { share: number; low: number; high: number } | null; says: string }>,
): Html {
  const ticks = ticksTo(Math.max(0, ...chart.rows.map(({ estimate }) => estimate?.high ?? 0)), 0.0001);
  return drawRows(chart, ticks, 280, ({ estimate, says }, y, at) => {
    const drawn =
      estimate !== null &&
      html`<line class="interval" x1="${at(estimate.low)}" y1="${y}" x2="${at(estimate.high)}" y2="${y}"></line><circle cx="${at(estimate.share)}" cy="${y}" r="5"></circle>`;
    return html`${drawn}<text x="${at(estimate?.high ?? 0) + 10}" y="${y + 5}">${says}</text>`;
  });
}
