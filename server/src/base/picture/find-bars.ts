import type { Luminance } from '@vigie/engine';

/** Brightness, row by row, 0 to 255. */
type Greys = Pick<Luminance, 'values' | 'width' | 'height'>;

/** Where bars may stand: the middle of the place, its size, and how far it is turned from upright bars (radians). */
export interface Bars {
  x: number;
  y: number;
  width: number;
  height: number;
  turned: number;
}

const CELL = 16;
/** Bars change brightness a lot, and all along one way. */
const LEAST_CHANGE = 18;
const LEAST_ONE_WAY = 0.75;
const MOST_APART = 0.3;
/** A bar code of a product is not read where it is smaller. */
const LEAST_CELLS = 12;
const MOST_PLACES = 2;
/** The shortest codes, UPC-E and ITF of four digits, have some 17 bars; some run together in a small or blurred picture. */
const LEAST_BARS = 11;
/** A bar is so much darker than what lies between bars. */
const LEAST_DEPTH = 10;
/** How far from the middle, and beside it, brightness is taken along a bar. */
const ALONG = [-6, -3, 0, 3, 6];

/**
 * Places that look like the bars of a code: cells in which brightness changes across one direction alone (the structure
 * tensor of the picture), beside others of the same direction.
 */
export function findBars({ values, width, height }: Greys): Bars[] {
  const across = Math.floor(width / CELL);
  const down = Math.floor(height / CELL);
  const ways = new Float32Array(across * down).fill(Number.NaN);
  for (let cy = 0; cy < down; cy++) {
    for (let cx = 0; cx < across; cx++) {
      let xx = 0;
      let yy = 0;
      let xy = 0;
      for (let y = cy * CELL + 1; y < (cy + 1) * CELL - 1; y++) {
        for (let x = cx * CELL + 1; x < (cx + 1) * CELL - 1; x++) {
          const at = y * width + x;
          const dx = (values[at + 1] ?? 0) - (values[at - 1] ?? 0);
          const dy = (values[at + width] ?? 0) - (values[at - width] ?? 0);
          xx += dx * dx;
          yy += dy * dy;
          xy += dx * dy;
        }
      }
      const change = xx + yy;
      if (change < LEAST_CHANGE ** 2 * CELL * CELL) continue;
      if (Math.hypot(xx - yy, 2 * xy) < LEAST_ONE_WAY * change) continue;
      ways[cy * across + cx] = Math.atan2(2 * xy, xx - yy) / 2;
    }
  }
  return joinCells(ways, across)
    .filter((bars) => countBars({ values, width, height }, bars) >= LEAST_BARS)
    .slice(0, MOST_PLACES);
}

/** How many dark bars a line through the middle of a place crosses, from end to end. */
function countBars({ values, width, height }: Greys, bars: Bars): number {
  const [cos, sin] = [Math.cos(bars.turned), Math.sin(bars.turned)];
  const half = Math.min(bars.width / Math.max(Math.abs(cos), 0.01), bars.height / Math.max(Math.abs(sin), 0.01)) / 2;
  let count = 0;
  let [low, high, isDark] = [Number.POSITIVE_INFINITY, 0, false];
  for (let at = -half; at <= half; at += 0.5) {
    let sum = 0;
    for (const along of ALONG) {
      const x = Math.round(bars.x + at * cos - along * sin);
      const y = Math.round(bars.y + at * sin + along * cos);
      sum += values[Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x))] ?? 0;
    }
    const grey = sum / ALONG.length;
    if (isDark) {
      low = Math.min(low, grey);
      if (grey > low + LEAST_DEPTH) [isDark, high] = [false, grey];
    } else {
      high = Math.max(high, grey);
      if (grey < high - LEAST_DEPTH) {
        [isDark, low] = [true, grey];
        count += 1;
      }
    }
  }
  return count;
}

/** The angle between two lines, which have no direction. */
const apart = (a: number, b: number): number =>
  Math.abs(((((a - b) % Math.PI) + 1.5 * Math.PI) % Math.PI) - Math.PI / 2);

function joinCells(ways: Float32Array, across: number): Bars[] {
  const places: Bars[] = [];
  const seen = new Set<number>();
  for (let start = 0; start < ways.length; start++) {
    if (seen.has(start) || Number.isNaN(ways[start])) continue;
    const cells = [start];
    seen.add(start);
    for (const cell of cells) {
      for (const step of [-1, 1, -across, across, -across - 1, -across + 1, across - 1, across + 1]) {
        const next = cell + step;
        if (Math.abs((next % across) - (cell % across)) > 1 || seen.has(next)) continue;
        const way = ways[next];
        if (way === undefined || Number.isNaN(way) || apart(way, ways[cell] ?? 0) > MOST_APART) continue;
        seen.add(next);
        cells.push(next);
      }
    }
    if (cells.length < LEAST_CELLS) continue;
    const xs = cells.map((cell) => (cell % across) * CELL);
    const ys = cells.map((cell) => Math.floor(cell / across) * CELL);
    const [left, right] = [Math.min(...xs), Math.max(...xs) + CELL];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys) + CELL];
    const turned = ways[cells[Math.floor(cells.length / 2)] ?? 0] ?? 0;
    places.push({ x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top, turned });
  }
  return places.sort((a, b) => b.width * b.height - a.width * a.height);
}
