import type { Schemas } from '../../client/api.ts';
import { BECOMES, type Decided } from '../../parts/list/decided.ts';
import { type Filters, statesOf } from './filters.ts';

type Counts = Schemas['CaseCounts'];

/** Where one was in a list: on which case, and how far down. */
export interface Place {
  current: string | null;
  top: number;
}

const KEPT = 30;
const places = new Map<string, Place>();

/** Where one was in the list of an address; who comes back to it goes on from there. */
export function placeOf(search: string): Place {
  const place = places.get(search) ?? { current: null, top: 0 };
  places.delete(search);
  places.set(search, place);
  for (const oldest of places.keys()) {
    if (places.size <= KEPT) break;
    places.delete(oldest);
  }
  return place;
}

/**
 * Whether the cases of a view are counted under its states: with several states, or a view and a state, no sum of what
 * is counted of each is right, since a case may be in several of them.
 */
export const isNarrowed = ({ view, states }: Filters): boolean => states.length > (view === null ? 1 : 0);

/**
 * How many cases a view holds.
 *
 * @param counts of the filters, under the states where it is narrowed by them
 * @returns null: not counted yet
 */
export function totalOf(filters: Filters, counts: Counts | undefined): number | null {
  if (!counts) return null;
  if (filters.view !== null) return counts.views[filters.view] ?? null;
  const [state, ...more] = statesOf(filters);
  return state === undefined || more.length > 0 ? counts.total : (counts.states[state] ?? null);
}

/** Whether a case leaves a list by a decision: the list is of other states. A view says for itself what is in it. */
export function leavesBy(kind: Decided['kind'], filters: Filters): boolean {
  const states = statesOf(filters);
  return states.length > 0 && !states.includes(BECOMES[kind]);
}
