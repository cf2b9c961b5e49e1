import { paths } from '../../paths.ts';

/** Selected cases, by id. */
export type Selection = ReadonlySet<string>;

export const NONE: Selection = new Set();

/** As many as are decided on at once. */
export const MOST_SELECTED = 200;

/** With a case put in, or taken out where it is in; where there are as many as there may be, none is put in. */
export function toggle(selection: Selection, id: string): Selection {
  const next = new Set(selection);
  if (!next.delete(id) && next.size < MOST_SELECTED) next.add(id);
  return next;
}

/** With all from one row to another put in, as far as there is room. */
export function extend(selection: Selection, ids: readonly string[], from: string, to: string): Selection {
  const [start, end] = [ids.indexOf(from), ids.indexOf(to)].sort((one, other) => one - other);
  if (start === undefined || end === undefined || start < 0) return toggle(selection, to);
  return new Set([...selection, ...ids.slice(start, end + 1)].slice(0, MOST_SELECTED));
}

/** All that are shown, or none where all are in. */
export function toggleAll(selection: Selection, ids: readonly string[]): Selection {
  const wanted = ids.slice(0, MOST_SELECTED);
  return wanted.every((id) => selection.has(id)) ? NONE : new Set(wanted);
}

/** What is still there: a case that left the list is not decided on unseen. */
export function kept(selection: Selection, ids: readonly string[]): Selection {
  if (selection.size === 0) return selection;
  const there = new Set(ids);
  const left = [...selection].filter((id) => there.has(id));
  return left.length === selection.size ? selection : new Set(left);
}

/**
 * The case that comes after one in a list, else the one before it; with `gone`, the next that is not among them.
 *
 * @returns null: there is none
 */
export function nextCase(ids: readonly string[], id: string, gone: ReadonlySet<string> = NONE): string | null {
  const at = ids.indexOf(id);
  if (at < 0) return ids.find((one) => !gone.has(one)) ?? null;
  const isThere = (one: string): boolean => one !== id && !gone.has(one);
  return ids.slice(at).find(isThere) ?? ids.slice(0, at).findLast(isThere) ?? null;
}

/** Where one document about the cases selected is written: on the first, which names the others. */
export function writeTogether([first = '', ...others]: readonly string[]): string {
  return `${paths.case(first)}?${new URLSearchParams({ tab: 'documents', with: others.slice(0, 99).join(',') })}`;
}
