import { sentences } from '../base/core/sentences.ts';

/** Why a release cannot be made. */
export const say = sentences({
  strayMonth: {
    en: 'counts have the month {month}, outside of {first} to {last}',
    fr: 'des décomptes portent sur le mois {month}, hors de la période de {first} à {last}',
  },
  tooLarge: {
    en: 'the table would have {size} figures, at most {most} are allowed: shorten the period',
    fr: 'le tableau aurait {size} chiffres, {most} au plus sont admis : raccourcissez la période',
  },
  badCount: {
    en: '{measure} of {where} is {value}, not a whole number from 0',
    fr: '{measure} de {where} vaut {value}, qui n’est pas un nombre entier positif ou nul',
  },
  badPeriod: {
    en: 'the period {from} to {to} is not two dates in order',
    fr: 'la période du {from} au {to} n’est pas faite de deux dates dans l’ordre',
  },
  tooLong: {
    en: 'the period {from} to {to} is longer than ten years',
    fr: 'la période du {from} au {to} dépasse dix ans',
  },
});
