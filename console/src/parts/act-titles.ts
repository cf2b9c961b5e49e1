import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../client/api.ts';
import { useLanguage } from './language.ts';

/** Names kinds of acts by their titles in the register, which the API serves. */
export function useActTitles(): (kind: string) => string {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['acts'],
    queryFn: () => unwrap(api.GET('/v1/acts')),
    refetchInterval: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (kind) => data?.items.find((act) => act.kind === kind)?.title[language] ?? kind;
}
