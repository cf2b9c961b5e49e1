import { RECIPIENT_CAPACITIES } from '../../../client/values.ts';

export type Capacity = (typeof RECIPIENT_CAPACITIES)[number];

/** What a place is to an act, as the API names it. */
export const PLACE_KINDS = ['offence', 'residence', 'arrest'] as const;
/** Codes of departments and countries, by what they are to the act. */
export type Places = Record<(typeof PLACE_KINDS)[number], string[]>;
export const NO_PLACES: Places = { offence: [], residence: [], arrest: [] };

/** What such codes look like as they are typed, for a field: a name of a town is none. */
export const CODES = '[\\s,;]*(?:(?:[A-Za-z]{2}|\\d[\\dABab]?\\d?)(?:[\\s,;]+|$))*';

/** The codes of departments (06, 2A, 971) and countries (IE) that somebody typed, each once. */
export const readCodes = (typed: string): string[] => [
  ...new Set(
    typed
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((code) => (/^\d$/.test(code) ? `0${code}` : code)),
  ),
];

/** `prosecutor tj-55545` as the two that it names; null: somebody else is. */
export function readChosen(value: string): { as: Capacity; recipient: string } | null {
  const [capacity, recipient] = value.split(' ');
  const as = RECIPIENT_CAPACITIES.find((one) => one === capacity);
  return as && recipient ? { as, recipient } : null;
}
