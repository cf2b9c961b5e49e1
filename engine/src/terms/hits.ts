/** Where patterns were found, in arrays that are used again. */
export class Hits {
  pattern: Int32Array = new Int32Array(256);
  /** First and last word among the tokens. */
  first: Int32Array = new Int32Array(256);
  last: Int32Array = new Int32Array(256);
  count = 0;

  /** Keeps of the hits from number `from` on those that `keep` says. */
  keep(from: number, keep: (first: number, last: number) => boolean): void {
    let kept = from;
    for (let i = from; i < this.count; i++) {
      if (!keep(this.first[i] ?? 0, this.last[i] ?? 0)) continue;
      this.pattern[kept] = this.pattern[i] ?? 0;
      this.first[kept] = this.first[i] ?? 0;
      this.last[kept] = this.last[i] ?? 0;
      kept += 1;
    }
    this.count = kept;
  }

  add(pattern: number, first: number, last: number): void {
    if (this.count === this.pattern.length) {
      // A page made of nothing but terms must not take memory without end.
      if (this.count >= MOST_HITS) return;
      this.pattern = doubled(this.pattern);
      this.first = doubled(this.first);
      this.last = doubled(this.last);
    }
    this.pattern[this.count] = pattern;
    this.first[this.count] = first;
    this.last[this.count] = last;
    this.count += 1;
  }
}

const MOST_HITS = 1 << 14;

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
