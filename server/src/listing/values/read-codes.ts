import type { Listing } from '@vigie/engine';
import { readGtins } from '@vigie/engine/screening';
import { readAvailability } from './availability.ts';
import { bounds } from './bounds.ts';
import { addAttributes, type Cell, isObject, listOf, remember, textOf } from './read-cells.ts';

/** The platform that a cell names, or whose address it holds. */
export function platformOf(cell: Cell): string | null {
  const text = textOf(cell, bounds.url);
  if (!text) return null;
  if (/^https?:\/\//i.test(text)) return hostIn(text);
  if (/^[\w-]+(?:\.[\w-]+)+$/.test(text))
    return text
      .toLowerCase()
      .replace(/^www\./, '')
      .slice(0, 253);
  return /^[\p{L}\p{N}][\p{L}\p{N}.:_ -]{0,252}$/u.test(text) ? text : null;
}

/** The host of an address, without `www.`. A path, of which none is wrong, is not read for it. */
function hostIn(address: string): string | null {
  const origin = ORIGIN.exec(address)?.[0];
  return origin === undefined ? hostOf(address) : knownHostOf(origin);
}
const ORIGIN = /^https?:\/\/[\w.-]+\//i;
const hostOf = (address: Cell): string | null => URL.parse(String(address))?.hostname.replace(/^www\./, '') ?? null;
const knownHostOf = remember(hostOf);

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

/** Availability as a cell says it; null where it is neither of the two, or not known. See `readAvailability`. */
export const availabilityOf = remember((cell): Listing['availability'] => {
  const text = textOf(cell, 300);
  return text === null ? null : readAvailability(text);
});

/** All GTINs of a cell, each as long as it is written: those whose check digit is right. See `readGtins`. */
function gtinsOf(cell: Cell): string[] {
  return readGtins(isObject(cell) ? textOf(cell) : typeof cell === 'string' ? listOf(cell) : cell);
}

/** The first GTIN of a cell; null where it holds none. */
export function gtinOf(cell: Cell): string | null {
  return gtinsOf(cell)[0] ?? null;
}

/** Keeps as attributes what else a cell holds whose first GTIN became the offer's. */
export function addMoreGtins(
  attributes: Listing['attributes'],
  column: string,
  cell: Cell,
  first: string | null,
): void {
  const [own, ...others] = first === null ? [] : gtinsOf(cell);
  if (own === first) for (const other of others) addAttributes(attributes, column, other);
}

let countries: Map<string, string> | null = null;

function countryNames(): Map<string, string> {
  if (countries) return countries;
  countries = new Map([
    ['UK', 'GB'],
    ['USA', 'US'],
    ['EL', 'GR'],
  ]);
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  for (const language of ['en', 'fr', 'de', 'es', 'it', 'nl', 'pl', 'pt']) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = /^(?:EU|UN|EZ|ZZ|X[A-J]|UK|SU|DD|YU|AN|CS)$/.test(code) ? undefined : names.of(code);
      if (!name) continue;
      countries.set(code, code);
      if (!countries.has(name.toUpperCase())) countries.set(name.toUpperCase(), code);
    }
  }
  return countries;
}

/**
 * Countries (ISO 3166-1 alpha-2) from codes or names in a list; null when any part is none, since the column then says
 * something else.
 */
export const territoryOf = remember((cell): readonly string[] | null => {
  const found: string[] = [];
  for (const part of listOf(cell).flatMap((each) => (typeof each === 'string' ? each.split(/[|,;\n]/) : [each]))) {
    const text = textOf(isObject(part) ? (part.code ?? part.name) : part, 100)?.toUpperCase();
    if (!text) continue;
    const code = countryNames().get(text);
    if (!code) return null;
    if (!found.includes(code)) found.push(code);
  }
  return found;
});
