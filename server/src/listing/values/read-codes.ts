import type { Listing } from '@vigie/engine';
import { bounds, type Cell, textOf } from './read-cells.ts';

/** The platform that a cell names, or whose address it holds. */
export function platformOf(cell: Cell): string | null {
  const text = textOf(cell, bounds.url);
  if (!text) return null;
  if (/^https?:\/\//i.test(text)) return URL.parse(text)?.hostname.replace(/^www\./, '') ?? null;
  if (/^[\w-]+(?:\.[\w-]+)+$/.test(text))
    return text
      .toLowerCase()
      .replace(/^www\./, '')
      .slice(0, 253);
  return /^[\p{L}\p{N}][\p{L}\p{N}.:_ -]{0,252}$/u.test(text) ? text : null;
}

/** A language tag (BCP 47). */
export function languageOf(cell: Cell): string | null {
  const text = textOf(cell, 36)?.replaceAll('_', '-');
  return text && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(text) && text.length <= 35 ? text : null;
}

/** How an offer says that buyers prove their age. */
export function ageGateOf(cell: Cell): Listing['ageGate'] {
  // "none" is a value here, not a word for an empty cell.
  const text = typeof cell === 'string' ? cell.trim().toLowerCase() : null;
  return text === 'none' || text === 'declared' || text === 'verified' ? text : null;
}
