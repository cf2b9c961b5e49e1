import { api } from '../client/api.ts';
import { useLanguage } from './language.ts';
import { FIXED, useRead } from './read.ts';

/** Names kinds of acts by their titles in the register, which the API serves. */
export function useActTitles(): (kind: string) => string {
  const language = useLanguage();
  const { data } = useRead(['acts'], () => api.GET('/v1/acts'), FIXED);
  return (kind) => data?.items.find((act) => act.kind === kind)?.title[language] ?? kind;
}
