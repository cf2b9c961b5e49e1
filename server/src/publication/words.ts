import { sentences } from '../base/core/sentences.ts';

/** Why a release cannot be made. */
export const say = sentences({
  'flagger.running': {
    en: 'The year is not over: figures go up to today.',
    fr: 'L’année n’est pas terminée : les chiffres s’arrêtent à aujourd’hui.',
  },
  'flagger.status': {
    en: 'The unit is not entered as a trusted flagger. An administrator enters the status on the page of the unit.',
    fr: 'L’unité n’est pas enregistrée comme signaleur de confiance. Un administrateur saisit ce statut sur la page de l’unité.',
  },
  'flagger.independence': {
    en: 'No explanation of the procedures that ensure independence (art. 22(3)) has been entered for this period. An administrator enters it.',
    fr: 'Aucune explication des procédures qui garantissent l’indépendance (art. 22, par. 3) n’a été saisie pour cette période. Un administrateur la saisit.',
  },
  'flagger.otherLaw': {
    en: 'Of the notices counted, {otherLaw} {otherLaw|was|were} sent under Regulation (EU) 2023/988, art. 22, and not under art. 16 of Regulation (EU) 2022/2065, of which the report speaks.',
    fr: 'Parmi les notifications comptées, {otherLaw} {otherLaw|relève|relèvent} de l’art. 22 du règlement (UE) 2023/988, et non de l’art. 16 du règlement (UE) 2022/2065, dont parle le rapport.',
  },
  'flagger.category': {
    en: 'The category of a rule is this software’s reading, unverified. Check it.',
    fr: 'La catégorie d’une règle est la lecture de ce logiciel, non vérifiée. Contrôlez-la.',
  },
  'flagger.decisions': {
    en: 'What a hosting service did is known as it told the unit or as checks saw it. What it told nobody here is not counted.',
    fr: 'La suite donnée par un fournisseur est connue par ce qu’il a dit à l’unité ou par ce que les contrôles ont vu. Ce qu’il n’a dit à personne ici n’est pas compté.',
  },
  'flagger.rejected': {
    en: 'Art. 22(6) does not say whether a notice that the hosting service rejected is an error. Here it is told by itself, and is an error only where the unit agrees: it withdraws or corrects the notice.',
    fr: 'L’art. 22, par. 6, ne dit pas si une notification rejetée par le fournisseur est une erreur. Ici, elle est comptée à part et n’est une erreur que si l’unité en convient : elle retire ou rectifie la notification.',
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
