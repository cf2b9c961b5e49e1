import { formatDate, formatInstant } from '../../parts/format.ts';

/** One thing that an entry holds: a name, and what it says. */
export interface Held {
  /** As the entry names it; of what lies within another thing both names, with a point between. */
  name: string;
  /** Of what was changed: what it was before. */
  before: string | null;
  value: string;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A value as a person reads it: dates in their language, people by their names. */
export function sayValue(value: unknown, names: ReadonlyMap<string, string>, language: string): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value))
    return value.length === 0 ? '–' : value.map((one) => sayValue(one, names, language)).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  const name = names.get(text);
  if (name !== undefined) return name;
  if (typeof value !== 'string') return text;
  if (INSTANT.test(text) && !Number.isNaN(Date.parse(text))) return formatInstant(text, language);
  return DAY.test(text) ? formatDate(text, language) : text;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What an entry holds, one thing after the other: what lies within another thing is named with it, and of a change both
 * what was and what is are told.
 */
export function tellContent(
  content: Record<string, unknown>,
  names: ReadonlyMap<string, string>,
  language: string,
): Held[] {
  const say = (value: unknown): string => sayValue(value, names, language);
  const tell = (part: Record<string, unknown>, prefix: string): Held[] =>
    Object.entries(part).flatMap(([key, value]): Held[] => {
      const name = `${prefix}${key}`;
      if (isRecord(value) && Object.keys(value).sort().join() === 'from,to')
        return [{ name, before: say(value.from), value: say(value.to) }];
      if (isRecord(value)) return tell(value, `${name}.`);
      return [{ name, before: null, value: say(value) }];
    });
  return tell(content, '');
}

/** The screens of things, by what their ids begin with. */
const WHERE: Readonly<Record<string, (id: string) => string>> = {
  cas: (id) => `/cases/${id}`,
  exh: (id) => `/exhibits/${id}`,
  rcv: (id) => `/received/${id}`,
  acc: (id) => `/people?account=${id}`,
};

/** The screen of a thing by its id; null: it has none. */
export function screenOf(id: string): string | null {
  if (!/^[a-z]{3}_\w+$/.test(id)) return null;
  return WHERE[id.slice(0, 3)]?.(id) ?? null;
}
