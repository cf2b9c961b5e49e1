import type { Words } from '@vigie/engine';
import { z } from 'zod';
import type { Act, ActElement } from './acts-register.ts';
import type { ComposeInput } from './compose-input.ts';
import { missingTyped } from './read-typed.ts';

const MAX_LISTINGS = 500;
const MAX_FINDINGS = 500;

/** What an act lacks of the elements that its kind asks for, a line each, named by its point of the article. Empty: it is whole. */
export function listMissing(act: Act, input: ComposeInput): Words[] {
  const typed = input.elements ?? {};
  const keys = new Set(act.elements.filter(({ from }) => from === 'typed').map(({ key }) => key));
  return [
    ...act.elements.flatMap((element) => missingElement(element, input)),
    ...Object.keys(typed)
      .filter((key) => !keys.has(key))
      .map((key) => ({
        en: `${key.slice(0, 50)}: no element that is typed in ${act.kind}`,
        fr: `${key.slice(0, 50)} : n’est pas un élément à saisir de ${act.kind}`,
      })),
    ...missingLanguage(act, input),
    ...missingRest(input),
  ];
}

function missingElement(element: ActElement, input: ComposeInput): Words[] {
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
      return input.bonaFide
        ? []
        : [
            {
              en: `${point}bonaFide: the statement of good faith is not confirmed`,
              fr: `${point}bonne foi : la déclaration n’est pas confirmée`,
            },
          ];
    case 'authority':
      return input.authority
        ? []
        : [
            {
              en: `${point}authority: this unit is not entered as an authority; an admin does that`,
              fr: `${point}autorité : l’unité n’est pas indiquée comme autorité ; un administrateur le fait`,
            },
          ];
    case 'recurrence':
      return element.required && !input.recurrence
        ? [
            {
              en: `${point}recurrence: no figures on scale and recurrence`,
              fr: `${point}récurrence : pas de chiffres d’ampleur et de récurrence`,
            },
          ]
        : [];
    case 'recalled':
      return input.reminds
        ? []
        : [
            {
              en: `${point}reminds: no act named that was sent`,
              fr: `${point}acte rappelé : aucun acte envoyé n’est nommé`,
            },
          ];
    case 'acts':
      return element.required && !input.acts
        ? [
            {
              en: `${point}acts: what was asked before is not given`,
              fr: `${point}actes : ce qui a été demandé auparavant n’est pas donné`,
            },
          ]
        : [];
    case 'typed':
      return missingTyped(element, input.elements ?? {});
  }
}

/** A sufficiently substantiated explanation. A finding without a provision or a passage substantiates nothing. */
function missingReasons(point: string, { findings, listings }: ComposeInput): Words[] {
  if (findings.length === 0)
    return [
      {
        en: `${point}findings: no finding, so no reason to state`,
        fr: `${point}constats : aucun, donc aucun motif à énoncer`,
      },
    ];
  if (findings.length > MAX_FINDINGS)
    return [
      {
        en: `${point}findings: ${findings.length}, at most ${MAX_FINDINGS}`,
        fr: `${point}constats : ${findings.length}, ${MAX_FINDINGS} au plus`,
      },
    ];
  const urls = new Set(listings.map(({ url }) => url));
  return findings.flatMap((finding, index) => {
    const at = `${point}findings[${index}] (${finding.rule})`;
    const fr = `${point}constat ${index + 1} (${finding.rule})`;
    const lines: Words[] = [];
    if (finding.legal.length === 0)
      lines.push({ en: `${at}.legal: no legal basis`, fr: `${fr} : pas de fondement juridique` });
    if (finding.matches.length === 0)
      lines.push({
        en: `${at}.matches: no passage of the offer explains it`,
        fr: `${fr} : aucun passage de l’offre ne l’explique`,
      });
    if (finding.listingUrl && !urls.has(finding.listingUrl)) {
      lines.push({
        en: `${at}.listingUrl: ${finding.listingUrl} is not among the listings`,
        fr: `${fr} : ${finding.listingUrl} n’est pas parmi les offres`,
      });
    }
    return lines;
  });
}

/** The exact electronic location. */
function missingLocations(point: string, { listings }: ComposeInput): Words[] {
  if (listings.length === 0)
    return [
      {
        en: `${point}listings: no listing, so no exact URL`,
        fr: `${point}offres : aucune, donc aucune adresse exacte`,
      },
    ];
  if (listings.length > MAX_LISTINGS)
    return [
      {
        en: `${point}listings: ${listings.length}, at most ${MAX_LISTINGS} in an act`,
        fr: `${point}offres : ${listings.length}, ${MAX_LISTINGS} au plus par acte`,
      },
    ];
  return listings.flatMap(({ url }, index) => {
    const [at, fr] = [`${point}listings[${index}].url`, `${point}adresse de l’offre ${index + 1}`];
    if (!url) return [{ en: `${at}: missing`, fr: `${fr} : manque` }];
    return isLocation(url)
      ? []
      : [{ en: `${at}: not an absolute http(s) URL`, fr: `${fr} : n’est pas une URL http(s) complète` }];
  });
}

