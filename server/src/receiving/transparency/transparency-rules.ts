import type { Words } from '@vigie/engine';
import { findPersonalData } from './personal-data.ts';
import { say } from './rule-words.ts';
import type { TransparencyRegister } from './transparency-register.ts';

/** Why the Transparency Database would not take a payload: the rule by name, the field, and a sentence. */
export interface TransparencyRefusal {
  rule: string;
  field: string;
  detail: Words;
}

export const LARGEST_BATCH = 100;

/** Longest texts, in characters. */
const LENGTHS: Record<string, number> = {
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

/** Fields with one value of an enumeration. */
const ONE_OF: Record<string, string> = {
  decision_monetary: 'DECISION_MONETARIES',
  decision_provision: 'DECISION_PROVISIONS',
  decision_account: 'DECISION_ACCOUNTS',
  account_type: 'ACCOUNT_TYPES',
  decision_ground: 'DECISION_GROUNDS',
  incompatible_content_illegal: 'INCOMPATIBLE_CONTENT_ILLEGALS',
  category: 'STATEMENT_CATEGORIES',
  source_type: 'SOURCE_TYPES',
  automated_detection: 'AUTOMATED_DETECTIONS',
  automated_decision: 'AUTOMATED_DECISIONS',
  content_language: 'CONTENT_LANGUAGES',
};

/** Fields with several. */
const SOME_OF: Record<string, string> = {
  decision_visibility: 'DECISION_VISIBILITIES',
  content_type: 'CONTENT_TYPES',
  category_addition: 'STATEMENT_CATEGORIES',
  category_specification: 'KEYWORDS',
  territorial_scope: 'TERRITORIAL_SCOPE',
};

const DATES: Record<string, string> = {
  content_date: '2000-01-01',
  application_date: '2020-01-01',
  end_date_visibility_restriction: '2020-01-01',
  end_date_monetary_restriction: '2020-01-01',
  end_date_service_restriction: '2020-01-01',
  end_date_account_restriction: '2020-01-01',
};
const LAST_DATE = '2038-01-01';

const REQUIRED = [
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
const DECISIONS = ['decision_visibility', 'decision_monetary', 'decision_provision', 'decision_account'];

/**
 * A text that goes with one value, and is refused without it: field, where the value stands, the value, whether the
 * text is required with it.
 */
const WITH_VALUE: [string, string, string, boolean][] = [
  ['decision_visibility_other', 'decision_visibility', 'DECISION_VISIBILITY_OTHER', true],
  ['decision_monetary_other', 'decision_monetary', 'DECISION_MONETARY_OTHER', true],
  ['content_type_other', 'content_type', 'CONTENT_TYPE_OTHER', true],
  ['category_specification_other', 'category_specification', 'KEYWORD_OTHER', true],
  ['illegal_content_legal_ground', 'decision_ground', 'DECISION_GROUND_ILLEGAL_CONTENT', true],
  ['illegal_content_explanation', 'decision_ground', 'DECISION_GROUND_ILLEGAL_CONTENT', true],
  ['incompatible_content_ground', 'decision_ground', 'DECISION_GROUND_INCOMPATIBLE_CONTENT', true],
  ['incompatible_content_explanation', 'decision_ground', 'DECISION_GROUND_INCOMPATIBLE_CONTENT', true],
  ['incompatible_content_illegal', 'decision_ground', 'DECISION_GROUND_INCOMPATIBLE_CONTENT', false],
];

const FIELDS = new Set([
  ...Object.keys(LENGTHS),
  ...Object.keys(ONE_OF),
  ...Object.keys(SOME_OF),
  ...Object.keys(DATES),
  'content_id',
]);

type Payload = Record<string, unknown>;
type Refuse = (rule: string, field: string, detail: Words) => void;

const isPlainObject = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * Checks one payload against the rules that the Transparency Database publishes (API v1), before anything is sent.
 *
 * @param names of people who may not appear (the trader, the notifier).
 * @returns every rule that it breaks, by name; none where it would be taken.
 */
export function checkPayload(
  payload: unknown,
  register: TransparencyRegister,
  names: readonly string[] = [],
): TransparencyRefusal[] {
  const found: TransparencyRefusal[] = [];
  const refuse: Refuse = (rule, field, detail) => found.push({ rule, field, detail });
  if (!isPlainObject(payload)) {
    refuse('not-an-object', '', say('not-an-object'));
    return found;
  }
  for (const field of Object.keys(payload)) {
    if (!FIELDS.has(field)) refuse('unknown-field', field, say('unknown-field', { field }));
  }
  for (const field of REQUIRED) {
    if (isAbsent(payload[field])) refuse('required', field, say('required', { field }));
  }
  if (DECISIONS.every((field) => isAbsent(payload[field])))
    refuse('decision-missing', DECISIONS[0] ?? '', say('decision-missing', { fields: DECISIONS.join(', ') }));
  checkValues(payload, register, refuse);
  checkDates(payload, refuse);
  for (const [field, where, value, isRequired] of WITH_VALUE) {
    const on = payload[where];
    const stands = Array.isArray(on) ? on.includes(value) : on === value;
    if (stands && isRequired && isAbsent(payload[field]))
      refuse('required-with', field, say('required-with', { field, value }));
    if (!stands && !isAbsent(payload[field])) refuse('only-with', field, say('only-with', { field, value, where }));
  }
  checkRest(payload, refuse);
  checkPersonalData(payload, names, refuse);
  return found;
}

function checkValues(payload: Payload, register: TransparencyRegister, refuse: Refuse): void {
  for (const [field, longest] of Object.entries(LENGTHS)) {
    const value = payload[field];
    if (isAbsent(value)) continue;
    if (typeof value !== 'string') refuse('not-text', field, say('not-text', { field }));
    else if ([...value].length > longest)
      refuse('too-long', field, say('too-long', { field, length: [...value].length, most: longest }));
  }
  for (const [field, list] of Object.entries(ONE_OF)) {
    const value = payload[field];
    if (isAbsent(value)) continue;
    if (typeof value !== 'string' || !register.enums[list]?.includes(value))
      refuse('unknown-value', field, say('unknown-value', { value: JSON.stringify(value), list }));
  }
  for (const [field, list] of Object.entries(SOME_OF)) {
    const value = payload[field];
    if (isAbsent(value)) continue;
    if (!Array.isArray(value)) {
      refuse('not-a-list', field, say('not-a-list', { field }));
      continue;
    }
    if (new Set(value).size < value.length) refuse('value-twice', field, say('value-twice', { field }));
    for (const each of value) {
      if (typeof each !== 'string' || !register.enums[list]?.includes(each))
        refuse('unknown-value', field, say('unknown-value', { value: JSON.stringify(each), list }));
    }
  }
}

/** A day that the calendar has, as YYYY-MM-DD. */
function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

function checkDates(payload: Payload, refuse: Refuse): void {
  for (const [field, first] of Object.entries(DATES)) {
    const value = payload[field];
    if (isAbsent(value)) continue;
    if (!isDay(value)) refuse('not-a-day', field, say('not-a-day', { field }));
    else if (value < first || value > LAST_DATE)
      refuse('day-out-of-range', field, say('day-out-of-range', { field, first, last: LAST_DATE }));
    else if (field.startsWith('end_date') && isDay(payload.application_date) && value < payload.application_date)
      refuse('ends-before-it-begins', field, say('ends-before-it-begins', { field }));
  }
}

function checkRest(payload: Payload, refuse: Refuse): void {
  const { puid, source_type: source, source_identity: identity, content_id: id } = payload;
  if (typeof puid === 'string' && puid !== '' && !/^[A-Za-z0-9_-]+$/.test(puid))
    refuse('puid-characters', 'puid', say('puid-characters'));
  if (source === 'SOURCE_VOLUNTARY' && !isAbsent(identity))
    refuse('only-with', 'source_identity', say('not-with', { field: 'source_identity', value: 'SOURCE_VOLUNTARY' }));
  const url = payload.decision_ground_reference_url;
  if (typeof url === 'string' && url !== '' && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)))
    refuse('not-a-url', 'decision_ground_reference_url', say('not-a-url', { field: 'decision_ground_reference_url' }));
  if (!isAbsent(id)) {
    const keys = isPlainObject(id) ? Object.keys(id) : [];
    const ean = isPlainObject(id) ? id['EAN-13'] : null;
    if (keys.join() !== 'EAN-13' || typeof ean !== 'string' || !/^\d{13}$/.test(ean))
      refuse('content-id', 'content_id', say('content-id'));
  }
}

/** Art. 24(5): no personal data, in any text. */
function checkPersonalData(payload: Payload, names: readonly string[], refuse: Refuse): void {
  for (const field of Object.keys(LENGTHS)) {
    const value = payload[field];
    if (typeof value !== 'string' || field === 'puid') continue;
    for (const kind of findPersonalData(value, names))
      refuse(`personal-${kind}`, field, say('personal', { field, kind: say(`personal-${kind}`) }));
  }
}
