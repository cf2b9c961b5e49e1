import { HashIndex, hashDistance, type NearHash } from './hash-index.ts';
import type { PdqHash } from './pdq.ts';
import type { Views } from './views.ts';

/** The hashes of a picture, by which it is known and found. */
export interface HashedPicture {
  /** Its own, then those of its turns and mirrorings. */
  own: readonly PdqHash[];
  /** The same of what it is without its plain edges; empty where it has none. */
  trimmed: readonly PdqHash[];
  views: Views;
}

/** A picture of which a list of hashes gives nothing but its own. */
export function pictureOf(hash: PdqHash): HashedPicture {
  return { own: [hash], trimmed: [], views: { crops: [], strips: [], parts: [] } };
}

/** What of a picture that is looked up is compared with what of a known one. */
function* comparisons(known: HashedPicture, shown: HashedPicture): Generator<[readonly PdqHash[], readonly PdqHash[]]> {
  yield [wholeOf(known), [...shown.own, ...shown.trimmed, ...shown.views.parts]];
  yield [known.views.crops, wholeOf(shown)];
  yield [known.views.strips, shown.views.strips];
}

const wholeOf = ({ own, trimmed }: HashedPicture): PdqHash[] => [...own.slice(0, 1), ...trimmed.slice(0, 1)];

/** The fewest bits in which a picture that is looked up differs from a known one, as an index finds them. */
export function pictureDistance(known: HashedPicture, shown: HashedPicture): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [ones, others] of comparisons(known, shown))
    for (const one of ones) for (const other of others) least = Math.min(least, hashDistance(one, other));
  return least;
}

/** Finds known pictures in what is made of them: turned, framed, cut, tilted, laid over, put beside another. */
export class PictureIndex {
  /** For each of the comparisons, the hashes of the known pictures, and whose they are. */
  readonly #compared = Array.from({ length: 3 }, () => ({ index: new HashIndex(), of: [] as number[] }));
  #size = 0;

  /** Pictures in it. */
  get size(): number {
    return this.#size;
  }

  /** Adds pictures, known by the numbers from the one that is returned. */
  addAll(pictures: readonly HashedPicture[]): number {
    const first = this.#size;
    this.#size += pictures.length;
    const words: number[][] = this.#compared.map(() => []);
    for (const [n, picture] of pictures.entries()) {
      for (const [place, [hashes]] of [...comparisons(picture, NOTHING)].entries()) {
        for (const hash of hashes) {
          words[place]?.push(...hash);
          this.#compared[place]?.of.push(first + n);
        }
      }
    }
    for (const [place, { index }] of this.#compared.entries()) index.addAll(Uint16Array.from(words[place] ?? []));
    return first;
  }

  /** The known pictures within a distance of at most 31, the nearest first, each once. */
  search(shown: HashedPicture, distance: number): NearHash[] {
    const nearest = new Map<number, number>();
    for (const [place, [, hashes]] of [...comparisons(NOTHING, shown)].entries()) {
      const { index, of } = this.#compared[place] ?? { index: new HashIndex(), of: [] };
      for (const hash of index.size === 0 ? [] : hashes) {
        for (const near of index.search(hash, distance)) {
          const id = of[near.id] ?? -1;
          nearest.set(id, Math.min(near.distance, nearest.get(id) ?? near.distance));
        }
      }
    }
    return [...nearest]
      .map(([id, bits]) => ({ id, distance: bits }))
      .sort((a, b) => a.distance - b.distance || a.id - b.id);
  }
}

const NOTHING: HashedPicture = { own: [], trimmed: [], views: { crops: [], strips: [], parts: [] } };
