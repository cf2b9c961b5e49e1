import { ONE_OF, SOME_OF } from '../../base/registers/transparency-register.ts';

/** Longest texts, in code points. */
export const LENGTHS: Record<string, number> = {
  decision_visibility_other: 500,
  decision_monetary_other: 500,
  decision_ground_reference_url: 500,
  illegal_content_legal_ground: 500,
  illegal_content_explanation: 2000,
  incompatible_content_ground: 500,
  incompatible_content_explanation: 2000,
  content_type_other: 500,
  category_specification_other: 500,
  decision_facts: 5000,
  source_identity: 500,
  puid: 500,
};

/** Where the database takes the word `null` for nothing. */
export const NULL_AS_TEXT: readonly string[] = [
  'decision_visibility',
  'decision_monetary',
  'decision_provision',
  'decision_account',
  'account_type',
  'category_specification',
];

/** Where nothing may be left out but not be given as `null`. */
export const NEVER_NULL: readonly string[] = ['category_addition', 'incompatible_content_illegal'];

/** Dates, and the first that is taken; an end may lie as far back as it likes. */
export const DATES: Record<string, string> = {
  content_date: '2000-01-01',
  application_date: '2020-01-01',
  end_date_visibility_restriction: '0001-01-01',
  end_date_monetary_restriction: '0001-01-01',
  end_date_service_restriction: '0001-01-01',
  end_date_account_restriction: '0001-01-01',
};
export const LAST_DATE = '2038-01-01';

export const REQUIRED = [
  'decision_ground',
  'content_type',
  'category',
  'content_date',
  'application_date',
  'decision_facts',
  'source_type',
  'automated_detection',
  'automated_decision',
  'puid',
];
export const DECISIONS = ['decision_visibility', 'decision_monetary', 'decision_provision', 'decision_account'];

/** A text that goes with one value, and that the database drops beside any other. */
export interface GoesWith {
  readonly field: string;
  /** The field where the value stands. */
  readonly where: string;
  readonly value: string;
  /** The value asks for the text. */
  readonly isRequired: boolean;
  /** The database measures the text before it drops it. */
  readonly isMeasured: boolean;
}

const ILLEGAL = { where: 'decision_ground', value: 'DECISION_GROUND_ILLEGAL_CONTENT' };
const INCOMPATIBLE = { where: 'decision_ground', value: 'DECISION_GROUND_INCOMPATIBLE_CONTENT' };
const required = { isRequired: true, isMeasured: false };

export const GOES_WITH: readonly GoesWith[] = [
  {
    field: 'decision_visibility_other',
    where: 'decision_visibility',
    value: 'DECISION_VISIBILITY_OTHER',
    ...required,
  },
  { field: 'decision_monetary_other', where: 'decision_monetary', value: 'DECISION_MONETARY_OTHER', ...required },
  { field: 'content_type_other', where: 'content_type', value: 'CONTENT_TYPE_OTHER', ...required },
  {
    field: 'category_specification_other',
    where: 'category_specification',
    value: 'KEYWORD_OTHER',
    isRequired: false,
    isMeasured: true,
  },
  { field: 'illegal_content_legal_ground', ...ILLEGAL, ...required },
  { field: 'illegal_content_explanation', ...ILLEGAL, ...required },
  { field: 'incompatible_content_ground', ...INCOMPATIBLE, ...required },
  { field: 'incompatible_content_explanation', ...INCOMPATIBLE, ...required },
  { field: 'incompatible_content_illegal', ...INCOMPATIBLE, isRequired: false, isMeasured: false },
];

/** Every field that the database has. */
export const FIELDS: ReadonlySet<string> = new Set([
  ...Object.keys(LENGTHS),
  ...Object.keys(ONE_OF),
  ...Object.keys(SOME_OF),
  ...Object.keys(DATES),
  'content_id',
  'content_id_ean',
]);
