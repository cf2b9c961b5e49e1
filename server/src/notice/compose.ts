import type { Finding, Trader } from '@vigie/engine';
import { z } from 'zod';
import { plainDate } from '../base/clock.ts';
import { VigieError } from '../base/errors.ts';
import { type Notice, type NoticeReason, noticeSchema } from './compose-schema.ts';
import { type NoticeLanguage, noticeWords } from './compose-words.ts';

/** A finding as it backs a notice; `listingUrl` says which location it concerns (absent: all of them). */
export type ReportedFinding = Finding & { id?: string; listingUrl?: string | null };

export interface NoticeEvidence {
  packageId: string;
  /** SHA-256 of the package, lower-case hex. */
  digest: string;
  /** Index of the package's entry in the log, from 0. */
  logIndex: number;
  sealedAt: Date | string;
}

export interface Notifier {
  organisation: string | null;
  name: string;
  email: string;
  /** Status awarded under Regulation (EU) 2022/2065, art. 22. */
  trustedFlagger: boolean;
}

export interface ComposeInput {
  id: string;
  caseId: string;
  platform: { key: string; name: string };
  trader: Pick<Trader, 'id' | 'name' | 'url'> | null;
  listings: { url: string | null; id: string | null; title: string }[];
  findings: ReportedFinding[];
  evidence: NoticeEvidence[];
  notifier: Notifier | null;
  /**
   * Leave the notifier's name and e-mail out. Art. 16(2)(c) allows that only for information considered to involve an offence of
   * Directive 2011/93/EU, art. 3 to 7: `offences` names the legal bases of the findings that a person holds to be such offences, and
   * every finding must rest on one of them.
   */
  anonymous?: { offences: readonly string[] } | null;
  recipient: { name: string; address: string | null };
  /** Where answers may be posted; absent: by e-mail alone. */
  replyTo?: string | null;
  language: NoticeLanguage;
  /** The person who sends has confirmed the statement of art. 16(2)(d). A machine does not confirm it for them. */
  bonaFide: boolean;
  at: Date;
}

const MAX_LISTINGS = 500;
const MAX_FINDINGS = 500;
const MAX_MATCHES = 50;
const MAX_QUOTE = 1000;
const MAX_LINE = 500;

/**
 * Composes the notice of Regulation (EU) 2022/2065, art. 16, from a case.
 *
 * Every reason comes from a finding and carries its citations, penalties and quoted passages; nothing is added to what the pack states,
 * and what the pack marks as unverified stays marked. Of the trader only name, identifier and URL are passed on: the platform knows the
 * rest (art. 30), and no more is needed to find the offer.
 *
 * @throws VigieError VIGIE_NOTICE_INCOMPLETE with one line per missing element, named by its point of art. 16(2)
 */
export function composeNotice(input: ComposeInput): Notice {
  const missing = [
    ...missingReasons(input),
    ...missingLocations(input),
    ...missingNotifier(input),
    ...missingRest(input),
  ];
  if (missing.length > 0) {
    throw new VigieError(
      'VIGIE_NOTICE_INCOMPLETE',
      `The notice of case ${input.caseId} lacks what article 16(2) of Regulation (EU) 2022/2065 asks for. Complete it and try again.`,
      { detail: missing },
    );
  }
  const say = noticeWords(input.language);
  return noticeSchema.parse({
    format: 'vigie.notice/1',
    id: input.id,
    kind: 'dsa-16',
    caseId: input.caseId,
    language: input.language,
    at: input.at.toISOString(),
    date: plainDate(input.at),
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
    notifier: input.anonymous ? null : input.notifier && pickNotifier(input.notifier),
    statement: say('statement'),
  });
}

