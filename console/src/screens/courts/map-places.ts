import shapes from './departments.json';
import type { Place } from './nearest-department.ts';

/** What has no shape on the drawing of the mainland: a tile each, in the sea to the west. */
const OVERSEAS = ['971', '972', '973', '974', '976'] as const;
const TILE = 92;
export const SIZE = { width: shapes.width, height: shapes.height };

/** Paris and those around it, drawn once more, larger: nobody can point at them otherwise. */
const INNER = ['75', '92', '93', '94'];
const INSET = { scale: 4.6, left: 12, top: 12, from: [590, 256] } as const;
const toInset = ([x, y]: Place): Place => [
  INSET.left + (x - INSET.from[0]) * INSET.scale,
  INSET.top + (y - INSET.from[1]) * INSET.scale,
];

/** A department on the map: its outline, or its tile. */
export interface Drawn {
  code: string;
  centre: Place;
  path: string;
  transform?: string;
}

const mainland = Object.entries(shapes.departments).map(([code, { centre, path }]): Drawn => {
  const [x = 0, y = 0] = centre;
  return { code, path, centre: [x, y] };
});

/** Everything that may be chosen, each once, in the order of codes. */
export const DRAWN: readonly Drawn[] = [
  ...mainland.map((one) =>
    INNER.includes(one.code)
      ? {
          ...one,
          centre: toInset(one.centre),
          transform: `translate(${toInset([0, 0]).join(' ')}) scale(${INSET.scale})`,
        }
      : one,
  ),
  ...OVERSEAS.map((code, index): Drawn => {
    const [left, top] = [12, 560 + index * (TILE + 12)];
    return { code, centre: [left + TILE / 2, top + TILE / 2], path: `M${left},${top}h${TILE}v${TILE}h${-TILE}z` };
  }),
].sort((a, b) => (a.code < b.code ? -1 : 1));

/** Where the inner ones lie on the mainland: drawn, not to be chosen there. */
export const INNER_ON_MAINLAND = mainland.filter(({ code }) => INNER.includes(code));

export const CENTRES: ReadonlyMap<string, Place> = new Map(DRAWN.map(({ code, centre }) => [code, centre]));
export const isOverseas = (code: string): boolean => OVERSEAS.some((one) => one === code);
