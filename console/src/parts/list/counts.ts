import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../client/api.ts';
import type { paths } from '../../client/schema.d.ts';

type Query = NonNullable<paths['/v1/cases/counts']['get']['parameters']['query']>;

/** How many cases wait in each view and state, of those that the filters name; undefined: not known yet, or not asked for. */
export const useCounts = (query: Query = {}, isWanted = true) =>
  useQuery({
    queryKey: ['counts', query],
    queryFn: () => unwrap(api.GET('/v1/cases/counts', { params: { query } })),
    enabled: isWanted,
    placeholderData: (before) => before,
  }).data;

/** How many alerts wait for a first look; undefined: not known yet, or not asked for. */
export const useAlertCounts = (isWanted: boolean) =>
  useQuery({
    queryKey: ['alert-counts'],
    queryFn: () => unwrap(api.GET('/v1/alerts/counts')),
    enabled: isWanted,
  }).data;
