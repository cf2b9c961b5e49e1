import { plainDate } from '../../base/core/clock.ts';
import { refusal } from '../refusals.ts';
import type { ComposeInput, ConfirmedCandidates, Notifier, ReportedFinding } from './compose-input.ts';
import { MAX_CANDIDATES, type Notice, type NoticeReason, noticeSchema } from './notice-schema.ts';
import { readElements } from './read-elements.ts';
import type { TypedValues } from './read-typed.ts';
import { noticeWords } from './words.ts';

const MAX_MATCHES = 50;
const MAX_QUOTE = 1000;
const MAX_LINE = 500;

/**
 * Composes a document of a kind of `registers/documents` from a case.
 *
 * Every reason comes from a finding and carries its citations, penalties and quoted passages; nothing is added to what
 * the pack states, and what the pack marks as unverified stays marked. Of the trader only name, identifier and URL are
 * passed on: the platform knows the rest (art. 30), and no more is needed to find the offer.
 *
 * @throws VigieError `VIGIE_NOTICE_INCOMPLETE` with one line per missing element, named by its point of the article
 */
export function composeNotice(input: ComposeInput): Notice {
  const { document } = input;
  const read = readElements(input);
  if ('missing' in read) {
    throw refusal('VIGIE_NOTICE_INCOMPLETE', { article: document.article }, { detail: read.missing });
  }
  const { language } = input;
  const isTranslated = language !== 'fr' && language !== 'en';
  return noticeSchema.parse({
    format: 'vigie.notice/1',
    id: input.id,
    kind: document.kind,
    caseId: input.caseId,
    language,
    ...(isTranslated ? { governing: governingOf(input) } : {}),
    at: input.at.toISOString(),
    date: plainDate(input.at, input.timeZone),
    platform: { key: input.platform.key, name: input.platform.name },
    recipient: { name: input.recipient.name, address: input.recipient.address },
    replyTo: input.replyTo ?? null,
    trader: input.trader && { id: input.trader.id, name: shorten(input.trader.name), url: input.trader.url },
    listings: input.listings.map(({ url, id, title }) => ({ url, id, title: shorten(title) })),
    reasons: input.findings.map((finding, index) => stateReason(finding, index + 1, input)),
    evidence: input.evidence.map(({ packageId, digest, logIndex, sealedAt }) => ({
      packageId,
      digest,
      logIndex,
      sealedAt: new Date(sealedAt).toISOString(),
    })),
    ...sectionOf(input, read.typed),
    ...pickRecord(input),
    notifier: input.anonymous ? null : input.notifier && pickNotifier(input.notifier),
    statement: document.elements.some(({ from }) => from === 'confirmed') ? noticeWords(language)('statement') : null,
  });
}

/**
 * The version that governs a document written in a translation: the same reasons and values under the fixed words of
 * that language.
 *
 * @returns null where the document itself governs
 */
export function governingVersion({ governing, ...notice }: Notice): Notice | null {
  if (!governing) return null;
  const say = noticeWords(governing);
  return {
    ...notice,
    language: governing,
    reasons: notice.reasons.map((reason) => ({ ...reason, explanation: say('explanation', { title: reason.title }) })),
    statement: notice.statement === null ? null : say('statement'),
  };
}

/** What packs speak: their titles and citations are in English and French. */
function governingOf({ language, governing = 'en' }: ComposeInput): 'fr' | 'en' {
  return language === 'fr' || language === 'en' ? language : governing;
}

/** What was typed, in the member that the kind has for it, with the issuing authority where the kind names one. */
function sectionOf({ document, authority }: ComposeInput, typed: TypedValues): Record<string, unknown> {
  if (document.section === null) return {};
  const names = document.elements.some(({ from }) => from === 'authority');
  return { [document.section]: { ...typed, ...(names ? { authority } : {}) } };
}

/** What the record holds beside the offers, where the kind asks for it. */
function pickRecord(input: ComposeInput): Partial<Notice> {
  const { document, acts, recurrence, reminds, candidates = [], laboratory = [] } = input;
  const asks = (from: string) => document.elements.some((element) => element.from === from);
  return {
    ...(asks('recalled') && reminds ? { reminds } : {}),
    ...(asks('documents') && acts ? { acts } : {}),
    ...(asks('recurrence') && recurrence ? { recurrence } : {}),
    ...(asks('candidates') && candidates.length > 0
      ? { candidates: candidates.map((each) => stateCandidates(each, governingOf(input))) }
      : {}),
    ...(asks('laboratory') && laboratory.length > 0 ? { laboratory } : {}),
  };
}

/** Sums of money stand in no obligation, and none is computed: offers, days, and what was sealed. */
function stateCandidates(
  { obligation, definition, notice, candidates }: ConfirmedCandidates,
  spoken: 'fr' | 'en',
): NonNullable<Notice['candidates']>[number] {
  const { title, basis, from, until, source, verified } = obligation;
  return {
    obligation: { title: title[spoken], basis: basis?.[spoken] ?? null, from, until, source, verified },
    definition: definition[spoken],
    notice: notice[spoken],
    candidates: candidates.slice(0, MAX_CANDIDATES).map(({ day, url, title: offer, exhibits, decision }) => ({
      day,
      url: url ?? shorten(offer),
      exhibits: exhibits.map(({ evidence, digest, logIndex, seenAt }) => ({
        packageId: evidence,
        digest,
        logIndex,
        seenAt,
      })),
      confirmedBy: decision?.by ?? '',
      confirmedAt: decision?.at ?? '',
    })),
    omitted: Math.max(0, candidates.length - MAX_CANDIDATES),
  };
}

function stateReason(finding: ReportedFinding, number: number, input: ComposeInput): NoticeReason {
  const { language } = input;
  const spoken = governingOf(input);
  const title = finding.title[spoken];
  return {
    number,
    explanation: noticeWords(language)('explanation', { title }),
    listingUrl: finding.listingUrl ?? null,
    findingId: finding.id ?? null,
    rule: finding.rule,
    title,
    pack: finding.pack,
    packDigest: finding.packDigest,
    engine: finding.engine,
    severity: finding.severity,
    legal: finding.legal.map((basis) => ({
      id: basis.id,
      citation: basis.citation[spoken],
      penalty: basis.penalty?.[spoken] ?? null,
      from: basis.from,
      to: basis.to,
      verified: basis.verified,
      note: basis.note?.[spoken] ?? null,
    })),
    matches: finding.matches.slice(0, MAX_MATCHES).map((match) => ({
      field: match.field,
      start: match.start,
      end: match.end,
      text: cutText(match.text, MAX_QUOTE),
      cut: match.text.length > MAX_QUOTE,
      term: cutText(match.term, MAX_LINE),
      via: match.via,
    })),
    matchesOmitted: Math.max(0, finding.matches.length - MAX_MATCHES),
  };
}

function pickNotifier({ organisation, name, email, trustedFlagger, awarded }: Notifier): Notifier {
  return { organisation, name, email, trustedFlagger, ...(trustedFlagger && awarded ? { awarded } : {}) };
}

/**
 * Cuts at a code point. What no store takes as JSON (U+0000, half a surrogate pair) becomes U+FFFD, so that offsets
 * stay.
 */
function cutText(text: string, max: number): string {
  const end = text.length > max && /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max;
  return text.slice(0, end).toWellFormed().replaceAll('\0', '\uFFFD');
}

function shorten(text: string): string;
function shorten(text: string | null): string | null;
function shorten(text: string | null): string | null {
  return text === null ? null : cutText(text, MAX_LINE);
}
