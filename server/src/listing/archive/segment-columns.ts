import { hash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import type { SchemaElement } from 'hyparquet';
import type { z } from 'zod';
import { keptContentSchema } from '../schema.ts';

type KeptContent = z.infer<typeof keptContentSchema>;

/** A snapshot as it is archived. `screened`: canonical JSON, by whoever archives it: with what it was screened. */
export interface Archived {
  id: string;
  listing: string;
  platform: string;
  /** Milliseconds since 1970, UTC. */
  seenAt: number;
  /** SHA-256 (hex) as the snapshot had it. */
  digest: string;
  content: KeptContent;
  screened: string;
}

/** The columns of a segment by name. A column is the more repetitive, the less of a row it holds. */
export const COLUMNS = [
  'platform',
  'listing',
  'seen_at',
  'id',
  'id_lag',
  'id_random',
  'digest',
  'price',
  'price_units',
  'price_scale',
  'availability',
  'content',
  'screened',
] as const;
export type Column = (typeof COLUMNS)[number];

const text = (name: Column, repetition: 'REQUIRED' | 'OPTIONAL'): SchemaElement => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  logical_type: { type: 'STRING' },
  repetition_type: repetition,
});
const bytes = (name: Column, length: number): SchemaElement => ({
  name,
  type: 'FIXED_LEN_BYTE_ARRAY',
  type_length: length,
  repetition_type: 'OPTIONAL',
});

/** The schema of a segment. */
export const SCHEMA: SchemaElement[] = [
  { name: 'snapshot', num_children: COLUMNS.length },
  text('platform', 'REQUIRED'),
  text('listing', 'REQUIRED'),
  {
    name: 'seen_at',
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
    repetition_type: 'REQUIRED',
  },
  // An id is made of an instant, which is nearly that of the snapshot, and of ten random bytes. One that is not: whole.
  text('id', 'OPTIONAL'),
  { name: 'id_lag', type: 'INT32', repetition_type: 'OPTIONAL' },
  bytes('id_random', 10),
  // Where it is not that of the content.
  bytes('digest', 32),
  // What changes most stands apart from the rest, which then repeats.
  // A price such as 12.90 is 1290 units of scale 2, whose steps are small; one that is written in another way: whole.
  text('price', 'OPTIONAL'),
  { name: 'price_units', type: 'INT64', repetition_type: 'OPTIONAL' },
  { name: 'price_scale', type: 'INT32', repetition_type: 'OPTIONAL' },
  text('availability', 'OPTIONAL'),
  text('content', 'REQUIRED'),
  text('screened', 'REQUIRED'),
];

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID = /^snp_([0-7][0-9a-hjkmnp-tv-z]{9})([0-9a-hjkmnp-tv-z]{16})$/;

/** Characters of base 32 in bytes: eight in five. */
function bytesOf(digits: string): Uint8Array {
  const made = new Uint8Array((digits.length * 5) / 8);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const digit of digits) {
    held = ((held & 0xff) << 5) | ALPHABET.indexOf(digit);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    made[at++] = (held >> bits) & 0xff;
  }
  return made;
}

function digitsOf(from: Uint8Array): string {
  let digits = '';
  let held = 0;
  let bits = 0;
  for (const byte of from) {
    held = ((held & 0xff) << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) digits += ALPHABET.charAt((held >> (bits - 5)) & 31);
  }
  return digits;
}

function instantOf(digits: string): number {
  let value = 0;
  for (const digit of digits) value = value * 32 + ALPHABET.indexOf(digit);
  return value;
}

function writeInstant(value: number): string {
  let digits = '';
  for (let left = value, at = 0; at < 10; at++, left = Math.floor(left / 32)) {
    digits = ALPHABET.charAt(left % 32) + digits;
  }
  return digits;
}

const PRICE = /^(0|[1-9]\d*)(?:\.(\d+))?$/;

/** A price as a whole number and its decimals; null where that would not give the same text again. */
function splitPrice(price: string): { units: bigint; scale: number } | null {
  const [, whole, decimals = ''] = PRICE.exec(price) ?? [];
  if (whole === undefined || whole.length + decimals.length > 18) return null;
  return { units: BigInt(whole + decimals), scale: decimals.length };
}

