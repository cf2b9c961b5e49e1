/** Where something stands on the map: from the left, from the top. */
export type Place = readonly [x: number, y: number];

const TURN: Readonly<Record<string, Place>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/**
 * Where an arrow key leads from a place: to the nearest within a quarter turn of its direction, of two as near to the
 * one straighter ahead.
 *
 * @returns null: the key is no arrow, or nothing is there
 */
export function nearestTowards(key: string, from: Place, places: ReadonlyMap<string, Place>): string | null {
  const turn = TURN[key];
  if (!turn) return null;
  let nearest: { code: string; cost: number } | null = null;
  for (const [code, [x, y]] of places) {
    const [right, down] = [x - from[0], y - from[1]];
    const ahead = right * turn[0] + down * turn[1];
    const aside = Math.abs(right * turn[1]) + Math.abs(down * turn[0]);
    if (ahead <= 0 || aside > ahead) continue;
    const cost = ahead + 2 * aside;
    if (nearest === null || cost < nearest.cost) nearest = { code, cost };
  }
  return nearest?.code ?? null;
}
