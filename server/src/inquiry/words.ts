import { sentences } from '../base/core/sentences.ts';

/** What the people who work here read: parts of refusals, and what became of a question. */
export const say = sentences({
  trader: {
    en: 'a trader’s name of three letters at least, or its identifier with the platform',
    fr: 'le nom d’un professionnel, de trois lettres au moins, ou son identifiant avec la plateforme',
  },
  vat: {
    en: 'a VAT number with its country’s letters, whose check digits hold',
    fr: 'un numéro de TVA avec les lettres du pays, dont la clé est juste',
  },
  company: {
    en: 'a SIREN, a LEI or a Chinese USCC, whose check digits hold',
    fr: 'un SIREN, un LEI ou un USCC chinois, dont la clé est juste',
  },
  iban: {
    en: 'an IBAN whose check digits hold, or its SHA-256',
    fr: 'un IBAN dont la clé est juste, ou son SHA-256',
  },
  phone: {
    en: 'a telephone number in its international form (+33…), or its SHA-256',
    fr: 'un numéro de téléphone sous sa forme internationale (+33…), ou son SHA-256',
  },
  address: {
    en: 'an address with a street, a number and a town',
    fr: 'une adresse avec une voie, un numéro et une commune',
  },
  picture: {
    en: 'a PDQ hash of 64 hexadecimal digits',
    fr: 'une empreinte PDQ de 64 chiffres hexadécimaux',
  },
  person: {
    en: 'a person’s name with the day of birth',
    fr: 'le nom d’une personne avec sa date de naissance',
  },
  noProof: {
    en: 'The answer’s proof does not hold: {name} did not use the key that it published. Nothing was learned.',
    fr: 'La preuve jointe à la réponse est fausse : {name} n’a pas utilisé la clé publiée. Rien n’a été appris.',
  },
  notAnAnswer: {
    en: '{name} answers something that is no answer to a question.',
    fr: '{name} répond autre chose qu’une réponse à une question.',
  },
  keyChanged: {
    en: '{name} changed its key meanwhile.',
    fr: '{name} a changé de clé entre-temps.',
  },
  withdrawn: {
    en: 'The question did not leave: the unit asks no more, or its authority was withdrawn.',
    fr: 'La question n’est pas partie : l’unité n’interroge plus, ou son autorisation a été retirée.',
  },
  officerLeft: {
    en: 'The question did not leave: its officer left.',
    fr: 'La question n’est pas partie : son agent n’est plus là.',
  },
  ended: {
    en: '{name} is no longer asked: its entry was ended.',
    fr: '{name} n’est plus interrogée : son inscription a pris fin.',
  },
});