function joinPrice(units: bigint, scale: number): string {
  const digits = String(units).padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

const LAG_MAX = 2 ** 31 - 1;

/** What has columns of its own. */
const APART: ReadonlySet<string> = new Set(['price', 'availability']);

const member = (name: string, value: unknown): string => `${JSON.stringify(name)}:${canonicalJson(value)}`;
const objectOf = (members: readonly string[]): string => `{${members.filter((each) => each !== '').join(',')}}`;

/** The text of the content before: most are the same, and then one string is kept for all. */
let lastRest = '';

/** A content without what stands apart, as canonical JSON, and the digest of all of it: each member is written once. */
function writeContent(content: KeptContent): { rest: string; digestOfAll: string } {
  const all: string[] = [];
  const kept: string[] = [];
  for (const [name, value] of Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (value === undefined) continue;
    const written = member(name, value);
    all.push(written);
    if (!APART.has(name)) kept.push(written);
  }
  const rest = objectOf(kept);
  if (rest !== lastRest) lastRest = rest;
  return { rest: lastRest, digestOfAll: hash('sha256', objectOf(all)) };
}

/** A value of each column. */
export type Cells = Record<Column, string | number | bigint | Uint8Array | null>;

/** A snapshot as the values of its columns. */
export function toCells({ id, listing, platform, seenAt, digest, content, screened }: Archived): Cells {
  const [, instant = '', random = ''] = ID.exec(id) ?? [];
  const lag = instant === '' ? Number.NaN : instantOf(instant) - seenAt;
  const isOrdinary = Math.abs(lag) <= LAG_MAX;
  const { price, availability } = content;
  const { rest, digestOfAll } = writeContent(content);
  const split = price === null ? null : splitPrice(price);
  return {
    platform,
    listing,
    seen_at: BigInt(seenAt),
    id: isOrdinary ? null : id,
    id_lag: isOrdinary ? lag : null,
    id_random: isOrdinary ? bytesOf(random) : null,
    digest: digest === digestOfAll ? null : Buffer.from(digest, 'hex'),
    price: split ? null : price,
    price_units: split?.units ?? null,
    price_scale: split?.scale ?? null,
    availability,
    content: rest,
    screened,
  };
}

/** A cell as a text, or null. @throws Error where it is neither: the file is not what its schema says */
export function textIn(cell: unknown): string | null {
  const value = cell ?? null;
  if (value === null || typeof value === 'string') return value;
  throw new Error(`an archived text is a ${typeof value}`);
}

export function numberIn(cell: unknown): number | null {
  const value = cell ?? null;
  if (value === null || typeof value === 'number') return value;
  throw new Error(`an archived number is a ${typeof value}`);
}

function unitsIn(cell: unknown): bigint | null {
  const value = cell ?? null;
  if (value === null || typeof value === 'bigint') return value;
  throw new Error(`archived units are a ${typeof value}`);
}

function bytesIn(cell: unknown): Uint8Array | null {
  const value = cell ?? null;
  if (value === null || value instanceof Uint8Array) return value;
  throw new Error(`archived bytes are a ${typeof value}`);
}

/** @throws Error where a cell that every row has is missing */
export function must<T>(value: T | null): T {
  if (value === null) throw new Error('an archived value is missing');
  return value;
}

/** A content without what stands apart, parsed, and its canonical JSON in pieces: what stands apart goes between them. */
interface Rest {
  content: KeptContent;
  pieces: [beforeAvailability: string, beforePrice: string, after: string];
}

function parseRest(text: string): Rest {
  const content = keptContentSchema.parse({ ...Object(JSON.parse(text)), price: null, availability: null });
  const pieces: Rest['pieces'] = ['', '', ''];
  for (const [name, value] of Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (APART.has(name) || value === undefined) continue;
    const at = name < 'availability' ? 0 : name < 'price' ? 1 : 2;
    pieces[at] += `${pieces[at] === '' ? '' : ','}${member(name, value)}`;
  }
  return { content, pieces };
}

/** The rest that was parsed last, for the rows that share it. */
let parsed: { text: string; rest: Rest } | null = null;

/** A content of its cells, and the digest of its canonical JSON. */
function readContent(cell: (column: Column) => unknown): { content: KeptContent; digest: string } {
  const text = must(textIn(cell('content')));
  if (parsed?.text !== text) parsed = { text, rest: parseRest(text) };
  const units = unitsIn(cell('price_units'));
  const price = units === null ? textIn(cell('price')) : joinPrice(units, must(numberIn(cell('price_scale'))));
  const availability = keptContentSchema.shape.availability.parse(textIn(cell('availability')));
  const { content, pieces } = parsed.rest;
  const [first, second, last] = pieces;
  const all = [first, member('availability', availability), second, member('price', price), last];
  return { content: { ...content, price, availability }, digest: hash('sha256', objectOf(all)) };
}

/** A snapshot of the values of its columns: what `toCells` was given. */
export function fromCells(cell: (column: Column) => unknown): Archived {
  const seenAt = must(numberIn(cell('seen_at')));
  const given = textIn(cell('id'));
  const id =
    given ??
    `snp_${writeInstant(seenAt + must(numberIn(cell('id_lag'))))}${digitsOf(must(bytesIn(cell('id_random'))))}`;
  const { content, digest: computed } = readContent(cell);
  const digest = bytesIn(cell('digest'));
  return {
    id,
    listing: must(textIn(cell('listing'))),
    platform: must(textIn(cell('platform'))),
    seenAt,
    digest: digest ? Buffer.from(digest).toString('hex') : computed,
    content,
    screened: must(textIn(cell('screened'))),
  };
}
