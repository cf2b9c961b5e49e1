import { sentences } from '../../base/core/sentences.ts';

/** What approvers are told by mail. */
export const digestWords = sentences({
  subject: {
    en: '{count} {count|item|items} to approve',
    fr: '{count} {count|élément|éléments} à approuver',
  },
  waiting: {
    en: 'In your unit, {count} {count|item waits|items wait} for the approval of a second person, who may be you:',
    fr: 'Dans votre unité, {count} {count|élément attend|éléments attendent} l’approbation d’une seconde personne, qui peut être vous :',
  },
  documents: {
    en: '- {count} {count|document|documents} (orders, statements, reports, letters)',
    fr: '- {count} {count|acte|actes} (injonctions, signalements, dossiers, lettres)',
  },
  phrases: {
    en: '- {count} {count|page phrase|page phrases} for the register of platforms',
    fr: '- {count} {count|formule de page|formules de page} pour le registre des plateformes',
  },
  proposals: {
    en: '- {count} other {count|proposal|proposals} (rules, lists, periods, releases)',
    fr: '- {count} {count|autre proposition|autres propositions} (règles, listes, durées, publications)',
  },
  look: { en: 'Open Vigie and choose “To approve”.', fr: 'Ouvrez Vigie et choisissez « À approuver ».' },
  often: {
    en: 'At most one such mail an hour. Switch it off under your name, at the top right.',
    fr: 'Au plus un courriel de ce type par heure. Désactivez-le sous votre nom, en haut à droite.',
  },
});
