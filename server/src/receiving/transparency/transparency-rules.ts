import type { Words } from '@vigie/engine';
import { ONE_OF, SOME_OF, type TransparencyRegister } from '../../base/registers/transparency-register.ts';
import { findPersonalData } from '../../base/text/personal-data.ts';
import { isDatabaseUrl, isPlainObject, normalisePayload, type Payload } from './normalise-payload.ts';
import { DATES, DECISIONS, FIELDS, GOES_WITH, LAST_DATE, LENGTHS, NEVER_NULL, REQUIRED } from './payload-fields.ts';
import { say } from './rule-words.ts';

/** What a rule of the Transparency Database says of a payload: the rule by name, the field, and a sentence. */
export interface TransparencyRemark {
  rule: string;
  field: string;
  detail: Words;
}

/** What would become of a payload. */
export interface TransparencyVerdict {
  /** As it is sent: normalised, without what the database would drop. */
  payload: Payload;
  /** Why it would not be taken; none: it would. */
  refusals: TransparencyRemark[];
  /** What the database would drop without a word, or take although it makes no sense. */
  warnings: TransparencyRemark[];
}

export const LARGEST_BATCH = 100;

type Remark = (rule: string, field: string, detail: Words) => void;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/**
 * Judges one payload by the rules that the Transparency Database publishes (API v1), before anything is sent. The
 * database trims and reshapes what it gets before it judges ({@link normalisePayload}), and so does this.
 *
 * @param names of people who may not appear (the trader, the notifier).
 */
export function judgePayload(
  given: unknown,
  register: TransparencyRegister,
  names: readonly string[] = [],
): TransparencyVerdict {
  const refusals: TransparencyRemark[] = [];
  const warnings: TransparencyRemark[] = [];
  const refuse: Remark = (rule, field, detail) => refusals.push({ rule, field, detail });
  const warn: Remark = (rule, field, detail) => warnings.push({ rule, field, detail });
  if (!isPlainObject(given)) {
    refuse('not-an-object', '', say('not-an-object'));
    return { payload: {}, refusals, warnings };
  }
  const payload = normalisePayload(given);
  dropVain(payload, refuse, warn);
  for (const field of REQUIRED) {
    if (isEmpty(payload[field])) refuse('required', field, say('required', { field }));
  }
  if (DECISIONS.every((field) => isEmpty(payload[field])))
    refuse('decision-missing', DECISIONS[0] ?? '', say('decision-missing', { fields: DECISIONS.join(', ') }));
  for (const { field, where, value, isRequired } of GOES_WITH) {
    if (isRequired && says(payload, where, value) && isEmpty(payload[field]))
      refuse('required-with', field, say('required-with', { field, value }));
  }
  checkTexts(payload, refuse);
  checkValues(payload, register, refuse);
  checkDates(payload, refuse, warn);
  checkContentId(payload, refuse);
  checkPersonalData(payload, names, refuse);
  const sent = Object.entries(payload).filter(([, value]) => !isEmpty(value));
  return { payload: Object.fromEntries(sent), refusals, warnings };
}

function says(payload: Payload, where: string, value: string): boolean {
  const on = payload[where];
  return Array.isArray(on) ? on.includes(value) : on === value;
}

/** Takes out what the database drops: fields that it does not have, and texts beside a value they do not go with. */
function dropVain(payload: Payload, refuse: Remark, warn: Remark): void {
  for (const field of Object.keys(payload).filter((name) => !FIELDS.has(name))) {
    warn('unknown-field', field, say('unknown-field', { field }));
    delete payload[field];
  }
  for (const { field, where, value, isMeasured } of GOES_WITH) {
    if (says(payload, where, value) || payload[field] === undefined) continue;
    if (isMeasured) checkText(field, payload[field], refuse);
    if (!isEmpty(payload[field])) warn('only-with', field, say('only-with', { field, value, where }));
    delete payload[field];
  }
  const { source_type: source, source_identity: identity, content_id: id } = payload;
  if (source === 'SOURCE_VOLUNTARY' && !isEmpty(identity)) {
    checkText('source_identity', identity, refuse);
    warn('only-with', 'source_identity', say('not-with', { field: 'source_identity', value: source }));
    delete payload.source_identity;
  }
  if (typeof id !== 'object' || id === null) return;
  const ean = isPlainObject(id) && 'EAN-13' in id ? { 'EAN-13': id['EAN-13'] } : null;
  if (Object.keys(id).length > Object.keys(ean ?? {}).length) warn('content-id', 'content_id', say('content-id-other'));
  payload.content_id = ean;
}

