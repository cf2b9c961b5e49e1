import { HashIndex, type NearHash } from './hash-index.ts';
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

/** Finds known pictures in what is made of them: turned, framed, cut, tilted, laid over, put beside another. */
export class PictureIndex {
  readonly #whole = new Numbered();
  readonly #crops = new Numbered();
  readonly #strips = new Numbered();
  #pictures = 0;

  /** Adds a picture, known by the number that is returned. */
  add({ own, trimmed, views }: HashedPicture): number {
    const id = this.#pictures++;
    this.#whole.add(id, [...own.slice(0, 1), ...trimmed.slice(0, 1)]);
    this.#crops.add(id, views.crops);
    this.#strips.add(id, views.strips);
    return id;
  }

  /** The known pictures within a distance, the nearest first, each once. */
  search({ own, trimmed, views }: HashedPicture, distance: number): NearHash[] {
    const nearest = new Map<number, number>();
    const look = (index: Numbered, hashes: readonly PdqHash[]): void => {
      for (const hash of hashes)
        for (const { id, distance: bits } of index.search(hash, distance))
          if (bits < (nearest.get(id) ?? Number.POSITIVE_INFINITY)) nearest.set(id, bits);
    };
    look(this.#whole, [...own, ...trimmed, ...views.parts]);
    look(this.#crops, [...own.slice(0, 1), ...trimmed.slice(0, 1)]);
    look(this.#strips, views.strips);
    return [...nearest]
      .map(([id, bits]) => ({ id, distance: bits }))
      .sort((a, b) => a.distance - b.distance || a.id - b.id);
  }
}

/** Hashes, several of one number. */
class Numbered {
  readonly #index = new HashIndex();
  readonly #of: number[] = [];

  add(id: number, hashes: readonly PdqHash[]): void {
    for (const hash of hashes) this.#of[this.#index.add(hash)] = id;
  }

  search(hash: PdqHash, distance: number): NearHash[] {
    return this.#index.search(hash, distance).map((near) => ({ ...near, id: this.#of[near.id] ?? -1 }));
  }
}
