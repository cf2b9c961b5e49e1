import { type Cell, columnOf, type Part } from './template.ts';

/** One of the figures of a column, wherever it is counted. */
type Of<F> = (figures: F) => number | null;

/** What is counted in all, by category, by keyword. */
interface ByCategory {
  level: 'total' | 'category' | 'keyword';
  category: string | null;
  keyword: string | null;
  other: string | null;
}

/** A column of a part, and what goes into it. A time is a median, which does not add up. */
export interface Column<F> {
  title: string;
  of: Of<F>;
  isTime?: true;
}

/** How much of the total stands in no category's row, and how much of the categories in no sub-category's. */
export interface Unplaced {
  categories: number;
  keywords: number;
}

const OTHER = 'KEYWORD_OTHER';

/**
 * Fills columns of a part whose rows are categories and sub-categories (Implementing Regulation (EU) 2024/2835, annex
 * II, part I, point 7). A row without a figure is 0 only where everything above it is in some row; else it stays empty.
 * "Other" gets a row for each description.
 */
export function fillCategories<F extends ByCategory>(
  part: Part,
  figures: readonly F[],
  columns: readonly Column<F>[],
): Unplaced {
  const codeAt = 3;
  const otherAt = columnOf(part, 'Description of the sub-category "Other"');
  const rows = withOthers(part.rows, figures, { codeAt, otherAt });
  const total = figures.find(({ level }) => level === 'total');
  const inCategory = (code: Cell) => figures.find(({ level, category }) => level === 'category' && category === code);
  const unplaced = { categories: 0, keywords: 0 };
  for (const { title, of, isTime } of columns) {
    const at = columnOf(part, title);
    const groups = groupRows(rows, codeAt);
    const count = (found: F | undefined): number => (found && of(found)) ?? 0;
    const left = isTime ? 0 : count(total) - sum(groups.map(({ code }) => count(inCategory(code))));
    unplaced.categories = Math.max(unplaced.categories, left);
    for (const row of rows) if (row[codeAt] === 'TOTAL') row[at] = total ? of(total) : isTime ? null : 0;
    for (const { code, head, keywords } of groups) {
      const found = inCategory(code);
      const inKeyword = (row: Cell[]): F | undefined =>
        figures.find(
          ({ level, category, keyword, other }) =>
            level === 'keyword' &&
            category === code &&
            keyword === row[codeAt] &&
            (keyword === OTHER ? other !== null && other === row[otherAt] : true),
        );
      const put = (row: Cell[], value: F | undefined, isWhole: boolean): void => {
        row[at] = isTime ? ((value && of(value)) ?? null) : count(value) > 0 || isWhole ? count(value) : null;
      };
      put(head, found, left === 0);
      const below = isTime ? 0 : count(found) - sum(keywords.map((row) => count(inKeyword(row))));
      unplaced.keywords = Math.max(unplaced.keywords, below);
      for (const row of keywords) put(row, inKeyword(row), left === 0 && below === 0);
    }
  }
  part.rows = rows;
  return unplaced;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Each category's row with those of its sub-categories, which stand below it. */
function groupRows(rows: readonly Cell[][], codeAt: number): { code: Cell; head: Cell[]; keywords: Cell[][] }[] {
  const groups: { code: Cell; head: Cell[]; keywords: Cell[][] }[] = [];
  for (const row of rows) {
    const code = row[codeAt] ?? null;
    if (code === 'TOTAL') continue;
    const isKeyword = String(code).startsWith('KEYWORD_');
    if (isKeyword) groups.at(-1)?.keywords.push(row);
    else groups.push({ code, head: row, keywords: [] });
  }
  return groups;
}

/** A row for each description of "other" that a category has; the template's own where there is none. */
function withOthers(
  rows: readonly Cell[][],
  figures: readonly ByCategory[],
  { codeAt, otherAt }: { codeAt: number; otherAt: number },
): Cell[][] {
  let current: Cell = null;
  return rows.flatMap((row) => {
    const code = row[codeAt] ?? null;
    if (String(code).startsWith('STATEMENT_CATEGORY_')) current = code;
    if (code !== OTHER) return [[...row]];
    const described = figures.flatMap(({ level, category, keyword, other }) =>
      level === 'keyword' && category === current && keyword === OTHER && other !== null ? [other] : [],
    );
    // Filled a second time (other figures, other columns): the row is there already.
    if (row[otherAt] !== null) return [[...row]];
    return described.length === 0 ? [[...row]] : described.map((text) => row.with(otherAt, text));
  });
}
