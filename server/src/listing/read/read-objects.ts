import type { Read } from '../file/read-result.ts';
import type { Cell } from '../values/read-cells.ts';
import { Columns } from './columns.ts';
import { LineLayouts } from './line-layouts.ts';
import { type JsonFault, type JsonRow, openJson, readLineRows } from './read-jsonl.ts';
import { give, type LinesShape, SAMPLE_ROWS, type Source } from './shape.ts';

type Batches = AsyncGenerator<(JsonRow | JsonFault)[]>;

function shapeOfRows(file: string, rows: readonly (JsonRow | JsonFault)[], source: Source): LinesShape | null {
  const objects = rows.filter((row) => 'entries' in row).slice(0, SAMPLE_ROWS);
  const [first] = objects;
  const sample = objects.map(({ entries }) => entries);
  return first ? { ...source, kind: 'lines', file, sample, line: first.line, further: [] } : null;
}

/** Opens JSON; `shape` is set where each line stands for itself. */
export async function openObjects(
  file: string,
  texts: AsyncGenerator<string>,
  source: Source,
): Promise<{ shape: LinesShape | null; batches: Batches }> {
  const { areLines, rows } = await openJson(file, texts);
  if (!areLines) return { shape: null, batches: rows };
  const { value: first } = await rows.next();
  async function* all(): Batches {
    if (first) yield first;
    yield* rows;
  }
  return { shape: first ? shapeOfRows(file, first, source) : null, batches: all() };
}

/** Makes listings of objects. */
export class ObjectReader {
  readonly #shape: LinesShape;
  readonly #columns: Columns;
  readonly #further: string[];
  readonly #layouts = new LineLayouts();

  /** Throws as `Columns` does where no key is known as the title, or a mapping names none. */
  constructor(shape: LinesShape) {
    this.#shape = shape;
    this.#further = [...shape.further];
    this.#columns = columnsOf(shape.sample, shape);
    for (const name of this.#further) this.#columns.indexOf(name);
  }

  /** As another thread is told to read on. */
  get shape(): LinesShape {
    return { ...this.#shape, further: this.#further };
  }

  /** How many keys came up later: what a key says may depend on those before it. */
  get met(): number {
    return this.#further.length;
  }

  /** The listings of lines, the first of which is the line `first`: the same as `read` gives of their rows. */
  *readLines(lines: readonly string[], first: number): Generator<Read> {
    const { file } = this.#shape;
    for (const [at, text] of lines.entries()) {
      const cells = this.#layouts.read(text);
      if (cells) {
        yield give(file, first + at, this.#columns.read(cells));
        continue;
      }
      for (const row of readLineRows(file, [text], first + at)) {
        yield this.read(row);
        if ('entries' in row) this.#layouts.learn(text, row, (name) => this.#columns.indexOf(name));
      }
    }
  }

  read(row: JsonRow | JsonFault): Read {
    const { file } = this.#shape;
    if ('code' in row) return { rejected: { file, ...row } };
    const cells: Cell[] = [];
    for (const [name, cell] of row.entries) {
      if (!this.#columns.has(name)) this.#further.push(name);
      cells[this.#columns.indexOf(name)] = cell;
    }
    return give(file, row.line, this.#columns.read(cells), row.cuts);
  }
}

/** The listings of objects, batch by batch. */
export async function* readObjects(file: string, batches: Batches, source: Source): AsyncGenerator<Read> {
  let reader: ObjectReader | null = null;
  for await (const rows of batches) {
    const shape = reader ? null : shapeOfRows(file, rows, source);
    if (shape) reader = new ObjectReader(shape);
    for (const row of rows) {
      if (reader) yield reader.read(row);
      else if ('code' in row) yield { rejected: { file, ...row } };
    }
  }
}

function columnsOf(sample: [string, Cell][][], options: ConstructorParameters<typeof Columns>[2]): Columns {
  const names = [...new Set(sample.flatMap((entries) => entries.map(([name]) => name)))];
  const rows = sample.map((entries) => {
    const values = new Map(entries);
    return names.map((name) => values.get(name));
  });
  return new Columns(names, rows, options);
}
