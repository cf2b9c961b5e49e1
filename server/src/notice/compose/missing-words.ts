import { sentences } from '../../base/core/sentences.ts';

/**
 * What a document lacks. English names the member of the data, as developers read it; French the thing, as people do.
 */
export const say = sentences({
  noFinding: {
    en: 'findings: no finding, so no reason to state',
    fr: 'signalements automatiques : aucun, donc aucun motif à énoncer',
  },
  manyFindings: { en: 'findings: {count}, at most {most}', fr: 'signalements automatiques : {count}, {most} au plus' },
  noLegalBasis: {
    en: 'findings[{index}] ({rule}).legal: no legal basis',
    fr: 'signalement automatique {number} ({rule}) : pas de fondement juridique',
  },
  noPassage: {
    en: 'findings[{index}] ({rule}).matches: no passage of the offer explains it',
    fr: 'signalement automatique {number} ({rule}) : aucun passage de l’offre ne l’explique',
  },
  elsewhere: {
    en: 'findings[{index}] ({rule}).listingUrl: {url} is not among the listings',
    fr: 'signalement automatique {number} ({rule}) : {url} n’est pas parmi les offres',
  },
  noListing: {
    en: 'listings: no listing, so no exact URL',
    fr: 'offres : aucune, donc aucune adresse exacte',
  },
  manyListings: {
    en: 'listings: {count}, at most {most} in a document',
    fr: 'offres : {count}, {most} au plus par acte',
  },
  noUrl: { en: 'listings[{index}].url: missing', fr: 'adresse de l’offre {number} : manque' },
  wrongUrl: {
    en: 'listings[{index}].url: not an absolute http(s) URL',
    fr: 'adresse de l’offre {number} : n’est pas une URL http(s) complète',
  },
  noEvidence: {
    en: 'evidence: no sealed package yet; seal a capture of the page first',
    fr: 'preuves : aucun paquet scellé ; scellez d’abord une capture de la page',
  },
  wrongDigest: {
    en: 'evidence[{index}].digest: not a SHA-256 in lower-case hex',
    fr: 'empreinte du paquet {number} : n’est pas un SHA-256 en hexadécimal minuscule',
  },
  noLogIndex: {
    en: 'evidence[{index}].logIndex: missing',
    fr: 'inscription au registre du paquet {number} : manque',
  },
  wrongSealedAt: {
    en: 'evidence[{index}].sealedAt: not a date',
    fr: 'date de scellement du paquet {number} : n’est pas une date',
  },
  noPackageId: { en: 'evidence[{index}].packageId: missing', fr: 'identifiant du paquet {number} : manque' },
  noNotifier: { en: 'notifier: missing', fr: 'notifiant : manque' },
  noNotifierName: {
    en: 'notifier.name: missing, or contains a control character',
    fr: 'nom du notifiant : manque, ou contient un caractère de contrôle',
  },
  wrongNotifierEmail: {
    en: 'notifier.email: missing or not an e-mail address',
    fr: 'adresse électronique du notifiant : manque ou n’en est pas une',
  },
  wrongOrganisation: {
    en: 'notifier.organisation: empty, or contains a control character (null for an individual)',
    fr: 'organisme du notifiant : vide, ou contient un caractère de contrôle',
  },
  notAnonymous: {
    en: 'notifier: findings[{index}] ({rule}) rests on no offence named as one of Directive 2011/93/EU, art. 3-7, so name and e-mail cannot be left out',
    fr: 'notifiant : le signalement automatique {number} ({rule}) ne repose sur aucune infraction désignée comme relevant des art. 3 à 7 de la directive 2011/93/UE ; nom et adresse électronique ne peuvent pas être omis',
  },
  noBonaFide: {
    en: 'bonaFide: the statement of good faith is not confirmed',
    fr: 'bonne foi : la déclaration n’est pas confirmée',
  },
  noAuthority: {
    en: 'authority: this unit is not entered as an authority; an admin does that',
    fr: 'autorité : l’unité n’est pas indiquée comme autorité ; un administrateur le fait',
  },
  noRecurrence: {
    en: 'recurrence: no figures on scale and recurrence',
    fr: 'récurrence : pas de chiffres d’ampleur et de récurrence',
  },
  noReminded: {
    en: 'reminds: no document named that was sent',
    fr: 'acte rappelé : aucun acte envoyé n’est désigné',
  },
  noActs: {
    en: 'acts: what was asked before is not given',
    fr: 'actes : ce qui a été demandé auparavant n’est pas indiqué',
  },
  notFrench: { en: 'language: {kind} is written in French', fr: 'langue : {kind} se rédige en français' },
  notDeclared: {
    en: 'language: {language} is not among those the provider has declared: {declared}',
    fr: 'langue : {language} n’est pas parmi celles que le fournisseur a déclarées : {declared}',
  },
  noRecipient: {
    en: 'recipient.name: missing, or contains a control character',
    fr: 'nom du destinataire : manque, ou contient un caractère de contrôle',
  },
  wrongReplyTo: {
    en: 'replyTo: not an absolute http(s) URL',
    fr: 'adresse de réponse : n’est pas une URL http(s) complète',
  },
  noPlatform: { en: 'platform: key or name missing', fr: 'plateforme : clé ou nom manquant' },
  noId: { en: 'id: missing or not an identifier', fr: 'identifiant : manque ou n’en est pas un' },
  noCase: { en: 'caseId: missing', fr: 'affaire : manque' },
  wrongAt: { en: 'at: not a date', fr: 'date : n’en est pas une' },
  notTyped: {
    en: '{key}: no element that is typed in {kind}',
    fr: '{key} : n’est pas un élément à saisir de {kind}',
  },
  /** Of what was typed: `measure: not one of …`. */
  typed: { en: '{key}: {wrong}', fr: '{label} : {wrong}' },
  missing: { en: 'missing', fr: 'manque' },
  controlCharacter: { en: 'contains a control character', fr: 'contient un caractère de contrôle' },
  tooLong: { en: '{length} characters, at most {most}', fr: '{length} caractères, {most} au plus' },
  notDate: { en: 'not a date as YYYY-MM-DD', fr: 'n’est pas une date AAAA-MM-JJ' },
  notOption: { en: 'not one of {options}', fr: 'n’est pas l’un de {options}' },
  manyLines: { en: 'more than one line', fr: 'plus d’une ligne' },
  notCountry: {
    en: '"{text}" is not a country code of two letters',
    fr: '« {text} » n’est pas un code de pays à deux lettres',
  },
  manyCountries: { en: '{count} countries, at most {most}', fr: '{count} pays, {most} au plus' },
});
