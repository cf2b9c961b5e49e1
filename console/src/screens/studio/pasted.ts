import type { Offer } from './messages.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string');
const isAttributes = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((each) => isRecord(each) && typeof each.name === 'string' && typeof each.value === 'string');
const isNamed = (value: unknown): boolean => value === null || (isRecord(value) && isTextOrNull(value.name));

/** What of a listing is looked at, and how each looks: what is otherwise is passed over. */
const FIELDS: Record<string, (value: unknown) => boolean> = {
  title: (value) => typeof value === 'string',
  platform: (value) => typeof value === 'string',
  description: isTextOrNull,
  brand: isTextOrNull,
  gtin: isTextOrNull,
  mpn: isTextOrNull,
  sku: isTextOrNull,
  price: isTextOrNull,
  currency: isTextOrNull,
  url: isTextOrNull,
  language: isTextOrNull,
  category: isTexts,
  warnings: isTexts,
  images: isTexts,
  territory: isTexts,
  attributes: isAttributes,
  trader: isNamed,
  manufacturer: isNamed,
  responsiblePerson: isNamed,
  ageGate: (value) => value === null || value === 'none' || value === 'declared' || value === 'verified',
  structured: (value) => typeof value === 'boolean',
};

/**
 * Reads an offer that was pasted: a listing as JSON (as `vigie extract` writes one), or a text, whose first line is the
 * title.
 *
 * @returns null: nothing was; `passedOver`: members of the JSON that are no part of a listing, or not as they should be
 */
export function readPasted(text: string): { offer: Offer; passedOver: string[] } | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const read = trimmed.startsWith('{') ? readJson(trimmed) : null;
  if (read) return read;
  const [title = '', ...rest] = trimmed.split('\n');
  const description = rest.join('\n').trim();
  return { offer: { title: title.trim(), description: description || null }, passedOver: [] };
}

function readJson(text: string): { offer: Offer; passedOver: string[] } | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null; // A text that begins with a brace.
  }
  if (!isRecord(parsed) || typeof parsed.title !== 'string') return null;
  const offer: Offer = { title: parsed.title };
  const passedOver: string[] = [];
  for (const [name, value] of Object.entries(parsed)) {
    if (FIELDS[name]?.(value)) offer[name] = value;
    else passedOver.push(name);
  }
  return { offer, passedOver };
}
