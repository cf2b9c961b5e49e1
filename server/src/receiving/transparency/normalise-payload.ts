import { SOME_OF } from '../../base/registers/transparency-register.ts';
import { LENGTHS, NULL_AS_TEXT } from './payload-fields.ts';

export type Payload = Record<string, unknown>;

export const isPlainObject = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What Laravel's `Str::trim` takes off both ends: white space and what nobody sees (soft hyphen, joiners, fillers,
 * marks of direction).
 */
const UNSEEN =
  '\\0\\t-\\r \\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u2000-\\u200f\\u202f\\u205f-\\u2065' +
  '\\u206a-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u{1d159}\\u{1d173}-\\u{1d17a}\\u{e0020}';
const ENDS = new RegExp(`^[${UNSEEN}]+|[${UNSEEN}]+$`, 'gu');

/** Texts trimmed, however deep, and an empty one made null: what the database does before it judges. */
function trim(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(ENDS, '') || null;
  if (Array.isArray(value)) return value.map(trim);
  if (isPlainObject(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, trim(each)]));
  return value;
}

/** A text that came as a number, a truth value or a list of one is that text; an empty list is none. */
function asText(field: string, value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  // The database puts the letters of an identifier to the test, and a truth value has none.
  if (typeof value === 'boolean' && field !== 'puid') return String(value);
  const list = isPlainObject(value) ? Object.values(value) : value;
  if (!Array.isArray(list) || list.length > 1) return value;
  return list.length === 0 ? null : typeof list[0] === 'string' && field !== 'puid' ? list[0] : value;
}

/** A list, its keys dropped, each value once. */
function asList(value: unknown): unknown {
  const list = isPlainObject(value) ? Object.values(value) : value;
  return Array.isArray(list) ? [...new Set(list)] : list;
}

/**
 * A payload as the Transparency Database sees it before its rules look at it (Laravel's `TrimStrings` and
 * `ConvertEmptyStringsToNull`), with what it would take in another form put into the form that its documentation names:
 * a number as text, a list without keys and repetitions, the word `null` where it stands for nothing.
 */
export function normalisePayload(payload: Payload): Payload {
  return Object.fromEntries(
    Object.entries(payload).map(([field, given]) => {
      let value = trim(given);
      if (field in LENGTHS && field !== 'decision_ground_reference_url') value = asText(field, value);
      if (field in SOME_OF) value = asList(value);
      if (NULL_AS_TEXT.includes(field)) value = withoutNullText(field, value);
      return [field, value];
    }),
  );
}

function withoutNullText(field: string, value: unknown): unknown {
  if (!(field in SOME_OF)) return value === 'null' ? null : value;
  return Array.isArray(value) ? value.filter((each) => each !== 'null') : value;
}

const LETTER = "[\\p{L}\\p{N}\\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2}";
/** What Laravel's `Str::isUrl` takes of the schemes of the web. */
const DATABASE_URL = new RegExp(
  '^(?:https?|ftp)://' +
    '(?:(?:(?:[_.\\p{L}\\p{N}-]|%[0-9A-Fa-f]{2})+:)?(?:[_.\\p{L}\\p{N}-]|%[0-9A-Fa-f]{2})+@)?' +
    '(?:(?:(?:[\\p{L}\\p{N}\\p{M}_-]+\\.)+(?:xn--[a-z0-9-]+|[\\p{L}\\p{N}\\p{M}]+)|[a-z0-9_-]+)\\.?|\\[[0-9a-f:.]+\\])' +
    `(?::\\d+)?(?:/(?:${LETTER})*)*(?:\\?(?:${LETTER}|[\\[\\]/?])*)?(?:#(?:${LETTER}|[/?])*)?$`,
  'iu',
);

/** Whether the database takes an address: narrower than what browsers do. */
export const isDatabaseUrl = (text: string): boolean => DATABASE_URL.test(text);

/**
 * An address in the letters that the database takes: what it refuses (spaces, quotes, brackets in the path, a stray
 * percent sign, signs that are no letters) is percent-encoded, as RFC 3986, 2.1 has it. Other text stays as it is.
 */
export function writeDatabaseUrl(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  if (!/^(?:https?|ftp):$/.test(url.protocol)) return text;
  const encode = (part: string, kept: RegExp): string =>
    part.replace(/%(?![0-9A-Fa-f]{2})/g, '%25').replace(kept, (sign) => encodeURIComponent(sign));
  const path = encode(url.pathname, /[^\w\-.~!$&'()*+,;=:@%/]/g);
  const query = encode(url.search.slice(1), /[^\w\-.~!$&'()*+,;=:@%/?[\]]/g);
  const fragment = encode(url.hash.slice(1), /[^\w\-.~!$&'()*+,;=:@%/?]/g);
  return `${url.protocol}//${url.host}${path}${query && `?${query}`}${fragment && `#${fragment}`}`;
}
