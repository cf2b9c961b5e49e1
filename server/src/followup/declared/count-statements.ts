import { Buffer } from 'node:buffer';
import { ONE_OF, SOME_OF, type TransparencyRegister } from '../../base/registers/transparency-register.ts';
import { isPlainDay } from './daily-file.ts';
import type { Row } from './split-csv.ts';

/** What statements are counted by: the platform, and these columns. */
const COUNTED = ['category', 'decision_ground', 'source_type', 'automated_detection', 'automated_decision'] as const;

/** So many statements of a platform that say the same in every column that is counted. */
export interface Count {
  platform: string;
  category: string;
  ground: string;
  source: string;
  detection: string;
  decision: string;
  statements: number;
}

/** Values of a column that are not as the register has them: how often, and the first of them. */
export interface Unknown {
  column: string;
  rows: number;
  values: string[];
}

/** A statement that bears an identifier which is looked for. */
export interface FoundStatement {
  uuid: string;
  puid: string;
  ean: string;
  platform: string;
  category: string;
  ground: string;
  source: string;
  detection: string;
  decision: string;
  /** The day from which the restriction applies, as the platform says; empty where it is no day. */
  appliedOn: string;
}

/** What one daily file says. */
export interface Counted {
  /** Rows of the file. */
  rows: number;
  /** Of these, statements that were counted. */
  statements: number;
  counts: Count[];
  /** Rows that were not counted, by the column for which: a row is named once. `cells`: another width than the header. */
  passedOver: Unknown[];
  /** Rows that were counted, with a value that the register does not have in a column that is not counted by. */
  unknown: Unknown[];
  found: FoundStatement[];
  /** Statements that would be among `found`, beyond the first 10,000. */
  foundBeyond: number;
}

const MOST_NAMED = 5;
const MOST_FOUND = 10_000;
/** Names of platforms, and different texts of one column, that are remembered. */
const MOST_PLATFORMS = 20_000;
const MOST_TEXTS = 20_000;

/** Columns of an enumeration, besides those that are counted by, and dates. */
const CHECKED = [...Object.keys(ONE_OF), ...Object.keys(SOME_OF), 'content_date', 'application_date'].filter(
  (column) => !COUNTED.some((counted) => counted === column),
);

/** A text as a cell has it, with and without quotes, an octet a character. */
const asWritten = (text: string): string[] => {
  const raw = Buffer.from(text, 'utf8').toString('latin1');
  return [raw, `"${raw.replaceAll('"', '""')}"`];
};

const plain = (raw: string): string => {
  const said = Buffer.from(raw, 'latin1').toString('utf8');
  return said.startsWith('"') ? said.slice(1, -1).replaceAll('""', '"') : said;
};

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}(?: 00:00:00)?$/.test(text) && isPlainDay(text.slice(0, 10));

/** Whether a cell that may be empty says what the column may: one value, a list as JSON, or a day. */
function judge(column: string, register: TransparencyRegister): (text: string) => boolean {
  const one = register.enums[ONE_OF[column] ?? ''];
  if (one) return (text) => text === '' || one.includes(text);
  const some = register.enums[SOME_OF[column] ?? ''];
  if (!some) return (text) => text === '' || isDay(text);
  return (text) => {
    if (text === '') return true;
    try {
      const list: unknown = JSON.parse(text);
      return Array.isArray(list) && list.every((each) => some.includes(each));
    } catch {
      return false;
    }
  };
}

