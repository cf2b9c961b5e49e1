import type { Grid } from './find-lines.ts';

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

/**
 * Places that look like the bars of a code: cells in which brightness changes across one direction alone (the structure
 * tensor of the picture), beside others of the same direction.
 *
 * @param grey brightness, 0 to 255
 */
export function findBars({ values, width, height }: Grid): Bars[] {
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
  return joinCells(ways, across).slice(0, MOST_PLACES);
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
