import type { TFunction } from 'i18next';
import type { Condition, MeasureCondition, TermsCondition } from './messages.ts';

const FIELDS = ['title', 'description', 'category', 'brand', 'warnings', 'trader', 'manufacturer', 'picture'] as const;
const KINDS = [
  'height',
  'length',
  'width',
  'depth',
  'diameter',
  'girth',
  'blade',
  'weight',
  'age',
  'duration',
  'voltage',
  'volume',
  'quantity',
  'size',
] as const;
const ABSENT = ['manufacturer', 'responsiblePerson', 'warnings', 'brand', 'images', 'gtin', 'age'] as const;
const BOUNDS = ['below', 'above', 'atLeast', 'atMost'] as const;

const listOf = (language: string, type: 'conjunction' | 'disjunction', words: readonly string[]): string =>
  new Intl.ListFormat(language, { type }).format(words);

/** The names of fields, as a sentence has them. */
function fieldsInWords(fields: readonly string[], t: TFunction, language: string): string {
  const names = fields.map((name) => {
    const known = FIELDS.find((field) => field === name);
    if (known) return t(`field.${known}`);
    if (name === 'attributes') return t('studio.anyAttribute');
    return t('field.attributes', { name: name.replace(/^attributes\./, '') });
  });
  return listOf(language, 'disjunction', names);
}

function termsInWords(condition: TermsCondition, t: TFunction, language: string): string {
  const quoted = (lists: string | string[]) =>
    listOf(
      language,
      'disjunction',
      [lists].flat().map((list) => t('studio.list', { list })),
    );
  const { terms, except, min = 1, fields } = condition;
  const lists = quoted(terms);
  return [
    min === 1 ? t('studio.terms', { lists }) : t('studio.termsMin', { count: min, lists }),
    fields === undefined ? '' : t('studio.in', { fields: fieldsInWords(fields, t, language) }),
    except === undefined ? '' : t('studio.except', { lists: quoted(except) }),
  ].join('');
}

function measureInWords(condition: MeasureCondition, t: TFunction, language: string): string {
  const kinds = [condition.measure].flat().map((kind) => {
    const known = KINDS.find((each) => each === kind);
    return known ? t(`studio.kind.${known}`) : kind;
  });
  const bounds = BOUNDS.flatMap((bound) => {
    const value = condition[bound];
    return value === undefined ? [] : [t(`studio.${bound}`, { value })];
  });
  return [
    t('studio.measure', {
      kinds: listOf(language, 'disjunction', kinds),
      bounds: listOf(language, 'conjunction', bounds),
    }),
    condition.fields === undefined ? '' : t('studio.in', { fields: fieldsInWords(condition.fields, t, language) }),
  ].join('');
}

/** What a condition asks, in a sentence; its parts follow by themselves (`partsOf`). */
export function conditionInWords(condition: Condition, t: TFunction, language: string): string {
  if ('all' in condition) return t('studio.all');
  if ('any' in condition) return t('studio.any');
  if ('not' in condition) return t('studio.not');
  if ('near' in condition) return t('studio.near', { count: condition.within ?? 8 });
  if ('terms' in condition) return termsInWords(condition, t, language);
  if ('measure' in condition) return measureInWords(condition, t, language);
  if ('product' in condition) return t('studio.product', { list: condition.product });
  if ('absent' in condition) {
    const known = ABSENT.find((field) => field === condition.absent);
    return t('studio.absent', { field: known ? t(`field.${known}`) : condition.absent });
  }
  return t('studio.cel', { cel: condition.cel });
}

/** The conditions inside a condition, in the order in which an explanation has them. */
export function partsOf(condition: Condition): Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  if ('not' in condition) return [condition.not];
  return 'near' in condition ? condition.near : [];
}

/** The lists of terms that a condition names, each once. */
export function listsOf(condition: Condition): string[] {
  const named = 'terms' in condition ? [condition.terms, condition.except ?? []].flat() : [];
  return [...new Set([...named, ...partsOf(condition).flatMap(listsOf)])];
}
