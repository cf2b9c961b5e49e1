/** The errors of one statement, by field. */
export type Errors = Record<string, string[]>;
export type Statement = Record<string, unknown>;

/** A rule of the framework that the database stands on: what is wrong with a value, or null. */
type Rule = (value: unknown, given: Statement) => string | null;
interface Field {
  /** Asked even of what is absent. */
  readonly required?: (given: Statement) => boolean;
  /** Null is passed over, and no rule is asked. */
  readonly nullable?: boolean;
  /** The field counts, and is kept; otherwise it is dropped without a word. */
  readonly kept?: (given: Statement) => boolean;
  readonly rules: readonly Rule[];
}

const UNSEEN = String.raw`[\0\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u206f\u2800\u3164\uffa0]+`;
const ENDS = new RegExp(`^${UNSEEN}|${UNSEEN}$`, 'gu');

/** Every text trimmed of what nobody sees, and an empty one null. */
function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(ENDS, '') || null;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(clean);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clean(each)]));
}

const isArray = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && !(isArray(value) && Object.keys(value).length === 0);
const asText = (value: unknown): string => (value === true ? '1' : value === false ? '' : String(value ?? ''));

const array: Rule = (value) => (isArray(value) ? null : 'must be an array.');
const among =
  (values: readonly string[] = []): Rule =>
  (value) =>
    !isArray(value) && values.includes(asText(value)) ? null : 'is invalid.';
const allAmong =
  (values: readonly string[] = []): Rule =>
  (value) =>
    isArray(value) && Object.values(value).every((each) => !isArray(each) && values.includes(asText(each)))
      ? null
      : 'is invalid.';
const max =
  (most: number): Rule =>
  (value) =>
    (isArray(value) ? Object.keys(value).length : [...asText(value)].length) <= most
      ? null
      : `may not be greater than ${most} characters.`;
const day =
  (first: string | null): Rule =>
  (value) => {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return 'does not match the format YYYY-MM-DD.';
    const [year = 0, month = 0, date = 0] = value.split('-').map(Number);
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (month < 1 || month > 12 || date < 1 || date > last) return 'does not match the format YYYY-MM-DD.';
    if (first !== null && value < first) return `must be a date after or equal to ${first}.`;
    return value <= '2038-01-01' ? null : 'must be a date before or equal to 2038-01-01.';
  };
const digits13: Rule = (value) =>
  typeof value === 'string' && /^[0-9]{13}$/.test(value) ? null : 'must be 13 digits.';
const puid: Rule = (value) =>
  (typeof value === 'string' || typeof value === 'number') && /^[a-zA-Z0-9-_]+$/.test(String(value))
    ? null
    : 'format is invalid.';

const SIGN = "[\\p{L}\\p{N}._~!$&'()*+,;=:@-]|%[0-9a-f]{2}";
const USER = '(?:[\\p{L}\\p{N}_.-]|%[0-9a-f]{2})+';
const NAME = '(?:[\\p{L}\\p{N}\\p{S}\\p{M}_-]+\\.)+(?:xn--[a-z0-9-]+|[\\p{L}\\p{N}\\p{M}]+)';
const HOST = `(?:${NAME}|[a-z0-9_-]+)\\.?|\\[[0-9a-f:.]+\\]`;
const REST = `(?:/(?:${SIGN})*)*(?:\\?(?:${SIGN}|[\\[\\]/?])*)?(?:#(?:${SIGN}|[/?])*)?`;
/** Any scheme of the framework's long list; the known ones of scripts are not in it. */
const URL_SHAPE = new RegExp(
  `^(?!javascript)[a-z][a-z0-9.+-]*://(?:(?:${USER}:)?${USER}@)?(?:${HOST})(?::\\d+)?${REST}$`,
  'iu',
);
const url: Rule = (value) => (typeof value === 'string' && URL_SHAPE.test(value) ? null : 'must be a valid URL.');

const always = (): boolean => true;
const says =
  (field: string, value: string) =>
  (given: Statement): boolean => {
    const on = given[field];
    return isArray(on) ? Object.values(on).includes(value) : on === value;
  };
/** Required beside a value, dropped beside any other. */
const goesWith = (field: string, value: string, most: number): Field => ({
  required: says(field, value),
  kept: says(field, value),
  rules: [max(most)],
});
const DECISIONS = ['decision_visibility', 'decision_monetary', 'decision_provision', 'decision_account'];
const noOtherDecision =
  (own: string) =>
  (given: Statement): boolean =>
    DECISIONS.every((field) => field === own || !isFilled(given[field]));

/**
 * The rules of API v1, field by field, as the database's own code has them (digital-services-act/transparency-database,
 * 69e80a0b), written down apart from the product so that each checks the other.
 */
