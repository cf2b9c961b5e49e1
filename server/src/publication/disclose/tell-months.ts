import { discloseTable, isHeld } from './disclose.ts';
import { entryKey, indexTable, type Table } from './disclose-table.ts';

/** What is told of a platform and a rule; `null`: withheld. */
interface Row {
  platform: string | null;
  rule: string | null;
  /** Of each month, in order. */
  each: readonly (number | null)[];
  /** Of all of them. */
  all: number | null;
}

/** What is told of some months of one measure: rows by `rowKey`. A row that is not there is withheld. */
export interface Told {
  months: readonly string[];
  rows: ReadonlyMap<string, Row>;
}

/** A name for a platform and a rule, `null`: all of them. */
function rowKey(platform: string | null, rule: string | null): string {
  return JSON.stringify([platform, rule]);
}

type Figure = readonly [platform: string | null, rule: string | null, month: string | null, figure: number | null];

/** Figures by row. One that is not given is withheld. @param months in order */
export function toRows(months: readonly string[], figures: Iterable<Figure>): Told {
  const places = new Map(months.map((month, n) => [month, n]));
  const rows = new Map<string, Row & { each: (number | null)[] }>();
  for (const [platform, rule, month, figure] of figures) {
    const key = rowKey(platform, rule);
    const row = rows.get(key) ?? { platform, rule, each: months.map(() => null), all: null };
    rows.set(key, row);
    if (month === null) row.all = figure;
    else row.each[places.get(month) ?? -1] = figure;
  }
  return { months, rows };
}

/**
 * The figures of a release, after those before it.
 *
 * **A count is told in one table only.** Months that no earlier release had make a table of their own, with its margins
 * (`discloseTable`). Months that were released before are told as they were. The figure of a whole period is the sum of
 * what was told of its parts, withheld where one of them is. So whatever periods are released, and however they overlap,
 * all releases together tell what those tables tell and no more; and the tables have no count in common, so that what one
 * withholds can move as its boxes do, whatever the others say.
 *
 * **Corrections.** While every figure told of months that were released together is within 4 of its count, they are told
 * as before. Once one is not, the counts are others than those that were told, and each month is a table anew
 * (`discloseTable`, given what was told of it). A sum of these months is then told only where each of them is.
 *
 * @param table counts of the period, by platform, rule and month
 * @param before what earlier releases told of this measure, the oldest first
 * @returns a figure for each entry of the table, by its key
 */
export function* tellMonths(table: Table, before: readonly Told[]): Generator<undefined, Map<string, number | null>> {
  const [platforms, rules, months] = table.dimensions;
  const of = (some: readonly string[]): Table => ({ dimensions: [platforms, rules, some], counts: table.counts });
  let known: readonly Told[] = [];
  for (const release of before) {
    yield;
    known = takeIn(known, release);
  }
  const parts: Told[] = [];
  for (const group of known) {
    const old = pick(group, shared(group, months));
    if (old.months.length === 0) continue;
    const isSame = stillHolds(old, of(old.months));
    for (const single of isSame ? [old] : split(old)) {
      const slice = of(single.months);
      if (isSame || stillHolds(single, slice)) parts.push(single);
      else parts.push(yield* tellAnew(single, slice));
    }
  }
  const fresh = freshIn(known, months);
  if (fresh.length > 0) parts.push(yield* disclose(of(fresh)));
  const partOf = new Map(parts.flatMap((part) => part.months.map((month, n) => [month, { part, n }] as const)));
  return new Map(
    indexTable(table).entries.map(({ key, at: [platform, rule, month] }) => {
      const row = rowKey(platform, rule);
      if (month === null) return [key, sum(parts.map(({ rows }) => rows.get(row)?.all ?? null))];
      const place = partOf.get(month);
      return [key, place?.part.rows.get(row)?.each[place.n] ?? null];
    }),
  );
}

/** A month whose counts are others than were told. */
function tellAnew({ rows }: Told, month: Table): Generator<undefined, Told> {
  // A platform that no earlier release of the month had is part of what was told of all platforms: withheld.
  const earlier = indexTable(month).entries.map(
    ({ key, at: [platform, rule] }) => [key, rows.get(rowKey(platform, rule))?.all ?? null] as const,
  );
  return disclose(month, new Map(earlier));
}

function* disclose(table: Table, earlier?: ReadonlyMap<string, number | null>): Generator<undefined, Told> {
  const told = yield* discloseTable(table, earlier);
  const { entries } = indexTable(table);
  return toRows(
    table.dimensions[2],
    entries.map(({ key, at }): Figure => [...at, told.get(key) ?? null]),
  );
}