function checkText(field: string, value: unknown, refuse: Remark): void {
  if (isEmpty(value)) return;
  const longest = LENGTHS[field] ?? 0;
  if (typeof value !== 'string') refuse('not-text', field, say('not-text', { field }));
  else if ([...value].length > longest)
    refuse('too-long', field, say('too-long', { field, length: [...value].length, most: longest }));
}

function checkTexts(payload: Payload, refuse: Remark): void {
  for (const field of Object.keys(LENGTHS)) checkText(field, payload[field], refuse);
  const { puid, decision_ground_reference_url: url } = payload;
  if (typeof puid === 'string' && !/^[A-Za-z0-9_-]+$/.test(puid))
    refuse('puid-characters', 'puid', say('puid-characters'));
  const isUrl = url === undefined || url === null || (typeof url === 'string' && isDatabaseUrl(url));
  if (!isUrl)
    refuse('not-a-url', 'decision_ground_reference_url', say('not-a-url', { field: 'decision_ground_reference_url' }));
}

function checkValues(payload: Payload, register: TransparencyRegister, refuse: Remark): void {
  const mustBeOf = (field: string, list: string, value: unknown): void => {
    if (typeof value !== 'string' || !register.enums[list]?.includes(value))
      refuse('unknown-value', field, say('unknown-value', { value: JSON.stringify(value), list }));
  };
  for (const [field, list] of Object.entries({ ...ONE_OF, ...SOME_OF })) {
    const value = payload[field];
    // An empty list where one value belongs is no value, and what is required is said to be missing already.
    const isAbsent = value === undefined || (value === null && !NEVER_NULL.includes(field));
    if (isAbsent || (REQUIRED.includes(field) && isEmpty(value))) continue;
    if (field in ONE_OF) mustBeOf(field, list, value);
    else if (!Array.isArray(value)) refuse('not-a-list', field, say('not-a-list', { field }));
    else for (const each of value) mustBeOf(field, list, each);
  }
}

/** A day that the calendar has, as YYYY-MM-DD. */
function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

function checkDates(payload: Payload, refuse: Remark, warn: Remark): void {
  for (const [field, first] of Object.entries(DATES)) {
    const value = payload[field];
    if (value === undefined || value === null || (REQUIRED.includes(field) && isEmpty(value))) continue;
    if (!isDay(value)) refuse('not-a-day', field, say('not-a-day', { field }));
    else if (value < first || value > LAST_DATE)
      refuse('day-out-of-range', field, say('day-out-of-range', { field, first, last: LAST_DATE }));
    else if (field.startsWith('end_date') && isDay(payload.application_date) && value < payload.application_date)
      warn('ends-before-it-begins', field, say('ends-before-it-begins', { field }));
  }
}

const isEan = (value: unknown): boolean => typeof value === 'string' && /^\d{13}$/.test(value);

function checkContentId({ content_id: id, content_id_ean: column }: Payload, refuse: Remark): void {
  const isGiven = id !== undefined && id !== null;
  if (isGiven && !(isPlainObject(id) && isEan(id['EAN-13']))) refuse('content-id', 'content_id', say('content-id'));
  if (column !== undefined && column !== null && !isEan(column))
    refuse('content-id', 'content_id_ean', say('content-id'));
}

/** Art. 24(5): no personal data, in any text. The database does not look for it. */
function checkPersonalData(payload: Payload, names: readonly string[], refuse: Remark): void {
  for (const field of Object.keys(LENGTHS)) {
    const value = payload[field];
    if (typeof value !== 'string' || field === 'puid') continue;
    for (const kind of findPersonalData(value, names))
      refuse(`personal-${kind}`, field, say('personal', { field, kind: say(`personal-${kind}`) }));
  }
}
