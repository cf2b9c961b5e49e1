import type { Schemas } from '../../../client/api.ts';
import type { Typed } from '../../../parts/form/typed.ts';

export type Acts = Schemas['Acts'];
export type Act = Acts['items'][number];
export type ActInput = Schemas['ActInput'];
export type ActLanguage = Acts['languages'][number];

/** The language to begin with: one that the kind must be in, one that the platform has declared, or the reader's own. */
export function firstLanguage(act: Pick<Act, 'languages'>, acts: Pick<Acts, 'case' | 'languages'>, own: 'fr' | 'en') {
  if (act.languages === 'french') return 'fr';
  const declared = acts.case?.declaredLanguages ?? [];
  return declared.length === 0 || declared.includes(own)
    ? own
    : (acts.languages.find((language) => declared.includes(language)) ?? own);
}

/** The elements of a kind that a person types. */
export const typedElements = ({ elements }: Pick<Act, 'elements'>) => elements.filter(({ from }) => from === 'typed');

type Kind = Pick<Act, 'kind' | 'elements'>;

/** What a form says, as the API takes it. */
export function readAct(typed: Typed, caseId: string, act: Kind, language: ActLanguage): ActInput {
  const elements = typedElements(act).map(({ key }) => [key, typed.text(`element.${key}`)] as const);
  return {
    case: caseId,
    kind: act.kind,
    language,
    bonaFide: typed.isTicked('bonaFide'),
    elements: Object.fromEntries(elements.filter(([, value]) => value !== '')),
    ...typed.some('recipient', 'recipientName', 'reminds'),
  };
}

/** The elements that must be typed and are not: without them nothing can be shown beforehand. */
export const missingElements = (act: Pick<Act, 'elements'>, body: ActInput) =>
  typedElements(act).filter(({ required, key }) => required && !body.elements?.[key]);
