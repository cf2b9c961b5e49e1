import { api } from '../client/api.ts';
import { useLanguage } from './language.ts';
import { FIXED, useRead } from './read.ts';

/** Names kinds of documents by their titles in the register, which the API serves. */
export function useDocumentTitles(): (kind: string) => string {
  const language = useLanguage();
  const { data } = useRead(['document-kinds'], () => api.GET('/v1/document-kinds'), FIXED);
  return (kind) => data?.items.find((one) => one.kind === kind)?.title[language] ?? kind;
}