export function writeRules(enums: Record<string, string[]>): Record<string, Field> {
  const orNull = (values: readonly string[] = []): string[] => ['null', ...values];
  const decision = (field: string, list: string): Field => ({
    required: noOtherDecision(field),
    nullable: true,
    rules: [among(orNull(enums[list]))],
  });
  const end: Field = { nullable: true, rules: [day(null)] };
  const ILLEGAL = 'DECISION_GROUND_ILLEGAL_CONTENT';
  const INCOMPATIBLE = 'DECISION_GROUND_INCOMPATIBLE_CONTENT';
  return {
    decision_visibility: {
      required: noOtherDecision('decision_visibility'),
      nullable: true,
      rules: [array, allAmong(orNull(enums.DECISION_VISIBILITIES))],
    },
    decision_visibility_other: goesWith('decision_visibility', 'DECISION_VISIBILITY_OTHER', 500),
    decision_monetary: decision('decision_monetary', 'DECISION_MONETARIES'),
    decision_monetary_other: goesWith('decision_monetary', 'DECISION_MONETARY_OTHER', 500),
    decision_provision: decision('decision_provision', 'DECISION_PROVISIONS'),
    decision_account: decision('decision_account', 'DECISION_ACCOUNTS'),
    account_type: { nullable: true, rules: [among(orNull(enums.ACCOUNT_TYPES))] },
    category_specification: { nullable: true, rules: [array, allAmong(orNull(enums.KEYWORDS))] },
    category_specification_other: { rules: [max(500)] },
    decision_ground: { required: always, rules: [among(enums.DECISION_GROUNDS)] },
    decision_ground_reference_url: { nullable: true, rules: [url, max(500)] },
    illegal_content_legal_ground: goesWith('decision_ground', ILLEGAL, 500),
    illegal_content_explanation: goesWith('decision_ground', ILLEGAL, 2000),
    incompatible_content_ground: goesWith('decision_ground', INCOMPATIBLE, 500),
    incompatible_content_explanation: goesWith('decision_ground', INCOMPATIBLE, 2000),
    incompatible_content_illegal: {
      kept: says('decision_ground', INCOMPATIBLE),
      rules: [among(enums.INCOMPATIBLE_CONTENT_ILLEGALS)],
    },
    content_type: { required: always, rules: [array, allAmong(enums.CONTENT_TYPES)] },
    content_type_other: goesWith('content_type', 'CONTENT_TYPE_OTHER', 500),
    category: { required: always, rules: [among(enums.STATEMENT_CATEGORIES)] },
    category_addition: { rules: [array, allAmong(enums.STATEMENT_CATEGORIES)] },
    territorial_scope: { nullable: true, rules: [array, allAmong(enums.TERRITORIAL_SCOPE)] },
    content_language: { nullable: true, rules: [among(enums.CONTENT_LANGUAGES)] },
    content_date: { required: always, rules: [day('2000-01-01')] },
    application_date: { required: always, rules: [day('2020-01-01')] },
    end_date_account_restriction: end,
    end_date_monetary_restriction: end,
    end_date_service_restriction: end,
    end_date_visibility_restriction: end,
    decision_facts: { required: always, rules: [max(5000)] },
    source_type: { required: always, rules: [among(enums.SOURCE_TYPES)] },
    source_identity: { nullable: true, rules: [max(500)] },
    automated_detection: { required: always, rules: [among(enums.AUTOMATED_DETECTIONS)] },
    automated_decision: { required: always, rules: [among(enums.AUTOMATED_DECISIONS)] },
    content_id: { nullable: true, rules: [array] },
    content_id_ean: { nullable: true, rules: [digits13] },
    puid: { required: always, rules: [max(500), puid] },
  };
}

/** Judges a statement: what is wrong with it, by field, and what is kept of it. */
export function judgeStatement(statement: unknown, fields: Record<string, Field>): { errors: Errors; kept: Statement } {
  const cleaned = clean(statement);
  const given: Statement = isArray(cleaned) && !Array.isArray(cleaned) ? { ...cleaned } : {};
  const errors: Errors = {};
  const kept: Statement = {};
  for (const [field, { required, nullable = false, kept: isKept, rules }] of Object.entries(fields)) {
    if (isKept && !isKept(given)) continue;
    const value = given[field];
    const wrong =
      required?.(given) && !isFilled(value)
        ? ['field is required.']
        : value === undefined || (value === null && nullable)
          ? []
          : rules.map((rule) => rule(value, given)).filter((what) => what !== null);
    if (wrong.length > 0) errors[field] = wrong.map((what) => `The ${field.replaceAll('_', ' ')} ${what}`);
    else if (value !== undefined) kept[field] = Array.isArray(value) ? [...new Set(value)] : value;
  }
  const { content_id: id } = given;
  if (isArray(id) && 'EAN-13' in id && digits13(id['EAN-13'], given) !== null)
    errors['content_id.EAN-13'] = ['The content_id.EAN-13 must be 13 digits.'];
  return { errors, kept };
}
