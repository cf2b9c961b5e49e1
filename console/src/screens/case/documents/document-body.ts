import type { Schemas } from '../../../client/api.ts';
import type { Typed } from '../../../parts/form/typed.ts';

export type DocumentKinds = Schemas['DocumentKinds'];
export type DocumentKind = DocumentKinds['items'][number];
export type DocumentInput = Schemas['DocumentInput'];
export type DocumentLanguage = DocumentKinds['languages'][number];

/**
 * The language to begin with: one that the kind must be in, one that the platform has declared, or the reader's own.
 */
export function firstLanguage(
  document: Pick<DocumentKind, 'languages'>,
  kinds: Pick<DocumentKinds, 'case' | 'languages'>,
  own: 'fr' | 'en',
) {
  if (document.languages === 'french') return 'fr';
  const declared = kinds.case?.declaredLanguages ?? [];
  return declared.length === 0 || declared.includes(own)
    ? own
    : (kinds.languages.find((language) => declared.includes(language)) ?? own);
}

/** The elements of a kind that a person types. */
export const typedElements = ({ elements }: Pick<DocumentKind, 'elements'>) =>
  elements.filter(({ from }) => from === 'typed');

type Kind = Pick<DocumentKind, 'kind' | 'elements'>;

/** What a form says, as the API takes it. */
export function readDocument(typed: Typed, caseId: string, document: Kind, language: DocumentLanguage): DocumentInput {
  const { kind } = document;
  // Written beside the document that they are about, never by this form.
  if (kind === 'withdrawal' || kind === 'correction') throw new Error(kind);
  const elements = typedElements(document).map(({ key }) => [key, typed.text(`element.${key}`)] as const);
  return {
    case: caseId,
    kind,
    language,
    bonaFide: typed.isTicked('bonaFide'),
    elements: Object.fromEntries(elements.filter(([, value]) => value !== '')),
    ...typed.some('recipient', 'recipientName', 'reminds', 'unheard'),
    ...(typed.isTicked('isMeasure') ? { isMeasure: true } : {}),
  };
}

/** The elements that must be typed and are not: without them nothing can be shown beforehand. */
export const missingElements = (document: Pick<DocumentKind, 'elements'>, body: DocumentInput) =>
  typedElements(document).filter(({ required, key }) => required && !body.elements?.[key]);
