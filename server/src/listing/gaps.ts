import type { Words } from '@vigie/engine';

/** What of a source did not become a listing: where, why, how much of it. */
export interface Gap {
  /** File and line, or address: of the first, where there are several. */
  place: string;
  reason: Words;
  count: number;
  /** It should have been read and could not be; otherwise it is no offer, and passed over by right. */
  isLost: boolean;
  /** It was read, but not whole: a field was cut, or a part is too broken. */
  isPartly?: boolean;
}

/** So many are kept with their place; what comes after is counted. */
const MOST_KEPT = 200;

/** Gathers what was not read of a source, while it is read. */
export class Gaps {
  readonly #kept: Gap[] = [];
  #notRead = 0;
  #passedOver = 0;
  #partlyRead = 0;

  add(gap: Gap): void {
    if (gap.isLost) this.#notRead += gap.count;
    else if (gap.isPartly) this.#partlyRead += gap.count;
    else this.#passedOver += gap.count;
    // What was lost is told before what was passed over.
    const at = gap.isLost ? this.#kept.findIndex(({ isLost }) => !isLost) : -1;
    this.#kept.splice(at < 0 ? this.#kept.length : at, 0, gap);
    this.#kept.length = Math.min(this.#kept.length, MOST_KEPT);
  }

  /** How much could not be read, is no offer, was read in part; and the first of it with place and reason. */
  sum(): { notRead: number; passedOver: number; partlyRead: number; gaps: Gap[] } {
    return {
      notRead: this.#notRead,
      passedOver: this.#passedOver,
      partlyRead: this.#partlyRead,
      gaps: [...this.#kept],
    };
  }
}