/** Counts how often a column says something that the register does not have. */
class Tally {
  readonly #of = new Map<string, Unknown>();
  add(column: string, value: string): void {
    const known = this.#of.get(column) ?? { column, rows: 0, values: [] };
    this.#of.set(column, known);
    known.rows += 1;
    const shown = value.slice(0, 200);
    if (known.values.length < MOST_NAMED && !known.values.includes(shown)) known.values.push(shown);
  }
  list(): Unknown[] {
    return [...this.#of.values()].sort((a, b) => b.rows - a.rows || a.column.localeCompare(b.column));
  }
}

/** What the texts of a column come to, each read once: `read` of a text that is met again is not asked. */
function remember(read: (text: string) => number): (raw: string) => number {
  const known = new Map<string, number>();
  return (raw) => {
    const met = known.get(raw);
    if (met !== undefined) return met;
    const value = read(plain(raw));
    // A text of its own: a slice would hold the whole block in memory.
    if (known.size < MOST_TEXTS) known.set(Buffer.from(raw, 'latin1').toString('latin1'), value);
    return value;
  };
}

/**
 * Counts the statements of a day by platform, category, ground, source and automation, in a memory that does not grow
 * with their number. Each row is held against the register of the database's values: one that cannot be counted is
 * passed over and named by the column for which; one that says something unknown elsewhere is counted, and that is named.
 *
 * @param wanted identifiers to look for: number of a statement (`uuid`), the platform's (`platform_uid`), EAN-13
 */
export function createStatementCounter(
  register: TransparencyRegister,
  day: string,
  wanted: ReadonlySet<string>,
): { header(columns: readonly string[]): void; row(row: Row): void; result(): Counted } {
  const values = COUNTED.map((column) => register.enums[ONE_OF[column] ?? ''] ?? []);
  const sizes = values.map((list) => list.length);
  const cellsOfPlatform = sizes.reduce((product, size) => product * size, 1);
  const indexOf = values.map((list) => remember((text) => list.indexOf(text)));
  const platforms: { name: string; counts: Uint32Array }[] = [];
  const platformOf = remember((text) => {
    const name = text.trim();
    if (name === '') return -1;
    const known = platforms.findIndex((platform) => platform.name === name);
    if (known !== -1) return known;
    if (platforms.length === MOST_PLATFORMS) throw new RangeError(`more than ${MOST_PLATFORMS} platforms`);
    return platforms.push({ name, counts: new Uint32Array(cellsOfPlatform) }) - 1;
  });
  const isOfDay = (raw: string): boolean => raw.startsWith(day, raw.startsWith('"') ? 1 : 0);
  const checks = new Map(
    CHECKED.map((column) => [column, remember((text) => (judge(column, register)(text) ? 1 : 0))]),
  );

  const wantedAsWritten = new Set([...wanted].flatMap(asWritten));

  const passedOver = new Tally();
  const unknown = new Tally();
  const found: FoundStatement[] = [];
  let foundBeyond = 0;
  let rows = 0;
  let statements = 0;
  let width = 0;
  let at = new Map<string, number>();
  let countedAt: number[] = [];
  let checkedAt: [column: string, cell: number, check: (raw: string) => number][] = [];
  let platformAt = 0;
  let createdAt = 0;
  let identifiersAt: number[] = [];

  function keep(row: Row, platform: number, picks: readonly number[]): void {
    if (found.length === MOST_FOUND) {
      foundBeyond += 1;
      return;
    }
    const text = (column: string): string => {
      const cell = at.get(column);
      return cell === undefined ? '' : row.text(cell).slice(0, 500);
    };
    const [category = '', ground = '', source = '', detection = '', decision = ''] = values.map(
      (list, column) => list[picks[column] ?? 0] ?? '',
    );
    const applied = text('application_date');
    found.push({
      uuid: text('uuid'),
      puid: text('platform_uid'),
      ean: text('content_id_ean'),
      platform: platforms[platform]?.name ?? '',
      ...{ category, ground, source, detection, decision },
      appliedOn: isDay(applied) ? applied.slice(0, 10) : '',
    });
  }

  const picks = COUNTED.map(() => 0);
  return {
    /** Takes the columns of the rows that follow. @throws RangeError without those that statements are counted by */
    header(columns) {
      at = new Map(columns.map((name, cell) => [name, cell]));
      const need = (column: string): number => {
        const cell = at.get(column);
        if (cell === undefined) throw new RangeError(`there is no column ${column}`);
        return cell;
      };
      width = columns.length;
      countedAt = COUNTED.map(need);
      platformAt = need('platform_name');
      createdAt = need('created_at');
      checkedAt = [...checks].flatMap(([column, check]) => {
        const cell = at.get(column);
        return cell === undefined ? [] : [[column, cell, check]];
      });
      identifiersAt = ['uuid', 'platform_uid', 'content_id_ean'].flatMap((column) => at.get(column) ?? []);
    },
    row(row) {
      rows += 1;
      if (row.width !== width) {
        passedOver.add('cells', String(row.width));
        return;
      }
      const platform = platformOf(row.raw(platformAt));
      if (platform === -1) {
        passedOver.add('platform_name', '');
        return;
      }
      if (!isOfDay(row.raw(createdAt))) {
        passedOver.add('created_at', row.text(createdAt));
        return;
      }
      let place = 0;
      for (let column = 0; column < picks.length; column++) {
        const cell = countedAt[column] ?? 0;
        const pick = indexOf[column]?.(row.raw(cell)) ?? -1;
        if (pick === -1) {
          passedOver.add(COUNTED[column] ?? '', row.text(cell));
          return;
        }
        picks[column] = pick;
        place = place * (sizes[column] ?? 1) + pick;
      }
      statements += 1;
      const counts = platforms[platform]?.counts;
      if (counts) counts[place] = (counts[place] ?? 0) + 1;
      for (const [column, cell, check] of checkedAt)
        if (check(row.raw(cell)) === 0) unknown.add(column, row.text(cell));
      if (wanted.size > 0 && identifiersAt.some((cell) => wantedAsWritten.has(row.raw(cell))))
        keep(row, platform, picks);
    },
    result() {
      const counts = platforms.flatMap(({ name, counts: each }) =>
        [...each.entries()].flatMap(([place, count]) => {
          if (count === 0) return [];
          const said: string[] = [];
          let rest = place;
          for (let column = sizes.length - 1; column >= 0; column--) {
            const size = sizes[column] ?? 1;
            said.unshift(values[column]?.[rest % size] ?? '');
            rest = Math.floor(rest / size);
          }
          const [category = '', ground = '', source = '', detection = '', decision = ''] = said;
          return [{ platform: name, category, ground, source, detection, decision, statements: count }];
        }),
      );
      return { rows, statements, counts, passedOver: passedOver.list(), unknown: unknown.list(), found, foundBeyond };
    },
  };
}
