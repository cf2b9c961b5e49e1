import { api } from '../../client/api.ts';
import { useLanguage } from '../language.ts';
import { FIXED, useRead } from '../read.ts';

/** What packs are called, by their ids: by its id one that is installed no more. */
export function usePackTitle(): (id: string) => string {
  const language = useLanguage();
  const { data } = useRead(['packs', 'titles'], () => api.GET('/v1/packs'), FIXED);
  return (id) => data?.items.find((pack) => pack.id === id)?.title?.[language] ?? id;
}
