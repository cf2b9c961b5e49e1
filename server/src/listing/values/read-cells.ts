import { Buffer } from 'node:buffer';
import type { Listing, Operator } from '@vigie/engine';
import { withUnit } from '@vigie/engine/screening';
import { bounds } from './bounds.ts';
import { isCurrency } from './currencies.ts';
import { plainText } from './plain-text.ts';
import { parsePrice, readCurrency } from './price.ts';

/** A cell of a table, or a value of a JSON object: whatever a source may hold. */
export type Cell = unknown;

const placeholders = /^(?:|n\/a|#n\/a|nan|null|none|undefined|empty|-+|–|—|\[\]|\{\})$/i;

/** What the words for empty begin with: most texts are told by that. */
const PLACEHOLDER_STARTS = 'nNuUeE#-–—[{';

const isPlaceholder = (text: string): boolean =>
  text === '' || (PLACEHOLDER_STARTS.includes(text.charAt(0)) && placeholders.test(text));

/** Whether a value is an object of JSON. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A cell as text, cut to `max`; null when it is empty or a word for empty. Of an object its name or value, of a list
 * its parts.
 */
export function textOf(cell: Cell, max: number = bounds.attributeValue): string | null {
  let text: string;
  if (typeof cell === 'string') text = cell;
  else if (typeof cell === 'number') text = decimalOf(cell) ?? '';
  else if (typeof cell === 'boolean') text = String(cell);
  else if (Array.isArray(cell)) {
    const parts = cell.map((part) => textOf(part, max));
    text = parts.filter((part) => part !== null).join(', ');
  } else if (isObject(cell)) {
    const named = cell.name ?? cell.value ?? cell['@value'] ?? cell.title ?? cell.text ?? cell.label ?? cell.url;
    return named === undefined || isObject(named) || Array.isArray(named) ? null : textOf(named, max);
  } else return null;
  text = text.trim();
  if (text.length <= 9 && isPlaceholder(text)) return null;
  return text.length > max ? text.slice(0, max).toWellFormed() : text;
}

/** Text of a cell that may be HTML: tags out, a line break for each block, entities resolved. */
export function plainTextOf(cell: Cell, max: number): string | null {
  const text = textOf(cell, Number.POSITIVE_INFINITY);
  const plain = text === null ? '' : plainText(text);
  return (plain.length > max ? plain.slice(0, max).toWellFormed() : plain) || null;
}

/** A cell's list: a JSON array or object in a text is read, a single value is a list of one. */
export function listOf(cell: Cell): unknown[] {
  if (Array.isArray(cell)) return cell;
  if (typeof cell === 'string') {
    const text = cell.trim();
    if ((text.startsWith('[') && text.endsWith(']')) || (text.startsWith('{') && text.endsWith('}'))) {
      const parsed = parseJson(text);
      if (Array.isArray(parsed)) return parsed;
      if (isObject(parsed)) return [parsed];
    }
    return textOf(text) === null ? [] : [cell];
  }
  return cell === null || cell === undefined ? [] : [cell];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Lists as Python prints them, of texts alone.
    if (!/^\['[^"\\]*'\]$/.test(text)) return undefined;
    return text.slice(2, -2).split(/'\s*,\s*'/);
  }
}

/** An absolute http(s) address as it was written; null for anything else. */
export function urlOf(cell: Cell): string | null {
  const text = textOf(isObject(cell) ? (cell.url ?? cell.src ?? cell.link ?? cell.contentUrl) : cell, bounds.url);
  if (text === null || text.length >= bounds.url) return null;
  const url = text.startsWith('//') ? `https:${text}` : /^www\.[\w-]+\./i.test(text) ? `https://${text}` : text;
  return /^https?:\/\/[^\s]+$/i.test(url) && URL.canParse(url) ? url : null;
}

/**
 * Addresses of pictures, in order and each once. Pages among them, as some exports have, are left out.
 *
 * @returns false for a cell that says something else instead: names of files without their place
 */
