import { cellsOf, estimateShare } from './estimate/estimate-share.ts';
import { type Estimate, interval } from './estimate/intervals.ts';
import { orNull } from './estimate/or-null.ts';
import { type Cell, estimateCells } from './estimate/weights.ts';
import type { Decided } from './item-store.ts';
import type { Figures } from './schema.ts';

/** Of each kind, those that are told by name, the largest; the others are told as one. */
const MOST_GROUPS = 60;

/** A part of the frame that was sampled by itself, with what was drawn of it. */
export interface Part {
  population: number;
  drawn: readonly Decided[];
}
type Group = Figures['groups'][number];

const isConfirmed = ({ isFlagged, first, settled }: Decided): boolean => isFlagged && (settled ?? first) === true;

/**
 * The share of a group of offers that is met in the sample, and whose size in the frame nobody counted. Of one sampled
 * part, or of several drawn in the same proportion to one entry, it is a sample of the group whose size is chance: the
 * interval is Clopper and Pearson's. Else its parts are weighted, as in two phases (weights.ts).
 */
export function estimateGroup(cells: readonly Cell[]): Estimate {
  const weights = cells.map(({ weight }) => weight);
  if (weights.some((weight) => weight !== 1) && Math.max(...weights) - Math.min(...weights) < 1e-9) {
    const sum = (of: (cell: Cell) => number): number => cells.reduce((total, cell) => total + of(cell), 0);
    return interval({ found: sum(({ found }) => found), drawn: sum(({ drawn }) => drawn) });
  }
  return estimateCells(
    cells.map((cell) => ({ ...cell, population: null })),
    0.95,
  );
}

/** A group of what was seen: those of each part that are in it stand for as many as the part's sample does. */
function ofGroup(
  parts: readonly Part[],
  isIn: (item: Decided) => boolean,
): Pick<Group, 'seen' | 'confirmed' | 'share'> {
  const cells: Cell[] = [];
  for (const { population, drawn } of parts) {
    const seen = drawn.filter(({ isSeen }) => isSeen);
    const some = seen.filter(isIn);
    if (some.length > 0)
      cells.push({
        drawn: some.length,
        found: some.filter(isConfirmed).length,
        weight: population / seen.length,
        population: null,
      });
  }
  const sum = (of: 'drawn' | 'found'): number => cells.reduce((total, cell) => total + cell[of], 0);
  const share = orNull(() => estimateGroup(cells));
  return { seen: sum('drawn'), confirmed: sum('found'), share };
}

/** What the rules of a pack flag and people confirm, as a share of the whole frame. */
function ofPack(parts: readonly Part[], pack: string): Pick<Group, 'seen' | 'confirmed' | 'share'> {
  const strata = parts.map(({ population, drawn }) => {
    const seen = drawn.filter(({ isSeen }) => isSeen);
    const found = seen.filter((item) => item.packs.includes(pack) && isConfirmed(item)).length;
    return { population, drawn: seen.length, found };
  });
  const sum = (of: 'drawn' | 'found'): number => strata.reduce((total, one) => total + one[of], 0);
  const share = orNull(() => (cellsOf(strata).length > 0 ? estimateShare({ strata }) : null));
  return {
    seen: sum('drawn'),
    confirmed: sum('found'),
    share: share && { share: share.share, low: share.low, high: share.high, method: share.method },
  };
}

function byName(parts: readonly Part[], by: Group['by'], nameOf: (item: Decided) => string): Group[] {
  const counts = new Map<string, number>();
  for (const { drawn } of parts)
    for (const item of drawn) if (item.isSeen) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  const names = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
  const told = new Set(names.slice(0, MOST_GROUPS));
  const groups = [...told].map((name): Group => ({ by, name, ...ofGroup(parts, (item) => nameOf(item) === name) }));
  if (names.length === told.size) return groups;
  return [...groups, { by, name: null, ...ofGroup(parts, (item) => !told.has(nameOf(item))) }];
}

/**
 * What a sweep says of each pack (of the whole frame), and of each platform and category (of the offers that were drawn
 * of it). What the sample was drawn by is among the strata: their size is known, and their interval exact.
 */
export function groupFigures(
  parts: readonly Part[],
  { packs, stratifiedBy }: { packs: readonly string[]; stratifiedBy: string | null },
): Group[] {
  return [
    ...packs.map((name): Group => ({ by: 'pack', name, ...ofPack(parts, name) })),
    ...(stratifiedBy === 'platform' ? [] : byName(parts, 'platform', ({ platform }) => platform)),
    ...(stratifiedBy === 'category' ? [] : byName(parts, 'category', ({ category }) => category)),
  ];
}
