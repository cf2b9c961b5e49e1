import type { Words } from '@vigie/engine';
import { VigieError } from '../../base/core/errors.ts';
import { say } from '../file/words.ts';
import { recogniseName } from '../values/column-names.ts';
import type { Cell } from '../values/read-cells.ts';

/** An object of the file with the line that it begins on. */
export interface JsonRow {
  line: number;
  entries: [name: string, cell: Cell][];
  /** What of it is left out. */
  cuts: Words[];
}

/** A line or element that is no listing. */
export interface JsonFault {
  line: number;
  column: number;
  code: string;
  message: Words;
}

/** Characters that one object may have, and a document that holds its offers in one object. */
const RECORD_MAX = 2 * 1024 * 1024;
const DOCUMENT_MAX = 8 * 1024 * 1024;
const HEAD = 64 * 1024;
const KEYS_MAX = 500;

/**
 * Opens JSON Lines, a JSON array, JSON objects one after the other, or one object that holds a list of offers. A line
 * or element that is no JSON object is a fault, the rest goes on; keys of objects inside come out as `outer.inner`.
 *
 * @returns whether each line stands for itself, and the rows, once
 * Throws, while they are read, VIGIE_LISTING_JSON (no JSON at all, or cut short) and VIGIE_LISTING_LINE_TOO_LONG.
 */
export async function openJson(
  file: string,
  texts: AsyncGenerator<string>,
): Promise<{ areLines: boolean; rows: AsyncGenerator<(JsonRow | JsonFault)[]> }> {
  let head = '';
  let ended = false;
  /** The file breaks off within the head: what stands before that is read, then it is said. */
  let broken: VigieError | null = null;
  while (!ended && (head.length < HEAD || (!head.trimStart().includes('\n') && head.length < RECORD_MAX))) {
    try {
      const step = await texts.next();
      if (step.done) ended = true;
      else head += step.value;
    } catch (error) {
      if (!(error instanceof VigieError) || head === '') throw error;
      broken = error;
      ended = true;
    }
  }
  async function* all(): AsyncGenerator<string> {
    yield head;
    if (broken) throw broken;
    if (!ended) yield* texts;
  }
  return areLines(head)
    ? { areLines: true, rows: readLines(file, all()) }
    : { areLines: false, rows: readValues(file, all()) };
}

/**
 * True when a file's head is an object per line, even with broken lines among them; not for an object written over many
 * lines.
 */
function areLines(head: string): boolean {
  const lines = head.split('\n').filter((line) => line.trim() !== '');
  const first = lines[0]?.trim() ?? '';
  if (!first.startsWith('{')) return false;
  if (lines.length <= 1) return false;
  if (parseJson(first) !== undefined) return true;
  if (/[{[,]$/.test(first)) return false;
  return lines.slice(1, 50).some((line) => line.startsWith('{') && parseJson(line) !== undefined);
}

/** Whether a value holds an integer that a double cannot tell from the next, or a number that it cannot hold at all. */
function hasLongInteger(value: unknown): boolean {
  if (typeof value === 'number')
    return !Number.isSafeInteger(value) && (Number.isInteger(value) || !Number.isFinite(value));
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasLongInteger);
  for (const key in value) if (hasLongInteger(value[key as keyof typeof value])) return true;
  return false;
}

/** JSON as a value; undefined where it is none. Integers that a double cannot hold (long ids) become texts. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (!hasLongInteger(value)) return value;
    return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
        ? context?.source
        : value,
    );
  } catch {
    return undefined;
  }
}

function whereBroken(text: string): number {
  try {
    JSON.parse(text);
  } catch (error) {
    const at = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    return at === undefined ? text.length + 1 : Number(at) + 1;
  }
  return 1;
}

/** Whether a line has more characters than an object may have. */
export const isTooLong = (line: string): boolean => line.length > RECORD_MAX;

/**
 * The rows of lines, the first of which is the line `first` of its file; blank ones give none.
 *
 * Throws VIGIE_LISTING_LINE_TOO_LONG.
 */
export function* readLineRows(file: string, lines: readonly string[], first: number): Generator<JsonRow | JsonFault> {
  for (const [at, text] of lines.entries()) {
    const line = first + at;
    if (isTooLong(text)) throw tooLong(file, line);
    if (text.trim() === '') continue;
    const value = parseJson(text);
    if (isObject(value)) yield { line, ...flatten(value) };
    else if (value !== undefined)
      yield { line, column: 1, code: 'VIGIE_LISTING_ROW_JSON', message: say('rowNoObject') };
    else yield { line, column: whereBroken(text), code: 'VIGIE_LISTING_ROW_JSON', message: say('rowNoJson') };
  }
}

async function* readLines(file: string, texts: AsyncIterable<string>): AsyncGenerator<(JsonRow | JsonFault)[]> {
  let rest = '';
  let line = 1;
  for await (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (isTooLong(rest)) throw tooLong(file, line + lines.length);
    yield [...readLineRows(file, lines, line)];
    line += lines.length;
  }
  yield [...readLineRows(file, [rest], line)];
}

/** Values one after the other, or the elements of an array, each found by counting brackets outside of texts. */
async function* readValues(file: string, texts: AsyncIterable<string>): AsyncGenerator<(JsonRow | JsonFault)[]> {
  let text = '';
  let line = 1;
  let inArray = false;
  let started = false;
  let good = 0;
  const end: Search = { at: 0, depth: 0, inText: false };
  const broken = (what: Words, column?: number): VigieError =>
    new VigieError('VIGIE_LISTING_JSON', what, {
      place: column === undefined ? { file, line } : { file, line, column },
    });
  for await (const block of texts) {
    text += block;
    const rows: (JsonRow | JsonFault)[] = [];
    for (;;) {
      if (end.depth === 0) {
        const skipped = /^[\s,\ufeff]*/.exec(text)?.[0] ?? '';
        line += countLines(skipped);
        text = text.slice(skipped.length);
        if (text === '') break;
        if (!started && text.startsWith('[')) {
          inArray = true;
          started = true;
          text = text.slice(1);
          continue;
        }
        started = true;
        if (inArray && text.startsWith(']')) {
          inArray = false;
          text = text.slice(1);
          continue;
        }
        if (!text.startsWith('{')) {
          // A plain value among objects: given up to the next comma or line.
          if (good === 0) throw broken(say('jsonValue', { shown: JSON.stringify(text.slice(0, 20)) }));
          const plain = /^[^,\n\]]*/.exec(text)?.[0] ?? '';
          rows.push({ line, column: 1, code: 'VIGIE_LISTING_ROW_JSON', message: say('rowNoObject') });
          text = text.slice(Math.max(1, plain.length));
          continue;
        }
      }
      if (!findEnd(text, end)) {
        const most = good === 0 && !inArray ? DOCUMENT_MAX : RECORD_MAX;
        if (text.length > most) throw tooLong(file, line, most);
        break;
      }
      const source = text.slice(0, end.at);
      text = text.slice(end.at);
      end.at = 0;
      const value = parseJson(source);
      if (isObject(value)) {
        for (const each of inArray ? [value] : offersIn(value))
          rows.push(
            isObject(each)
              ? { line, ...flatten(each) }
              : { line, column: 1, code: 'VIGIE_LISTING_ROW_JSON', message: say('rowNoObject') },
          );
        good++;
      } else {
        const before = source.slice(0, whereBroken(source) - 1);
        const column = before.length - before.lastIndexOf('\n');
        if (good === 0) {
          line += countLines(before);
          throw broken(say('jsonBroken'), column);
        }
        rows.push({
          line: line + countLines(before),
          column,
          code: 'VIGIE_LISTING_ROW_JSON',
          message: say('rowNoJson'),
        });
      }
      line += countLines(source);
    }
    yield rows;
  }
  if (end.depth > 0 || inArray) throw broken(say('jsonCut'));
}

