import { type DocumentEntry, loadDocuments } from './documents-register.ts';
import { DOCUMENT_KINDS, type DocumentKind } from './notice-schema.ts';
import { type NoticeLanguage, noticeWords } from './words.ts';

/** A kind of document that can be composed. */
export type KnownDocument = DocumentEntry & { kind: DocumentKind };

let shipped: Map<string, DocumentEntry> | undefined;

/** What a kind of document asks for, by the shipped register, read once. */
export function documentOf(kind: DocumentKind): KnownDocument {
  shipped ??= loadDocuments();
  const document = shipped.get(kind);
  if (!document) throw new Error(`registers/documents has no ${kind}`);
  return { ...document, kind };
}

/** Every kind of document. */
export function listDocumentKinds(): KnownDocument[] {
  return DOCUMENT_KINDS.map(documentOf);
}

/** The title of a kind of document: the register has those that govern, the words their translations. */
export function titleOf(kind: DocumentKind, language: NoticeLanguage): string {
  return language === 'fr' || language === 'en'
    ? documentOf(kind).title[language]
    : noticeWords(language)(`acts.${kind}.title`);
}

/** Whether a document is a measure before which somebody is heard: by its kind, or as whoever writes it says. */
export const isMeasure = (
  { measure }: Pick<KnownDocument, 'measure'>,
  said: { isMeasure?: boolean | undefined },
): boolean => measure === 'always' || (measure === 'may-be' && said.isMeasure === true);