function stateReason(finding: ReportedFinding, number: number, input: ComposeInput): NoticeReason {
  const { language } = input;
  const title = finding.title[language];
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
      citation: basis.citation[language],
      penalty: basis.penalty?.[language] ?? null,
      from: basis.from,
      to: basis.to,
      verified: basis.verified,
      note: basis.note?.[language] ?? null,
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

/** Point (a): a sufficiently substantiated explanation. A finding without a provision or a passage substantiates nothing. */
function missingReasons({ findings, listings }: ComposeInput): string[] {
  if (findings.length === 0) return ['16(2)(a) findings: no finding, so no reason to state'];
  if (findings.length > MAX_FINDINGS) return [`16(2)(a) findings: ${findings.length}, at most ${MAX_FINDINGS}`];
  const urls = new Set(listings.map(({ url }) => url));
  return findings.flatMap((finding, index) => {
    const at = `16(2)(a) findings[${index}] (${finding.rule})`;
    const lines: string[] = [];
    if (finding.legal.length === 0) lines.push(`${at}.legal: no legal basis`);
    if (finding.matches.length === 0) lines.push(`${at}.matches: no passage of the offer explains it`);
    if (finding.listingUrl && !urls.has(finding.listingUrl)) {
      lines.push(`${at}.listingUrl: ${finding.listingUrl} is not among the listings`);
    }
    return lines;
  });
}

/** Point (b): the exact electronic location. */
function missingLocations({ listings }: ComposeInput): string[] {
  if (listings.length === 0) return ['16(2)(b) listings: no listing, so no exact URL'];
  if (listings.length > MAX_LISTINGS)
    return [`16(2)(b) listings: ${listings.length}, at most ${MAX_LISTINGS} in a notice`];
  return listings.flatMap(({ url }, index) => {
    if (!url) return [`16(2)(b) listings[${index}].url: missing`];
    return isLocation(url) ? [] : [`16(2)(b) listings[${index}].url: not an absolute http(s) URL`];
  });
}

/** Point (c): name and e-mail, or a ground to leave them out. */
function missingNotifier({ notifier, anonymous, findings }: ComposeInput): string[] {
  if (anonymous) {
    return findings.flatMap((finding, index) =>
      finding.legal.some(({ id }) => anonymous.offences.includes(id))
        ? []
        : [
            `16(2)(c) notifier: findings[${index}] (${finding.rule}) rests on no offence named as one of Directive 2011/93/EU, art. 3-7, so name and e-mail cannot be left out`,
          ],
    );
  }
  if (!notifier) return ['16(2)(c) notifier: missing'];
  const lines: string[] = [];
  if (!isLine(notifier.name)) lines.push('16(2)(c) notifier.name: missing, or holds a control character');
  if (!z.email().safeParse(notifier.email).success)
    lines.push('16(2)(c) notifier.email: missing or not an e-mail address');
  if (notifier.organisation !== null && !isLine(notifier.organisation)) {
    lines.push('16(2)(c) notifier.organisation: empty, or holds a control character (null for an individual)');
  }
  return lines;
}

/** Point (d), and what this house asks for beyond the article: evidence behind every claim, and somebody to send to. */
function missingRest({ bonaFide, evidence, recipient, id, caseId, platform, at }: ComposeInput): string[] {
  const lines: string[] = [];
  if (!bonaFide) lines.push('16(2)(d) bonaFide: the statement of good faith is not confirmed');
  if (evidence.length === 0) lines.push('evidence: no sealed evidence package');
  for (const [index, sealed] of evidence.entries()) {
    if (!/^[0-9a-f]{64}$/.test(sealed.digest)) lines.push(`evidence[${index}].digest: not a SHA-256 in lower-case hex`);
    if (!Number.isSafeInteger(sealed.logIndex) || sealed.logIndex < 0)
      lines.push(`evidence[${index}].logIndex: missing`);
    if (Number.isNaN(new Date(sealed.sealedAt).getTime())) lines.push(`evidence[${index}].sealedAt: not a date`);
    if (!sealed.packageId) lines.push(`evidence[${index}].packageId: missing`);
  }
  if (!isLine(recipient.name)) lines.push('recipient.name: missing, or holds a control character');
  if (!platform.key || !isLine(platform.name)) lines.push('platform: key or name missing');
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(id)) lines.push('id: missing or not an identifier');
  if (!caseId) lines.push('caseId: missing');
  if (Number.isNaN(at.getTime())) lines.push('at: not a date');
  return lines;
}

function pickNotifier({ organisation, name, email, trustedFlagger }: Notifier): Notifier {
  return { organisation, name, email, trustedFlagger };
}

function isLocation(url: string): boolean {
  return url.length <= 8192 && /^https?:\/\/[^\s/?#]+/.test(url) && !/\p{Cc}/u.test(url) && URL.canParse(url);
}

/** Something to read, on one line. */
function isLine(text: string): boolean {
  return text.trim() !== '' && !/\p{Cc}/u.test(text);
}

/** Cuts at a code point. What no store takes as JSON (U+0000, half a surrogate pair) becomes U+FFFD, so that offsets stay. */
function cutText(text: string, max: number): string {
  const end = text.length > max && /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max;
  return text.slice(0, end).toWellFormed().replaceAll('\0', '\uFFFD');
}

function shorten(text: string): string;
function shorten(text: string | null): string | null;
function shorten(text: string | null): string | null {
  return text === null ? null : cutText(text, MAX_LINE);
}
