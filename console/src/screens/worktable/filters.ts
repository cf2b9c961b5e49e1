import type { CASE_STATES } from '../../client/values.ts';
import { SEVERITIES } from '../../parts/list/severities.ts';
import { VIEWS, type View } from '../../parts/list/views.ts';

export const SORTS = ['points', 'due', 'severity', 'updated', 'newest', 'oldest'] as const;
export type Sort = (typeof SORTS)[number];
/** What cases are counted by, and chosen from: any of several values. */
export const FACETS = ['severity', 'platform', 'trader', 'pack', 'rule', 'stage', 'language', 'assignee'] as const;
export type Facet = (typeof FACETS)[number];
/** What has one value. */
export const LIMITS = ['openedAfter', 'openedBefore', 'dueBefore', 'evidence'] as const;
export type Limit = (typeof LIMITS)[number];

export const STAGES = ['opened', 'sealed', 'noticed', 'overdue', 'removed', 'relisted'] as const;

type State = (typeof CASE_STATES)[number];
/** The values that a state may have, in the order in which they are shown. */
export const STATES = ['open', 'confirmed', 'escalated', 'dismissed', 'closed'] as const satisfies readonly State[];

type Facets = {
  severity?: (typeof SEVERITIES)[number][];
  stage?: (typeof STAGES)[number][];
} & Partial<Record<Exclude<Facet, 'severity' | 'stage'>, string[]>>;

/** What the worktable shows, as its address says it. */
export interface Filters {
  view: View | null;
  states: State[];
  facets: Facets;
  limits: Readonly<Partial<Record<Limit, string>>>;
  text: string;
  /** By which intake the offers came in; empty: by any way. */
  intake: string;
  sort: Sort;
}

const chosen = <Value extends string>(values: readonly Value[], said: readonly string[]): Value[] =>
  values.filter((value) => said.includes(value));

/** Whether a limit is one that the server takes: an instant, or a number of packages. */
function isLimit(name: Limit, value: string): boolean {
  if (name === 'evidence') return /^[1-9]\d{0,5}$/.test(value);
  return /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
}

function putIn<Name extends Facet>(facets: Facets, name: Name, values: NonNullable<Facets[Name]>): void {
  if (values.length > 0) facets[name] = values;
}

/** Reads an address; what is not known there counts for nothing. */
export function readFilters(search: string): Filters {
  const params = new URLSearchParams(search);
  const facets: Facets = {};
  for (const name of FACETS) {
    const said = [...new Set(params.getAll(name))];
    if (name === 'severity') putIn(facets, name, chosen(SEVERITIES, said));
    else if (name === 'stage') putIn(facets, name, chosen(STAGES, said));
    else putIn(facets, name, said);
  }
  const limits: Partial<Record<Limit, string>> = {};
  for (const name of LIMITS) {
    const value = params.get(name) ?? '';
    if (isLimit(name, value)) limits[name] = value;
  }
  return {
    view: chosen(VIEWS, params.getAll('view').slice(0, 1))[0] ?? null,
    states: chosen(STATES, params.getAll('state')),
    facets,
    limits,
    text: (params.get('text') ?? '').trim(),
    intake: params.get('intake') ?? '',
    sort: chosen(SORTS, params.getAll('sort').slice(0, 1))[0] ?? 'points',
  };
}

/** The address of filters: the same for the same, empty for none. */
export function writeFilters({ view, states, facets, limits, text, intake, sort }: Filters): string {
  const params = new URLSearchParams();
  if (view !== null) params.set('view', view);
  for (const state of chosen(STATES, states)) params.append('state', state);
  for (const name of FACETS) for (const value of facets[name] ?? []) params.append(name, value);
  for (const name of LIMITS) {
    const value = limits[name];
    if (value !== undefined) params.set(name, value);
  }
  if (intake !== '') params.set('intake', intake);
  if (text !== '') params.set('text', text);
  if (sort !== 'points') params.set('sort', sort);
  return params.size === 0 ? '' : `?${params}`;
}

/** The filters with a value of a facet put in, or taken out where it is in. */
export function toggleValue(filters: Filters, name: Facet, value: string): Filters {
  const params = new URLSearchParams(writeFilters(filters));
  if (params.has(name, value)) params.delete(name, value);
  else params.append(name, value);
  return readFilters(`?${params}`);
}

/** The filters with a limit set, or (empty) taken away; a value that is none changes nothing. */
export function setLimit(filters: Filters, name: Limit, value: string): Filters {
  const { [name]: _, ...others } = filters.limits;
  if (value === '') return { ...filters, limits: others };
  return isLimit(name, value) ? { ...filters, limits: { ...others, [name]: value } } : filters;
}

/** Another view or state, under the same filters. */
export const choose = (filters: Filters, view: View | null, states: State[]): Filters => ({
  ...filters,
  view,
  states,
});

/** The same view without its filters. */
export const clear = (filters: Filters): Filters => ({
  ...filters,
  facets: {},
  limits: {},
  text: '',
  intake: '',
});

/** The filters as the server takes them, without view and order. */
export function filterQuery({ facets, limits: { evidence, ...instants }, text, intake }: Filters) {
  return {
    ...facets,
    ...instants,
    ...(evidence === undefined ? {} : { evidence: Number(evidence) }),
    ...(intake === '' ? {} : { intake: [intake] }),
    ...(text === '' ? {} : { text }),
  };
}

/** The states that are shown: where neither a view nor a state is named, what is open. */
export const statesOf = ({ view, states }: Filters): State[] =>
  states.length > 0 || view !== null ? states : ['open'];

/** What the server is asked for. */
export const listQuery = (filters: Filters) => ({
  ...filterQuery(filters),
  ...(filters.view === null ? {} : { view: filters.view }),
  ...(statesOf(filters).length === 0 ? {} : { state: statesOf(filters) }),
  sort: filters.sort,
});
