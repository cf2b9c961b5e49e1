import { plainDate } from '../../base/core/clock.ts';
import type { Language } from '../../base/core/language.ts';
import { writeDay } from '../../base/text/write-day.ts';
import { RESTRICTION_KINDS, type RestrictionKind, type StatementOfReasons } from '../../notice/index.ts';
import { writeDatabaseUrl } from '../transparency/normalise-payload.ts';
import { receivingWords } from '../words.ts';
import { register, type StatementContent } from './statement-schema.ts';

/** A statement about one address. */
export interface Statement {
  id: string;
  url: string;
  madeAt: string;
  content: StatementContent;
}

const DECIDED = {
  none: 'AUTOMATED_DECISION_NOT_AUTOMATED',
  partially: 'AUTOMATED_DECISION_PARTIALLY',
} as const;

/** Names of the restrictions in force, of all four kinds. */
function listRestrictions({ restriction }: StatementContent): { value: string; until: string | null }[] {
  const { visibility, monetary, provision, account } = restriction;
  return [
    ...visibility.map((value) => ({ value, until: restriction.visibilityUntil })),
    ...(monetary ? [{ value: monetary, until: restriction.monetaryUntil }] : []),
    ...(provision ? [{ value: provision, until: restriction.provisionUntil }] : []),
    ...(account ? [{ value: account, until: restriction.accountUntil }] : []),
  ];
}

/**
 * The payload of the Transparency Database (API v1) for a statement. What is not said is left out. The statement's id
 * is its `puid`: sent twice, it is one. The address of the offer and who sold it stay out (art. 24(5): no personal
 * data).
 */
export function toPayload({ id, content }: Pick<Statement, 'id' | 'content'>): Record<string, unknown> {
  const { restriction } = content;
  const isIllegal = content.ground === 'illegal';
  const payload: Record<string, unknown> = {
    decision_visibility: restriction.visibility,
    decision_visibility_other: restriction.visibilityOther,
    end_date_visibility_restriction: restriction.visibilityUntil,
    decision_monetary: restriction.monetary,
    decision_monetary_other: restriction.monetaryOther,
    end_date_monetary_restriction: restriction.monetaryUntil,
    decision_provision: restriction.provision,
    end_date_service_restriction: restriction.provisionUntil,
    decision_account: restriction.account,
    end_date_account_restriction: restriction.accountUntil,
    account_type: restriction.accountType,
    decision_ground: isIllegal ? 'DECISION_GROUND_ILLEGAL_CONTENT' : 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    [isIllegal ? 'illegal_content_legal_ground' : 'incompatible_content_ground']: content.groundReference,
    [isIllegal ? 'illegal_content_explanation' : 'incompatible_content_explanation']: content.groundExplanation,
    incompatible_content_illegal: content.alsoIllegal === null ? null : content.alsoIllegal ? 'Yes' : 'No',
    decision_ground_reference_url: content.groundUrl && writeDatabaseUrl(content.groundUrl),
    content_type: content.contentType,
    content_type_other: content.contentTypeOther,
    category: content.category,
    category_addition: content.categoryAddition,
    category_specification: content.keywords,
    category_specification_other: content.keywordOther,
    // The database's documentation calls the scope required: everywhere is every country of the EEA.
    territorial_scope:
      content.territorialScope.length > 0 ? content.territorialScope : register.enums.TERRITORIAL_SCOPE,
    content_language: content.contentLanguage,
    content_date: content.contentDate,
    application_date: content.applicationDate,
    decision_facts: content.facts,
    source_type: content.source,
    automated_detection: content.automatedDetection ? 'Yes' : 'No',
    automated_decision: DECIDED[content.automatedDecision],
    content_id: content.ean === null ? null : { 'EAN-13': content.ean.padStart(13, '0') },
    puid: id,
  };
  return Object.fromEntries(
    Object.entries(payload).filter(([, value]) => value !== null && value !== '' && String(value) !== ''),
  );
}

/** The statement as a notifier's installation takes it: one entry for each restriction. */
export function toStatementsOfReasons({ id, url, madeAt, content }: Statement): StatementOfReasons[] {
  return listRestrictions(content).map(({ value, until }, index) => ({
    id: index === 0 ? id : `${id}-${index + 1}`,
    url,
    restriction: {
      kind: kindOf(value),
      from: `${content.applicationDate}T00:00:00Z`,
      until: until === null ? null : `${until}T23:59:59Z`,
    },
    territorialScope: content.territorialScope,
    facts: content.facts,
    automatedDetection: content.automatedDetection,
    automatedDecision: content.automatedDecision,
    ground: content.ground,
    groundReference: content.groundReference,
    groundExplanation: content.groundExplanation,
    redress: content.redress,
    at: madeAt,
  }));
}

/** `DECISION_VISIBILITY_CONTENT_REMOVED` is `visibility-removed` to people and to the exchange. */
function kindOf(value: string): RestrictionKind {
  const name = value
    .toLowerCase()
    .replace(/^decision_/, '')
    .replace('_content_', '_')
    .replaceAll('_', '-');
  const kind = RESTRICTION_KINDS.find((each) => each === name);
  if (kind === undefined) throw new Error(`the exchange has no word for ${value}`);
  return kind;
}

/** A country by its code, for a reader; what is no country's code stays as it is. */
const nameCountry = (code: string, language: Language): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code) : code;

/** The statement as the trader reads it (art. 17(4): clear and easily comprehensible). */
export function writeStatement({ url, content }: Pick<Statement, 'url' | 'content'>, language: Language): string {
  const say = receivingWords(language);
  const restrictions = listRestrictions(content);
  const ends = [...new Set(restrictions.map(({ until }) => until).filter((until) => until !== null))];
  return say('statement.text', {
    url,
    restriction: restrictions.map(({ value }) => say(`restriction.${kindOf(value)}`)).join(', '),
    from: writeDay(content.applicationDate, language),
    until:
      ends.length === 0
        ? say('statement.endless')
        : say('statement.until', { until: ends.map((end) => writeDay(end, language)).join(', ') }),
    where:
      content.territorialScope.map((code) => nameCountry(code, language)).join(', ') || say('statement.everywhere'),
    facts: content.facts,
    ground: say(`statement.${content.ground}`),
    reference: content.groundReference,
    explanation: content.groundExplanation,
    detected: say(content.automatedDetection ? 'statement.yes' : 'statement.no'),
    automated: say(`automated.${content.automatedDecision}`),
    redress: content.redress,
  });
}

/** The notice to buyers of art. 32(2), for the last six months before the day in `timeZone`: the duty's text alone, since no buyer is known here. */
export function writeBuyersNotice(
  statement: Pick<Statement, 'url' | 'madeAt' | 'content'> & { trader: string | null },
  language: Language,
  timeZone: string,
): string {
  const say = receivingWords(language);
  const { content } = statement;
  const at = plainDate(new Date(statement.madeAt), timeZone);
  return say('buyers.text', {
    url: statement.url,
    trader: statement.trader ?? '–',
    at: writeDay(at, language),
    from: writeDay(monthsAfter(new Date(at), -6).toISOString().slice(0, 10), language),
    ground: `${content.groundReference}. ${content.groundExplanation}`,
    redress: say('buyers.redress'),
  });
}

/**
 * So many months later (or earlier), on the same day of the month or its last (Regulation (EEC, Euratom) 1182/71, art.
 * 3(2)(c)).
 */
export function monthsAfter(from: Date, months: number): Date {
  const moved = new Date(from);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(from.getUTCDate(), last));
  return moved;
}
