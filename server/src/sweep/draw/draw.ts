import { hash } from 'node:crypto';
import type { Design } from './plan.ts';

/** What a draw is for: one seed gives each its own order. */
export type Label = 'sample' | 'second-review' | 'elusion';

/** What a draw needs to know of an entry. */
export interface Drawable {
  stratum: string;
  digest: string;
}

/** More was asked for than there is. */
export class DrawFault extends RangeError {}

function refuseMore(draw: number, entries: number, where: string): void {
  if (draw > entries) throw new DrawFault(`${draw} cannot be drawn of ${entries} entries${where}`);
}

/** In the order of SHA-256(`seed:label:digest`), the first so many. */
function firstOf<E extends Drawable>(entries: readonly E[], draw: number, seed: string, label: Label): E[] {
  return entries
    .map((entry) => ({ entry, key: hash('sha256', `${seed}:${label}:${entry.digest}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, draw)
    .map(({ entry }) => entry);
}

/** Entry ⌊(u + k) × entries / draw⌋ for k = 0, 1, …, where u = SHA-256(`seed:label`) / 2^256. */
function everySoMany<E>(entries: readonly E[], draw: number, seed: string, label: Label): E[] {
  const one = 2n ** 256n;
  const start = BigInt(`0x${hash('sha256', `${seed}:${label}`)}`);
  const places = new Set(
    Array.from({ length: draw }, (_, k) =>
      Number(((start + BigInt(k) * one) * BigInt(entries.length)) / (BigInt(draw) * one)),
    ),
  );
  return entries.filter((_, i) => places.has(i));
}

/**
 * Draws a sample: nobody's choice, and anybody can draw it again from frame, plan and value
 * (docs/reference/sweep.md). Each entry has the same chance within its stratum; simple and stratified samples come in the
 * order in which they were drawn, so that the first part of one is a smaller sample.
 *
 * @param entries in the frame's order: the frame, or a part of it (those that no rule flagged)
 * @param seed by `seedOf`
 * @throws {DrawFault} where more is asked for than there is, or of a stratum that is not there
 */
export function draw<E extends Drawable>(entries: readonly E[], design: Design, seed: string, label: Label): E[] {
  switch (design.kind) {
    case 'all':
      return [...entries];
    case 'simple':
      refuseMore(design.draw, entries.length, '');
      return firstOf(entries, design.draw, seed, label);
    case 'systematic':
      refuseMore(design.draw, entries.length, '');
      return everySoMany(entries, design.draw, seed, label);
    case 'stratified': {
      const strata = Map.groupBy(entries, ({ stratum }) => stratum);
      const drawn = Object.entries(design.draw).map(([stratum, count]): [string, E[]] => {
        const inside = strata.get(stratum) ?? [];
        refuseMore(count, inside.length, ` of stratum ${JSON.stringify(stratum)}`);
        return [stratum, firstOf(inside, count, seed, label)];
      });
      return drawn.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))).flatMap(([, some]) => some);
    }
  }
}
