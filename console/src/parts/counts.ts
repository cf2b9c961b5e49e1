import { useQuery } from '@tanstack/react-query';
import { Refusal, unwrap } from '../client/api.ts';
import { type Counts, worktable } from '../client/worktable.ts';

/**
 * How many cases wait in each view and state, of those that the filters name.
 *
 * @returns undefined: not known yet; null: the server does not count them
 */
export function useCounts(query: Record<string, string | number | readonly string[]> = {}): Counts | null | undefined {
  const { data } = useQuery({
    queryKey: ['counts', query],
    queryFn: async () => {
      try {
        return await unwrap(worktable.GET('/v1/cases/counts', { params: { query } }));
      } catch (error) {
        if (error instanceof Refusal && error.status === 404) return null;
        throw error;
      }
    },
    placeholderData: (before) => before,
  });
  return data;
}
