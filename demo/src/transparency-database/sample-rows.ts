import type { DailyRow } from './daily-file.ts';

/** Each with its share of the statements: names that nobody has. */
const PLATFORMS: readonly string[] = [
  'Sample Marketplace',
  'Sample Marketplace',
  'Example Bazaar',
  'Example Bazaar',
  'Example Video',
];
const CATEGORIES = [
  'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS',
  'STATEMENT_CATEGORY_CONSUMER_INFORMATION',
  'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
];
const KEYWORDS = ['', '["KEYWORD_UNSAFE_PRODUCTS"]', '["KEYWORD_PROHIBITED_PRODUCTS","KEYWORD_OTHER"]'];
const VISIBILITIES = ['DECISION_VISIBILITY_CONTENT_REMOVED', 'DECISION_VISIBILITY_CONTENT_DISABLED'];
const SOURCES = ['SOURCE_VOLUNTARY', 'SOURCE_VOLUNTARY', 'SOURCE_ARTICLE_16', 'SOURCE_TRUSTED_FLAGGER'];
const DECISIONS = ['AUTOMATED_DECISION_FULLY', 'AUTOMATED_DECISION_PARTIALLY', 'AUTOMATED_DECISION_NOT_AUTOMATED'];
const HEX = [...'0123456789abcdef'];
const LANGUAGES = ['FR', 'EN', 'DE', ''];

/**
 * Statements of a day, as many as asked: always the same for the same number. Texts hold what the published files have
 * and readers trip over: commas, quotes, backslashes, a carriage return inside quotes.
 */
export function* sampleRows(day: string, count: number, platforms = PLATFORMS): Generator<DailyRow> {
  // Numbers without chance (Numerical Recipes' LCG).
  let state = 17;
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T | undefined => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)];
  };
  const hex = (digits: number): string => {
    let text = '';
    while (text.length < digits) text += pick(HEX) ?? '';
    return text;
  };
  const two = (of: number): string => String(of).padStart(2, '0');
  for (let n = 0; n < count; n++) {
    const isIllegal = pick([true, false, false]) ?? false;
    const second = Math.floor((n * 86_400) / count);
    const time = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
    yield {
      uuid: `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
      decision_visibility: `["${pick(VISIBILITIES) ?? ''}"]`,
      decision_account: n % 50 === 0 ? 'DECISION_ACCOUNT_SUSPENDED' : '',
      account_type: pick(['', 'ACCOUNT_TYPE_BUSINESS']) ?? '',
      decision_ground: isIllegal ? 'DECISION_GROUND_ILLEGAL_CONTENT' : 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
      ...(isIllegal
        ? {
            illegal_content_legal_ground: 'Regulation (EU) 2023/988, "general product safety"',
            illegal_content_explanation: 'The product does not bear what the law asks for, \rand is not sold any more.',
          }
        : {
            incompatible_content_ground: 'Terms of the sample marketplace, 4.2\\a',
            incompatible_content_explanation: 'Goods of this kind are not sold here, whoever offers them.',
            incompatible_content_illegal: 'No',
          }),
      category: pick(CATEGORIES) ?? '',
      category_specification: pick(KEYWORDS) ?? '',
      content_type: '["CONTENT_TYPE_PRODUCT"]',
      content_language: pick(LANGUAGES) ?? '',
      content_date: `${day} 00:00:00`,
      content_id_ean: n % 20 === 0 ? String(4_000_000_000_000 + n) : '',
      territorial_scope:
        '["AT","BE","BG","CY","CZ","DE","DK","EE","ES","FI","FR","GR","HR","HU","IE","IT","LT","LU","LV"]',
      application_date: `${day} 00:00:00`,
      decision_facts: 'The offer was looked at after a signal; what it shows, and how it is described, were compared.',
      source_type: pick(SOURCES) ?? '',
      automated_detection: pick(['Yes', 'No']) ?? '',
      automated_decision: pick(DECISIONS) ?? '',
      platform_name: pick(platforms) ?? '',
      platform_uid: `smp-${n}-${hex(12)}`,
      created_at: `${day} ${time}`,
    };
  }
}