interface Search {
  at: number;
  depth: number;
  inText: boolean;
}

const marks = /["{}[\]]/g;
const quoteOrEscape = /["\\]/g;

/** Moves `search` to the end of the value that begins the text; false when the text ends before. */
export function findEnd(text: string, search: Search): boolean {
  for (;;) {
    const pattern = search.inText ? quoteOrEscape : marks;
    pattern.lastIndex = search.at;
    const found = pattern.exec(text);
    if (!found) {
      search.at = text.length;
      return false;
    }
    const mark = found[0];
    if (mark === '\\') {
      if (found.index + 1 >= text.length) {
        search.at = found.index;
        return false;
      }
      search.at = found.index + 2;
      continue;
    }
    search.at = found.index + 1;
    if (mark === '"') search.inText = !search.inText;
    else if (mark === '{' || mark === '[') search.depth++;
    else if (--search.depth <= 0) {
      search.depth = 0;
      return true;
    }
  }
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const lists = ['products', 'items', 'listings', 'offers', 'results', 'data', 'records', 'entries', 'hits', '@graph'];

/** The offers in an answer of an API (`{"products": [...]}`), or the object itself. */
function offersIn(value: Record<string, unknown>): unknown[] {
  if (Object.keys(value).some((name) => recogniseName(name)?.field === 'title' && typeof value[name] === 'string'))
    return [value];
  for (const name of lists) {
    const list = value[name];
    if (Array.isArray(list) && list.some(isObject)) return list;
  }
  return [value];
}

const whole = new Set([
  'title',
  'description',
  'category',
  'brand',
  'price',
  'images',
  'attributes',
  'manufacturer',
  'responsiblePerson',
  'warnings',
  'territory',
  'trader.address',
]);

/** An object's keys and values; objects inside give their keys in turn, unless a field takes them as they are. */
function flatten(value: Record<string, unknown>): Omit<JsonRow, 'line'> {
  const entries: [string, Cell][] = [];
  let further = 0;
  let isCut = false;
  // A listing as written by `vigie extract` names the file that it was read from: no part of the offer.
  const isListing = typeof value.structured === 'boolean' && typeof value.platform === 'string';
  const visit = (object: Record<string, unknown>, path: string, depth: number): void => {
    for (const [key, inner] of Object.entries(object)) {
      if (entries.length >= KEYS_MAX) {
        isCut = true;
        return;
      }
      if (depth === 0 && isListing && key === 'file') continue;
      const name = `${path}${key}`;
      const offers = Array.isArray(inner) && key === 'offers' ? inner : null;
      further += Math.max(0, (offers?.length ?? 0) - 1);
      const part = offers ? offers[0] : inner;
      if (isObject(part) && depth < 3 && !whole.has(recogniseName(name)?.field ?? ''))
        visit(part, `${name}.`, depth + 1);
      else entries.push([name, inner]);
    }
  };
  visit(value, '', 0);
  const cuts: Words[] = [];
  if (isCut) cuts.push(say('fieldMore', { field: { en: 'keys', fr: 'clés' }, max: KEYS_MAX }));
  if (further > 0) cuts.push(say('furtherOffers'));
  return { entries, cuts };
}

function tooLong(file: string, line: number, most = RECORD_MAX): VigieError {
  return new VigieError('VIGIE_LISTING_LINE_TOO_LONG', say('objectTooLong', { count: most }), {
    place: { file, line },
  });
}
