import { z } from 'zod';
import type { Act, ActElement } from '../base/register-acts.ts';
import type { ComposeInput } from './compose.ts';
import { missingTyped } from './compose-typed.ts';

const MAX_LISTINGS = 500;
const MAX_FINDINGS = 500;

/** What an act lacks of the elements that its kind asks for, a line each, named by its point of the article. Empty: it is whole. */
export function listMissing(act: Act, input: ComposeInput): string[] {
  const typed = input.elements ?? {};
  const keys = new Set(act.elements.filter(({ from }) => from === 'typed').map(({ key }) => key));
  return [
    ...act.elements.flatMap((element) => missingElement(element, input)),
    ...Object.keys(typed)
      .filter((key) => !keys.has(key))
      .map((key) => `${key.slice(0, 50)}: no element that is typed in ${act.kind}`),
    ...missingLanguage(act, input),
    ...missingRest(input),
  ];
}

function missingElement(element: ActElement, input: ComposeInput): string[] {
  const point = element.point ? `${element.point} ` : '';
  switch (element.from) {
    case 'findings':
      return missingReasons(point, input);
    case 'listings':
      return missingLocations(point, input);
    case 'evidence':
      return missingEvidence(point, input);
    case 'sender':
      return missingNotifier(point, input);
    case 'confirmed':
      return input.bonaFide ? [] : [`${point}bonaFide: the statement of good faith is not confirmed`];
    case 'authority':
      return input.authority ? [] : [`${point}authority: this unit is not entered as an authority; an admin does that`];
    case 'recurrence':
      return element.required && !input.recurrence ? [`${point}recurrence: no figures on scale and recurrence`] : [];
    case 'recalled':
      return input.reminds ? [] : [`${point}reminds: no act named that was sent`];
    case 'acts':
      return element.required && !input.acts ? [`${point}acts: what was asked before is not given`] : [];
    case 'typed':
      return missingTyped(element, input.elements ?? {});
  }
}

/** A sufficiently substantiated explanation. A finding without a provision or a passage substantiates nothing. */
function missingReasons(point: string, { findings, listings }: ComposeInput): string[] {
  if (findings.length === 0) return [`${point}findings: no finding, so no reason to state`];
  if (findings.length > MAX_FINDINGS) return [`${point}findings: ${findings.length}, at most ${MAX_FINDINGS}`];
  const urls = new Set(listings.map(({ url }) => url));
  return findings.flatMap((finding, index) => {
    const at = `${point}findings[${index}] (${finding.rule})`;
    const lines: string[] = [];
    if (finding.legal.length === 0) lines.push(`${at}.legal: no legal basis`);
    if (finding.matches.length === 0) lines.push(`${at}.matches: no passage of the offer explains it`);
    if (finding.listingUrl && !urls.has(finding.listingUrl)) {
      lines.push(`${at}.listingUrl: ${finding.listingUrl} is not among the listings`);
    }
    return lines;
  });
}

/** The exact electronic location. */
function missingLocations(point: string, { listings }: ComposeInput): string[] {
  if (listings.length === 0) return [`${point}listings: no listing, so no exact URL`];
  if (listings.length > MAX_LISTINGS)
    return [`${point}listings: ${listings.length}, at most ${MAX_LISTINGS} in an act`];
  return listings.flatMap(({ url }, index) => {
    if (!url) return [`${point}listings[${index}].url: missing`];
    return isLocation(url) ? [] : [`${point}listings[${index}].url: not an absolute http(s) URL`];
  });
}

/** Name and e-mail, or a ground to leave them out (art. 16(2)(c)). */
function missingNotifier(point: string, { notifier, anonymous, findings }: ComposeInput): string[] {
  if (anonymous) {
    return findings.flatMap((finding, index) =>
      finding.legal.some(({ id }) => anonymous.offences.includes(id))
        ? []
        : [
            `${point}notifier: findings[${index}] (${finding.rule}) rests on no offence named as one of Directive 2011/93/EU, art. 3-7, so name and e-mail cannot be left out`,
          ],
    );
  }
  if (!notifier) return [`${point}notifier: missing`];
  const lines: string[] = [];
  if (!isLine(notifier.name)) lines.push(`${point}notifier.name: missing, or holds a control character`);
  if (!z.email().safeParse(notifier.email).success) {
    lines.push(`${point}notifier.email: missing or not an e-mail address`);
  }
  if (notifier.organisation !== null && !isLine(notifier.organisation)) {
    lines.push(`${point}notifier.organisation: empty, or holds a control character (null for an individual)`);
  }
  return lines;
}

/** What this house asks for beyond the articles: evidence behind every claim. */
function missingEvidence(point: string, { evidence }: ComposeInput): string[] {
  if (evidence.length === 0) return [`${point}evidence: no sealed evidence package`];
  return evidence.flatMap((sealed, index) => {
    const lines: string[] = [];
    const at = `${point}evidence[${index}]`;
    if (!/^[0-9a-f]{64}$/.test(sealed.digest)) lines.push(`${at}.digest: not a SHA-256 in lower-case hex`);
    if (!Number.isSafeInteger(sealed.logIndex) || sealed.logIndex < 0) lines.push(`${at}.logIndex: missing`);
    if (Number.isNaN(new Date(sealed.sealedAt).getTime())) lines.push(`${at}.sealedAt: not a date`);
    if (!sealed.packageId) lines.push(`${at}.packageId: missing`);
    return lines;
  });
}

/** An order goes out in a language that the provider has declared (art. 9(2)(c), 10(2)(c)), a file for a French court in French. */
function missingLanguage({ kind, languages }: Act, { language, declaredLanguages }: ComposeInput): string[] {
  if (languages === 'french') return language === 'fr' ? [] : [`language: ${kind} is written in French`];
  if (languages !== 'declared' || !declaredLanguages || declaredLanguages.includes(language)) return [];
  const point = kind === 'dsa-10' ? '10(2)(c)' : '9(2)(c)';
  return [
    `${point} language: ${language} is not among those the provider has declared: ${declaredLanguages.join(', ')}`,
  ];
}

/** Somebody to send to, and what the act is known by. */
function missingRest({ recipient, replyTo, id, caseId, platform, at }: ComposeInput): string[] {
  const lines: string[] = [];
  if (!isLine(recipient.name)) lines.push('recipient.name: missing, or holds a control character');
  if (replyTo && !isLocation(replyTo)) lines.push('replyTo: not an absolute http(s) URL');
  if (!platform.key || !isLine(platform.name)) lines.push('platform: key or name missing');
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(id)) lines.push('id: missing or not an identifier');
  if (!caseId) lines.push('caseId: missing');
  if (Number.isNaN(at.getTime())) lines.push('at: not a date');
  return lines;
}

function isLocation(url: string): boolean {
  return url.length <= 8192 && /^https?:\/\/[^\s/?#]+/.test(url) && !/\p{Cc}/u.test(url) && URL.canParse(url);
}

/** Something to read, on one line. */
function isLine(text: string): boolean {
  return text.trim() !== '' && !/\p{Cc}/u.test(text);
}
