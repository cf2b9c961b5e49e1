import { sentences } from '../../base/core/sentences.ts';

/** What each rule of the Transparency Database says when a statement breaks it. */
export const say = sentences({
  'not-an-object': { en: 'A statement is a JSON object.', fr: 'Un exposé est un objet JSON.' },
  'unknown-field': {
    en: 'The database has no field {field} and drops it.',
    fr: 'La base n’a pas de champ {field} et l’écarte.',
  },
  required: { en: '{field} is required.', fr: '{field} est obligatoire.' },
  'decision-missing': {
    en: 'At least one of {fields} is required.',
    fr: 'Au moins un de ces champs est obligatoire : {fields}.',
  },
  'required-with': { en: '{field} is required with {value}.', fr: '{field} est obligatoire avec {value}.' },
  'only-with': {
    en: '{field} goes with {value} only, and {where} does not say so. The database drops it.',
    fr: '{field} ne va qu’avec {value}, que {where} n’indique pas. La base l’écarte.',
  },
  'not-with': {
    en: '{field} does not go with {value}. The database drops it.',
    fr: '{field} ne va pas avec {value}. La base l’écarte.',
  },
  'not-text': { en: '{field} must be text.', fr: '{field} doit être un texte.' },
  'too-long': {
    en: '{field} has {length} characters; the maximum is {most}.',
    fr: '{field} compte {length} caractères ; le maximum est de {most}.',
  },
  'unknown-value': { en: '{value} is not one of {list}.', fr: '{value} ne figure pas dans {list}.' },
  'not-a-list': { en: '{field} must be a list.', fr: '{field} doit être une liste.' },
  'not-a-day': {
    en: '{field} must be a date, as YYYY-MM-DD.',
    fr: '{field} doit être une date, au format AAAA-MM-JJ.',
  },
  'day-out-of-range': {
    en: '{field} must be between {first} and {last}.',
    fr: '{field} doit être compris entre {first} et {last}.',
  },
  'ends-before-it-begins': {
    en: '{field} is before application_date.',
    fr: '{field} précède application_date.',
  },
  'puid-characters': {
    en: 'puid may contain only letters, digits, - and _.',
    fr: 'puid ne peut contenir que des lettres, des chiffres, - et _.',
  },
  'not-a-url': {
    en: '{field} must be a URL, with everything but letters and digits percent-encoded.',
    fr: '{field} doit être une URL, où tout ce qui n’est ni lettre ni chiffre est codé en pourcentage.',
  },
  'content-id': {
    en: 'content_id must be an object with the key EAN-13 and 13 digits.',
    fr: 'content_id doit être un objet avec la clé EAN-13 et 13 chiffres.',
  },
  'content-id-other': {
    en: 'The database drops every key of content_id but EAN-13.',
    fr: 'La base écarte toute clé de content_id autre que EAN-13.',
  },
  personal: {
    en: '{field} contains personal data ({kind}). Remove it.',
    fr: '{field} contient une donnée personnelle ({kind}). Supprimez-la.',
  },
  'personal-email': { en: 'e-mail address', fr: 'adresse électronique' },
  'personal-phone': { en: 'telephone number', fr: 'numéro de téléphone' },
  'personal-iban': { en: 'IBAN', fr: 'IBAN' },
  'personal-name': { en: 'name', fr: 'nom' },
});