/** What was told before a release, as its figures leave it: months that were first told together, in groups. */
function takeIn(known: readonly Told[], release: Told): readonly Told[] {
  const touched = known.map((group) => pick(group, shared(group, release.months)));
  const fresh = freshIn(known, release.months);
  const rows = [...release.rows];
  // A sum that is told no more, though its parts were: one of them was corrected, and it does not matter which.
  const isBroken =
    fresh.length === 0 && rows.some(([key, { all }]) => all === null && sum(touched.map(allOf(key))) !== null);
  const updated = known.flatMap((group, n): readonly Told[] => {
    const old = touched[n];
    if (!old || old.months.length === 0) return [group];
    const now = pick(release, old.months);
    const isSame = [...old.rows].every(([key, { each }]) =>
      each.every((figure, month) => figure === (now.rows.get(key)?.each[month] ?? null)),
    );
    if (isSame && !(isBroken && group.months.length > 1)) return [group];
    return split(group).map((single) => {
      const isTold = shared(single, release.months).length > 0;
      return isTold ? pick(release, single.months) : single;
    });
  });
  if (fresh.length === 0) return updated;
  const others = updated.map((group) => pick(group, shared(group, release.months)));
  const first = rows.map(([key, row]): Row => {
    const told = sum(others.map(allOf(key)));
    const each = fresh.map((month) => row.each[release.months.indexOf(month)] ?? null);
    return { ...row, each, all: row.all === null || told === null ? sum(each) : row.all - told };
  });
  const filled = fillIn(first).map((row) => [rowKey(row.platform, row.rule), row] as const);
  return [...updated, { months: fresh, rows: new Map(filled) }];
}

/** Sums that were not told, since another part of their period was not, but that follow from those that were. */
function fillIn(rows: readonly Row[]): Row[] {
  const filled = rows.map((row) => ({ ...row }));
  const lines = [
    ...[...Map.groupBy(filled, ({ rule }) => rule).values()].map((line) => ({ line, along: 'platform' as const })),
    ...[...Map.groupBy(filled, ({ platform }) => platform).values()].map((line) => ({ line, along: 'rule' as const })),
  ];
  for (let moves = true; moves; ) {
    moves = false;
    for (const { line, along } of lines) {
      const [open, another] = line.filter(({ all }) => all === null);
      if (!open || another) continue;
      const told = line.filter((row) => row !== open);
      // All of them, less each that is told; or, of all of them, the sum.
      const rest = sum(told.map((row) => (row.all === null || row[along] === null ? row.all : -row.all)));
      open.all = rest !== null && open[along] === null ? -rest : rest;
      moves = true;
    }
  }
  return filled;
}

/** What is told of some of the months: of them all together only where it is of each, or they are all that there are. */
function pick(told: Told, months: readonly string[]): Told {
  if (months.length === told.months.length) return told;
  const places = months.map((month) => told.months.indexOf(month));
  const rows = [...told.rows].map(([key, row]) => {
    const each = places.map((place) => row.each[place] ?? null);
    return [key, { ...row, each, all: sum(each) }] as const;
  });
  return { months, rows: new Map(rows) };
}

/** Each month by itself. */
function split(told: Told): Told[] {
  return told.months.map((month) => pick(told, [month]));
}

function shared(told: Told, months: readonly string[]): string[] {
  return told.months.filter((month) => months.includes(month));
}

function freshIn(known: readonly Told[], months: readonly string[]): string[] {
  return months.filter((month) => !known.some((group) => group.months.includes(month)));
}

/** Of a row in a group that may have no month left: nothing, so 0. */
const allOf = (key: string) => (told: Told) => (told.months.length === 0 ? 0 : (told.rows.get(key)?.all ?? null));

/** Whether everything told is within 4 of its count. What is the sum of what is told is not looked at by itself. */
function stillHolds(told: Told, table: Table): boolean {
  const { countAt } = indexTable(table);
  const holds = (figure: number | null, row: Row, month: string | null) =>
    figure === null || isHeld(figure, countAt(entryKey([row.platform, row.rule, month])));
  return [...told.rows.values()].every(
    (row) =>
      told.months.every((month, n) => holds(row.each[n] ?? null, row, month)) &&
      (row.each.includes(null) ? holds(row.all, row, null) : true),
  );
}

function sum(parts: readonly (number | null)[]): number | null {
  return parts.reduce((total, part) => (total === null || part === null ? null : total + part), 0);
}
