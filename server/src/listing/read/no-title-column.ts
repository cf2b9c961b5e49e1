import { VigieError } from '../../base/core/errors.ts';
import type { Filling } from '../../base/core/sentences.ts';
import { say } from '../file/words.ts';
import { type Cell, textOf } from '../values/read-cells.ts';

/** What a table shows to whoever is to say which column is which. */
export interface TablePreview {
  names: string[];
  /** Its first rows, a text for each column. */
  rows: string[][];
  /** Columns that were recognised, and the one that is likely the title, by field. */
  guess: Record<string, string>;
}

const ROWS = 5;
const COLUMNS = 100;
const CELL = 200;

/** The column of the most words: a title says more than a code, and less than a description. */
function likelyTitle(
  names: readonly string[],
  sample: readonly (readonly Cell[])[],
  taken: Set<string>,
): string | null {
  let best: { name: string; words: number } | null = null;
  for (const [index, name] of names.entries()) {
    if (taken.has(name)) continue;
    const texts = sample.flatMap((row) => textOf(row[index]) ?? []);
    if (texts.length === 0 || texts.some((text) => /^https?:/i.test(text))) continue;
    const words = texts.reduce((sum, text) => sum + (text.match(/\p{L}{2,}/gu)?.length ?? 0), 0) / texts.length;
    if (words > 0 && words <= 60 && words > (best?.words ?? 0)) best = { name, words };
  }
  return best?.name ?? null;
}

/** A table of which no column is known as the title: a person can say which it is. */
export class NoTitleColumn extends VigieError {
  readonly preview: TablePreview;

  constructor(
    names: readonly string[],
    sample: readonly (readonly Cell[])[],
    known: readonly (readonly [field: string, column: string | undefined])[],
    place: { file: string; line: number },
  ) {
    super('VIGIE_LISTING_NO_TITLE', say('noTitleColumn', { columns: listed(names) }), { place });
    const guess = Object.fromEntries(
      known.flatMap(([field, column]) => (column === undefined ? [] : [[field, column]])),
    );
    const title = likelyTitle(names, sample, new Set(Object.values(guess)));
    this.preview = {
      names: names.slice(0, COLUMNS),
      rows: sample
        .slice(0, ROWS)
        .map((row) =>
          names.slice(0, COLUMNS).map((_, index) => (textOf(row[index]) ?? '').slice(0, CELL).toWellFormed()),
        ),
      guess: title === null ? guess : { title, ...guess },
    };
  }
}

/** The table of which no column is known as the title, where that is what went wrong. */
export const previewOf = (error: unknown): TablePreview | null =>
  error instanceof NoTitleColumn ? error.preview : null;

/** The first names of many, for people. */
export function listed(names: readonly string[]): Filling {
  const most = names.slice(0, 40);
  const shown = most.map((name) => JSON.stringify(name.slice(0, 60))).join(', ');
  return names.length > most.length ? say('andMore', { shown, count: names.length - most.length }) : shown;
}