/** Name and e-mail, or a ground to leave them out (art. 16(2)(c)). */
function missingNotifier(point: string, { notifier, anonymous, findings }: ComposeInput): Words[] {
  if (anonymous) {
    return findings.flatMap((finding, index) =>
      finding.legal.some(({ id }) => anonymous.offences.includes(id))
        ? []
        : [
            {
              en: `${point}notifier: findings[${index}] (${finding.rule}) rests on no offence named as one of Directive 2011/93/EU, art. 3-7, so name and e-mail cannot be left out`,
              fr: `${point}notifiant : le constat ${index + 1} (${finding.rule}) ne repose sur aucune infraction désignée comme relevant des art. 3 à 7 de la directive 2011/93/UE ; nom et adresse électronique ne peuvent être omis`,
            },
          ],
    );
  }
  if (!notifier) return [{ en: `${point}notifier: missing`, fr: `${point}notifiant : manque` }];
  const lines: Words[] = [];
  if (!isLine(notifier.name))
    lines.push({
      en: `${point}notifier.name: missing, or holds a control character`,
      fr: `${point}nom du notifiant : manque, ou contient un caractère de contrôle`,
    });
  if (!z.email().safeParse(notifier.email).success) {
    lines.push({
      en: `${point}notifier.email: missing or not an e-mail address`,
      fr: `${point}adresse électronique du notifiant : manque ou n’en est pas une`,
    });
  }
  if (notifier.organisation !== null && !isLine(notifier.organisation)) {
    lines.push({
      en: `${point}notifier.organisation: empty, or holds a control character (null for an individual)`,
      fr: `${point}organisme du notifiant : vide, ou contient un caractère de contrôle`,
    });
  }
  return lines;
}

/** What this house asks for beyond the articles: evidence behind every claim. */
function missingEvidence(point: string, { evidence }: ComposeInput): Words[] {
  if (evidence.length === 0)
    return [{ en: `${point}evidence: no sealed evidence package`, fr: `${point}preuves : aucun paquet scellé` }];
  return evidence.flatMap((sealed, index) => {
    const lines: Words[] = [];
    const at = `${point}evidence[${index}]`;
    const fr = `du paquet ${index + 1}`;
    if (!/^[0-9a-f]{64}$/.test(sealed.digest))
      lines.push({
        en: `${at}.digest: not a SHA-256 in lower-case hex`,
        fr: `${point}empreinte ${fr} : n’est pas un SHA-256 en hexadécimal minuscule`,
      });
    if (!Number.isSafeInteger(sealed.logIndex) || sealed.logIndex < 0)
      lines.push({ en: `${at}.logIndex: missing`, fr: `${point}entrée au registre ${fr} : manque` });
    if (Number.isNaN(new Date(sealed.sealedAt).getTime()))
      lines.push({ en: `${at}.sealedAt: not a date`, fr: `${point}date de scellement ${fr} : n’est pas une date` });
    if (!sealed.packageId) lines.push({ en: `${at}.packageId: missing`, fr: `${point}identifiant ${fr} : manque` });
    return lines;
  });
}

/** An order goes out in a language that the provider has declared (art. 9(2)(c), 10(2)(c)), a file for a French court in French. */
function missingLanguage({ kind, languages }: Act, { language, declaredLanguages }: ComposeInput): Words[] {
  if (languages === 'french')
    return language === 'fr'
      ? []
      : [{ en: `language: ${kind} is written in French`, fr: `langue : ${kind} se rédige en français` }];
  if (languages !== 'declared' || !declaredLanguages || declaredLanguages.includes(language)) return [];
  const point = kind === 'dsa-10' ? '10(2)(c)' : '9(2)(c)';
  return [
    {
      en: `${point} language: ${language} is not among those the provider has declared: ${declaredLanguages.join(', ')}`,
      fr: `${point} langue : ${language} n’est pas parmi celles que le fournisseur a déclarées : ${declaredLanguages.join(', ')}`,
    },
  ];
}

/** Somebody to send to, and what the act is known by. */
function missingRest({ recipient, replyTo, id, caseId, platform, at }: ComposeInput): Words[] {
  const lines: Words[] = [];
  if (!isLine(recipient.name))
    lines.push({
      en: 'recipient.name: missing, or holds a control character',
      fr: 'nom du destinataire : manque, ou contient un caractère de contrôle',
    });
  if (replyTo && !isLocation(replyTo))
    lines.push({
      en: 'replyTo: not an absolute http(s) URL',
      fr: 'adresse de réponse : n’est pas une URL http(s) complète',
    });
  if (!platform.key || !isLine(platform.name))
    lines.push({ en: 'platform: key or name missing', fr: 'plateforme : clé ou nom manquant' });
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(id))
    lines.push({ en: 'id: missing or not an identifier', fr: 'identifiant : manque ou n’en est pas un' });
  if (!caseId) lines.push({ en: 'caseId: missing', fr: 'affaire : manque' });
  if (Number.isNaN(at.getTime())) lines.push({ en: 'at: not a date', fr: 'date : n’en est pas une' });
  return lines;
}

function isLocation(url: string): boolean {
  return url.length <= 8192 && /^https?:\/\/[^\s/?#]+/.test(url) && !/\p{Cc}/u.test(url) && URL.canParse(url);
}

/** Something to read, on one line. */
function isLine(text: string): boolean {
  return text.trim() !== '' && !/\p{Cc}/u.test(text);
}