export function addImages(images: string[], cell: Cell): boolean {
  let isRead = false;
  let isSaid = false;
  for (const part of listOf(cell)) {
    // One address alone has its slashes at its beginning.
    const texts =
      typeof part === 'string' && part.lastIndexOf('//') > 'https:'.length
        ? part.split(/[|\s;,]+(?=(?:https?:)?\/\/)/)
        : [part];
    for (const text of texts) {
      if (images.length >= bounds.images) return true;
      const url = urlOf(text);
      isRead ||= url !== null;
      isSaid ||= typeof text === 'string' && text.trim() !== '' && !text.startsWith('data:');
      if (url && !/\.(?:html?|php|aspx?)(?:[?#]|$)/i.test(url) && !images.includes(url)) images.push(url);
    }
  }
  return isRead || !isSaid;
}

/**
 * Names and values in a cell: objects with a name and a value, an object of values, `name: value|…`, or plain values
 * under the column's name.
 */
export function addAttributes(attributes: Listing['attributes'], column: string, cell: Cell): void {
  const add = (name: string, value: Cell): void => addAttribute(attributes, name, value);
  // Nearly all cells: a text of one part.
  if (typeof cell === 'string' && !PARTED.test(cell)) {
    add(column, cell);
    return;
  }
  for (const part of listOf(cell)) {
    if (isObject(part)) {
      const name = part.name ?? part.key ?? part.label ?? part.attribute ?? part.specification_name ?? part.type;
      const value = part.value ?? part.values ?? part.specification_value ?? part.text;
      if (typeof name === 'string' && value !== undefined) add(name, quantityOf(value, part));
      else for (const [key, inner] of Object.entries(part)) add(key, inner);
    } else if (typeof part === 'string') {
      const texts = part.includes('|') || part.includes('\n') ? part.split(/\s*[|\n]\s*/) : [part];
      for (const text of texts) {
        const pair = text.includes(':') ? /^([^:]{1,80}?)\s*:\s+(.+)$/s.exec(text.trim()) : null;
        if (pair?.[1] && pair[2]) add(pair[1], pair[2]);
        else add(column, text);
      }
    } else add(column, part);
  }
}

/** What a text of several parts has, or one with a name of its own. */
const PARTED = /[|\n:]|^\s*[[{]/;

function addAttribute(attributes: Listing['attributes'], name: string, value: Cell): void {
  const text = plainTextOf(value, bounds.attributeValue);
  if (text === null || attributes.length >= bounds.attributes) return;
  const key = name.trim().slice(0, bounds.attributeName).toWellFormed();
  if (key === '') return;
  for (const each of attributes) if (each.value === text && each.name.toLowerCase() === key.toLowerCase()) return;
  attributes.push({ name: key, value: text });
}

/** A number with the unit that stands beside it (schema.org `PropertyValue`: `unitText`, `unitCode`). */
function quantityOf(value: Cell, { unit, unitText, unitCode }: Record<string, unknown>): Cell {
  const text = isObject(value) ? null : textOf(value);
  return text === null ? value : withUnit(text, textOf(unit, 40) ?? textOf(unitText, 40) ?? textOf(unitCode, 40));
}

const legalForm =
  /^(?:s\.?a\.?(?:s|r\.?l)?\.?|inc\.?|ltd\.?|limited|gmbh(?: & co\.? kg)?|ag|kg|llc|co\.?(?:,? ltd\.?)?|s\.?l\.?u?\.?|b\.?v\.?|n\.?v\.?|s\.?p\.?a\.?|s\.?r\.?l\.?|sp\.? z o\.?o\.?|lda\.?|corp\.?|plc|oy|ab|a\/s)(?=$|\s*\()/i;

/** A maker or person responsible: an object, or "name, address, contact" in a text. */
export function operatorOf(cell: Cell, address: Cell, contact: Cell): Operator | null {
  const parsed = typeof cell === 'string' && cell.trim().startsWith('{') ? listOf(cell)[0] : cell;
  if (isObject(parsed)) {
    const name = textOf(parsed.name ?? parsed.legalName, bounds.name);
    if (!name) return null;
    return {
      name,
      address: textOf(address, bounds.address) ?? addressOf(parsed.address),
      contact:
        textOf(contact, bounds.name) ??
        textOf(parsed.contact ?? parsed.email ?? parsed.url ?? parsed.telephone, bounds.name),
    };
  }
  const text = plainTextOf(parsed, bounds.address + bounds.name);
  if (!text) return null;
  const parts = text.split(/\s*[,;\n|]\s*/).filter(Boolean);
  let name = parts.shift() ?? text;
  while (parts[0] && legalForm.test(parts[0])) name += `, ${parts.shift()}`;
  const isContact = (part: string): boolean =>
    /^(?:e-?mail:?\s*)?[^\s@]+@[^\s@]+$|^(?:https?:\/\/|www\.)\S+$|^(?:tel\.?:?\s*)?\+?[\d\s()./-]{8,}$/i.test(part);
  const contacts = parts.filter(isContact);
  const rest = parts.filter((part) => !isContact(part));
  return {
    name: name.slice(0, bounds.name),
    address: textOf(address, bounds.address) ?? (rest.length > 0 ? rest.join(', ').slice(0, bounds.address) : null),
    contact: textOf(contact, bounds.name) ?? (contacts.length > 0 ? contacts.join(', ').slice(0, bounds.name) : null),
  };
}

/** A postal address as one line (schema.org PostalAddress, or a text). */
export function addressOf(cell: Cell): string | null {
  if (!isObject(cell)) return textOf(cell, bounds.address);
  const parts = [cell.streetAddress, cell.postalCode, cell.addressLocality, cell.addressRegion, cell.addressCountry];
  return textOf(parts.map((part) => textOf(part, 300)).filter(Boolean), bounds.address);
}

/** Texts of a list, or of a text cut at `|` and line ends. */
export function textsOf(cell: Cell): string[] {
  const parts = listOf(cell).flatMap((part) => (typeof part === 'string' ? part.split(/[|\n]/) : [part]));
  return parts
    .map((part) => plainTextOf(part, bounds.warning))
    .filter((text) => text !== null)
    .slice(0, bounds.warnings);
}

/** A decimal number with at most six places, since floating point leaves a tail: `2.7199999999999998` is 2.72. */
function decimalOf(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  const text = String(value);
  if (!/[.e]/.test(text)) return text;
  const decimals = /^-?\d+\.(\d+)$/.exec(text)?.[1] ?? '';
  return decimals.length > 0 && decimals.length <= 6 ? text : value.toFixed(6).replace(/\.?0+$/, '');
}

const decimal = /^\d{1,15}(\.\d{1,6})?$/;

/**
 * True for a column whose prices are written by a machine, with a point for decimals and nothing else: they are taken
 * as they stand.
 */
export function areMachinePrices(cells: readonly Cell[]): boolean {
  const texts = cells.map((cell) => textOf(cell)).filter((text) => text !== null);
  if (texts.length === 0 || !texts.every((text) => /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(text))) return false;
  const pointed = texts.filter((text) => text.includes('.'));
  return pointed.length === 0 || !pointed.every((text) => /\.\d{3}$/.test(text));
}

/** The price of a cell; of a range the lower end. A price written by a machine is not read again. */
export function priceOf(
  cell: Cell,
  currency: string | null,
  isMachine: boolean,
): { price: string; currency: string | null } | null {
  if (isObject(cell)) {
    const amount = cell.value ?? cell.amount ?? cell.price ?? cell.lowPrice ?? cell.min;
    if (isObject(amount)) return null;
    return priceOf(amount, currency ?? currencyOf(cell.currency ?? cell.priceCurrency ?? cell.currencyCode), isMachine);
  }
  const text = textOf(Array.isArray(cell) ? cell[0] : cell, 200)?.replace(/^"(.*)"$/, '$1');
  if (!text) return null;
  const plain = typeof cell === 'number' || isMachine ? decimalText(text) : null;
  if (plain) return { price: plain, currency };
  const read = parseKnownPrice(text, currency);
  return read && decimal.test(read.price) ? { price: read.price, currency: currency ?? read.currency } : null;
}

/** What prices were read as: a table has a few thousand of them, over and over. */
const pricesRead = new Map<string, ReturnType<typeof parsePrice>>();
const MOST_PRICES = 4096;

function parseKnownPrice(text: string, currency: string | null): ReturnType<typeof parsePrice> {
  const key = `${currency ?? ''} ${text}`;
  const known = pricesRead.get(key);
  if (known !== undefined) return known;
  const read = parsePrice(text, { currency });
  if (pricesRead.size >= MOST_PRICES) pricesRead.clear();
  pricesRead.set(key, read);
  return read;
}

function decimalText(text: string): string | null {
  if (decimal.test(text)) return text;
  if (/^\.\d{1,6}$/.test(text)) return `0${text}`;
  return /^\d{1,15}\.\d+$/.test(text) ? decimalOf(Number(text)) : null;
}

/** An ISO 4217 code from a code or a sign. */
export const currencyOf = remember((cell): string | null => {
  const text = textOf(cell, 20);
  if (!text) return null;
  const code = /^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : '';
  return isCurrency(code) ? code : readCurrency(text);
});

/** The same text, for who keeps it: a part of a text has all of that kept. */
export const copyOf = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** A longer text says something of its own offer. */
const LONGEST_REMEMBERED = 600;

/**
 * The same reading, done once for texts that come again: what few values a table has over and over, as countries. What
 * it gives is shared, and not to be changed.
 *
 * @param most so many are kept
 */
export function remember<T>(read: (cell: Cell) => T, most = 512): (cell: Cell) => T {
  const known = new Map<string, T>();
  return (cell) => {
    if (typeof cell !== 'string' || cell.length > LONGEST_REMEMBERED) return read(cell);
    const before = known.get(cell);
    if (before !== undefined) return before;
    const own = copyOf(cell);
    const value = read(own);
    if (known.size >= most) known.clear();
    known.set(own, value);
    return value;
  };
}
