import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { unwrap } from '../client/api.ts';

/** What the API answers to a GET, asked for again as the screen is used. */
export function useRead<Answer>(
  queryKey: QueryKey,
  load: () => Promise<{ data?: Answer; error?: unknown; response: Response }>,
  options: Pick<UseQueryOptions<Answer>, 'refetchInterval' | 'staleTime' | 'enabled'> = {},
) {
  return useQuery({ queryKey, queryFn: () => unwrap(load()), ...options });
}

/** How long an answer is kept that nothing on screen shows, where asking anew would lose something or tell nothing. */
const KEPT_MS = 30 * 60_000;

/** For what does not change while the service runs. */
export const FIXED = { refetchInterval: false, staleTime: Number.POSITIVE_INFINITY, gcTime: KEPT_MS } as const;

/** For what stays as it is until its reader asks anew: a list does not change its order under their eyes. */
export const HELD = { ...FIXED, meta: { isHeld: true } } as const;
