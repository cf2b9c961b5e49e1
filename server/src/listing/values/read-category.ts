import { bounds } from './bounds.ts';
import { type Cell, listOf, plainTextOf } from './read-cells.ts';

/** How categories stand in one cell of text. */
export interface CategoryForm {
  /** What stands between several categories; null where a cell has one. */
  between: RegExp | null;
  /** What stands between the levels of one. */
  level: RegExp | string | null;
}

/**
 * The names of categories from a list, or from a text: from the root to the leaf, of several categories one after the
 * other and each name once.
 */
export function categoryOf(cell: Cell, { between, level }: CategoryForm): string[] {
  const cut = (text: string): string[] => {
    const paths = between === null ? [text] : text.split(between);
    const names = level === null ? paths : paths.flatMap((path) => path.split(level));
    // Signs that stand for themselves: WooCommerce and Magento mark them so.
    return between === null ? names : names.map((name) => name.replace(/\\([,/])/g, '$1'));
  };
  const found: string[] = [];
  for (const part of listOf(cell).flatMap((each) => (typeof each === 'string' ? cut(each) : [each]))) {
    const name = plainTextOf(part, bounds.category);
    const isSaid = between === null ? name === found.at(-1) : name !== null && found.includes(name);
    if (name && !isSaid && found.length < bounds.categories) found.push(name);
  }
  return found;
}

/** What separates the levels in a column of category paths. */
export function findCategoryForm(cells: readonly Cell[]): CategoryForm {
  const texts = cells.filter((cell): cell is string => typeof cell === 'string' && !/^\s*[[{]/.test(cell));
  for (const level of ['>', '›', '»', '→', '|', '::', ' / ']) {
    if (texts.some((text) => text.includes(level))) return { between: null, level };
  }
  // A name may have a slash of its own ("Kids/Baby"): paths have it nearly always.
  const cut = texts.filter((text) => text.includes('/') && !text.includes('://'));
  return { between: null, level: cut.length > 0 && cut.length * 2 >= texts.length ? '/' : null };
}
