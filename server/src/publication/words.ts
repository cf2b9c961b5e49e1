import { sentences } from '../base/core/sentences.ts';

/** Why a release cannot be made. */
export const say = sentences({
  'flagger.running': {
    en: 'The year is not over: figures go up to today.',
    fr: 'L’année n’est pas terminée : les chiffres s’arrêtent à aujourd’hui.',
  },
  'flagger.independence': {
    en: 'How independence from hosting services is ensured (art. 22(3)) is not kept here. Add it in your own words.',
    fr: 'Les procédures qui garantissent l’indépendance envers les fournisseurs d’hébergement (art. 22, par. 3) ne sont pas conservées ici. Ajoutez-les dans vos propres mots.',
  },
  'flagger.category': {
    en: 'The category of a rule is this software’s reading, unverified. Check it.',
    fr: 'La catégorie d’une règle est la lecture de ce logiciel, non vérifiée. Contrôlez-la.',
  },
  'flagger.rejected': {
    en: 'Withdrawn notices count among errors alone. A decision not to act is the hosting service’s view, and is not counted as an error.',
    fr: 'Les notifications retirées ne comptent que parmi les erreurs. Une décision de ne pas agir est l’avis du fournisseur, et n’est pas comptée comme une erreur.',
  },
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
