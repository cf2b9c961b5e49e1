import type { Schemas } from '../../client/api.ts';
import { PERSONAL_DATA, STATEMENT_GROUNDS } from '../../client/values.ts';
import type { Typed } from '../../parts/form/typed.ts';

type Content = Schemas['StatementContentInput'];
type Restriction = Schemas['TransparencyChoices']['restrictions'][number];

/** What a statement says of the restriction: the chosen one and its end, and nothing of the other kinds. */
export function restrictionOf({ part, value }: Restriction, until: string | null): Content['restriction'] {
  return {
    visibility: part === 'visibility' ? [value] : [],
    visibilityOther: null,
    visibilityUntil: part === 'visibility' ? until : null,
    monetary: part === 'monetary' ? value : null,
    monetaryOther: null,
    monetaryUntil: part === 'monetary' ? until : null,
    provision: part === 'provision' ? value : null,
    provisionUntil: part === 'provision' ? until : null,
    account: part === 'account' ? value : null,
    accountUntil: part === 'account' ? until : null,
    accountType: null,
  };
}

/** The statement of reasons that a form says, as the API takes it. */
export function readStatement(typed: Typed, restrictions: readonly Restriction[]): Content {
  const { text, one, isTicked } = typed;
  const chosen = one(
    'restriction',
    restrictions.map(({ value }) => value),
  );
  const [restriction] = restrictions.filter(({ value }) => value === chosen);
  if (!restriction) throw new Error(chosen);
  const keyword = text('keyword');
  const kinds = PERSONAL_DATA.filter((kind) => isTicked(`not-${kind}`));
  return {
    restriction: restrictionOf(restriction, text('until') || null),
    territorialScope: text('territory')
      .toUpperCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    facts: text('facts'),
    ground: one('ground', STATEMENT_GROUNDS),
    groundReference: text('reference'),
    groundExplanation: text('why'),
    category: text('category'),
    keywords: keyword ? [keyword] : [],
    groundUrl: null,
    alsoIllegal: null,
    contentType: ['CONTENT_TYPE_PRODUCT'],
    contentTypeOther: null,
    categoryAddition: [],
    keywordOther: null,
    contentLanguage: null,
    contentDate: null,
    applicationDate: null,
    ean: null,
    notPersonal: kinds.length > 0 ? { kinds, reason: text('notPersonalReason') } : null,
    automatedDetection: isTicked('detected'),
    automatedDecision: isTicked('helped') ? 'partially' : 'none',
  };
}
