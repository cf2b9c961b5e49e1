import { api } from '../../client/api.ts';
import { FIXED, useRead } from '../read.ts';

/** A reason that a unit keeps to choose from. */
export interface Template {
  id: string;
  title: string;
  text: string;
}

/** The unit's reasons to choose from; none where there are none. */
export function useTemplates() {
  const { data } = useRead(['reason-templates'], () => api.GET('/v1/reason-templates'), {
    ...FIXED,
    staleTime: 60_000,
  });
  return data?.items ?? [];
}
