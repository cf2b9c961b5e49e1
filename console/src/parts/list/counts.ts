import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import type { paths } from '../../client/schema.d.ts';
import type { View } from './views.ts';

type Query = NonNullable<paths['/v1/cases/counts']['get']['parameters']['query']>;

/** How many cases wait in each view and state, of those that the filters name; undefined: not known yet, or not asked for. */
export const useCounts = (query: Query = {}, isWanted = true) =>
  useQuery({
    queryKey: ['counts', query],
    queryFn: () => unwrap(api.GET('/v1/cases/counts', { params: { query } })),
    enabled: isWanted,
    placeholderData: (before) => before,
  }).data;

/** How much a view holds: with the cases to approve, what is of no case and waits for a second person too. */
export const countOfView = (counts: Schemas['CaseCounts'], view: View): number =>
  (counts.views[view] ?? 0) + (view === 'approve' ? counts.proposals : 0);

/** How many alerts wait for a first look; undefined: not known yet, or not asked for. */
export const useAlertCounts = (isWanted: boolean) =>
  useQuery({
    queryKey: ['alert-counts'],
    queryFn: () => unwrap(api.GET('/v1/alerts/counts')),
    enabled: isWanted,
  }).data;
