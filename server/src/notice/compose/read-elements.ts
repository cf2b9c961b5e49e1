import type { Words } from '@vigie/engine';
import { isEmail } from '../../base/core/email-address.ts';
import type { ComposeInput } from './compose-input.ts';
import type { DocumentElement } from './documents-register.ts';
import { say } from './missing-words.ts';
import { MAX_FINDINGS, MAX_LISTINGS } from './notice-schema.ts';
import { readTyped, type TypedValues } from './read-typed.ts';

/**
 * Reads the elements that the document's kind asks for: what was typed, as the document holds it, or what is missing or
 * wrong, a line each, named by its point of the article.
 */
export function readElements(input: ComposeInput): { typed: TypedValues } | { missing: Words[] } {
  const { document, elements = {} } = input;
  const typed: TypedValues = {};
  const missing: Words[] = [];
  for (const element of document.elements) {
    if (element.from !== 'typed') {
      missing.push(...atPoint(element.point, missingElement(element, input)));
      continue;
    }
    const { key, label, point } = element;
    const read = readTyped(element, elements[key]);
    if ('value' in read) typed[key] = read.value;
    else missing.push(...atPoint(point, [say('typed', { key, label: label.fr, wrong: read.wrong })]));
  }
  const odd = Object.keys(elements).filter(
    (key) => !document.elements.some((each) => each.from === 'typed' && each.key === key),
  );
  missing.push(...odd.map((key) => say('notTyped', { key: key.slice(0, 50), kind: document.kind })));
  missing.push(...missingLanguage(input), ...missingRest(input));
  return missing.length > 0 ? { missing } : { typed };
}

const atPoint = (point: string | null, lines: Words[]): Words[] =>
  point === null ? lines : lines.map(({ en, fr }) => ({ en: `${point} ${en}`, fr: `${point} ${fr}` }));

function missingElement({ from, required }: DocumentElement, input: ComposeInput): Words[] {
  switch (from) {
    case 'findings':
      return missingReasons(input);
    case 'listings':
      return missingLocations(input);
    case 'evidence':
      return missingEvidence(input);
    case 'sender':
      return missingNotifier(input);
    case 'confirmed':
      return input.bonaFide ? [] : [say('noBonaFide')];
    case 'authority':
      return input.authority ? [] : [say('noAuthority')];
    case 'recurrence':
      return required && !input.recurrence ? [say('noRecurrence')] : [];
    case 'recalled':
      return input.reminds ? [] : [say('noReminded')];
    case 'documents':
      return required && !input.acts ? [say('noActs')] : [];
    case 'candidates':
    case 'laboratory':
    case 'typed':
      return [];
  }
}

/** A sufficiently substantiated explanation. A finding without a provision or a passage substantiates nothing. */
function missingReasons({ findings, listings }: ComposeInput): Words[] {
  if (findings.length === 0) return [say('noFinding')];
  if (findings.length > MAX_FINDINGS) return [say('manyFindings', { count: findings.length, most: MAX_FINDINGS })];
  const urls = new Set(listings.map(({ url }) => url));
  return findings.flatMap(({ rule, legal, matches, listingUrl }, index) => {
    const at = { index, number: index + 1, rule };
    return [
      ...(legal.length === 0 ? [say('noLegalBasis', at)] : []),
      ...(matches.length === 0 ? [say('noPassage', at)] : []),
      ...(listingUrl && !urls.has(listingUrl) ? [say('elsewhere', { ...at, url: listingUrl })] : []),
    ];
  });
}

/** The exact electronic location. */
function missingLocations({ listings }: ComposeInput): Words[] {
  if (listings.length === 0) return [say('noListing')];
  if (listings.length > MAX_LISTINGS) return [say('manyListings', { count: listings.length, most: MAX_LISTINGS })];
  return listings.flatMap(({ url }, index) => {
    const at = { index, number: index + 1 };
    if (!url) return [say('noUrl', at)];
    return isLocation(url) ? [] : [say('wrongUrl', at)];
  });
}

/** Name and e-mail, or a ground to leave them out (art. 16(2)(c)). */
function missingNotifier({ notifier, anonymous, findings }: ComposeInput): Words[] {
  if (anonymous) {
    return findings.flatMap(({ legal, rule }, index) =>
      legal.some(({ id }) => anonymous.offences.includes(id))
        ? []
        : [say('notAnonymous', { index, number: index + 1, rule })],
    );
  }
  if (!notifier) return [say('noNotifier')];
  const { name, email, organisation } = notifier;
  return [
    ...(isLine(name) ? [] : [say('noNotifierName')]),
    ...(isEmail(email) ? [] : [say('wrongNotifierEmail')]),
    ...(organisation === null || isLine(organisation) ? [] : [say('wrongOrganisation')]),
  ];
}

/** What is asked for here beyond the articles: evidence behind every claim. */
function missingEvidence({ evidence }: ComposeInput): Words[] {
  if (evidence.length === 0) return [say('noEvidence')];
  return evidence.flatMap(({ digest, logIndex, sealedAt, packageId }, index) => {
    const at = { index, number: index + 1 };
    return [
      ...(/^[0-9a-f]{64}$/.test(digest) ? [] : [say('wrongDigest', at)]),
      ...(Number.isSafeInteger(logIndex) && logIndex >= 0 ? [] : [say('noLogIndex', at)]),
      ...(Number.isNaN(new Date(sealedAt).getTime()) ? [say('wrongSealedAt', at)] : []),
      ...(packageId ? [] : [say('noPackageId', at)]),
    ];
  });
}

/**
 * An order goes out in a language that the provider has declared (art. 9(2)(c), 10(2)(c)), a file for a French court in
 * French.
 */
function missingLanguage({ document, language, declaredLanguages }: ComposeInput): Words[] {
  const { kind, languages } = document;
  if (languages === 'french') return language === 'fr' ? [] : [say('notFrench', { kind })];
  if (languages !== 'declared' || !declaredLanguages || declaredLanguages.includes(language)) return [];
  const point = kind === 'dsa-10' ? '10(2)(c)' : '9(2)(c)';
  return atPoint(point, [say('notDeclared', { language, declared: declaredLanguages.join(', ') })]);
}

/** Somebody to send to, and what the document is known by. */
function missingRest({ recipient, replyTo, id, caseId, platform, at }: ComposeInput): Words[] {
  return [
    ...(isLine(recipient.name) ? [] : [say('noRecipient')]),
    ...(replyTo && !isLocation(replyTo) ? [say('wrongReplyTo')] : []),
    ...(platform.key && isLine(platform.name) ? [] : [say('noPlatform')]),
    ...(/^[A-Za-z0-9_-]{1,100}$/.test(id) ? [] : [say('noId')]),
    ...(caseId ? [] : [say('noCase')]),
    ...(Number.isNaN(at.getTime()) ? [say('wrongAt')] : []),
  ];
}

function isLocation(url: string): boolean {
  return url.length <= 8192 && /^https?:\/\/[^\s/?#]+/.test(url) && !/\p{Cc}/u.test(url) && URL.canParse(url);
}

/** Something to read, on one line. */
function isLine(text: string): boolean {
  return text.trim() !== '' && !/\p{Cc}/u.test(text);
}
