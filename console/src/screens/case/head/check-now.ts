import { useState } from 'react';
import { api, unwrap } from '../../../client/api.ts';
import { useCommand } from '../../../parts/form/command.tsx';

/** Looks at the offers of a case now. `asked`: how many are looked at; null: nobody asked yet. */
export function useCheckNow(id: string) {
  const [asked, setAsked] = useState<number | null>(null);
  const command = useCommand(async (_: undefined, header) => {
    const { checks } = await unwrap(api.POST('/v1/cases/{id}/checks', { params: { path: { id }, header } }));
    setAsked(checks);
  });
  return { asked, error: command.error, ask: () => !command.isPending && command.mutate(undefined) };
}
