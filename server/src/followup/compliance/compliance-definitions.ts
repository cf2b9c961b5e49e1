import type { Words } from '@vigie/engine';
import { sentences } from '../../base/core/sentences.ts';
import { FIGURES } from '../figures/figures.ts';

const COUNTS = {
  asked: FIGURES.asked.says,
  acknowledged: {
    en: 'Of the listings asked about, those for which the platform confirmed receipt of a document or of a reminder that names them; each listing once.',
    fr: 'Parmi les offres en cause, celles pour lesquelles la plateforme a accusé réception d’un acte ou d’une relance qui les nomme ; chaque offre une fois.',
  },
  decided: {
    en: 'Of the listings asked about, those on which the platform gave a decision, whatever it was; each listing once.',
    fr: 'Parmi les offres en cause, celles sur lesquelles la plateforme a rendu une décision, quelle qu’elle soit ; chaque offre une fois.',
  },
  done: {
    en: 'Of the listings asked about, those gone at two checks in a row, at least an hour apart; each listing once.',
    fr: 'Parmi les offres en cause, celles disparues à deux contrôles de suite, à une heure au moins d’intervalle ; chaque offre une fois.',
  },
  late: {
    en: 'Of the listings asked about, those removed after the term of the first document, or past it and not removed; each listing once. No breach is meant.',
    fr: 'Parmi les offres en cause, celles retirées après le délai du premier acte, ou encore là une fois ce délai passé ; chaque offre une fois. Il n’en est déduit aucun manquement.',
  },
  relisted: {
    en: 'Of the listings asked about, those seen online again, at their own address or under another; each listing once.',
    fr: 'Parmi les offres en cause, celles revues en ligne, à leur propre adresse ou sous une autre ; chaque offre une fois.',
  },
} satisfies Record<string, Words>;

/** By week. */
const WEEKS = {
  asked: FIGURES.asked.says,
  removed: {
    en: 'Listings gone at two checks in a row, by the week of the first of the two.',
    fr: 'Offres disparues à deux contrôles de suite, par semaine du premier des deux.',
  },
  relisted: {
    en: 'Returns online, by the week in which they were seen; a listing that returns twice counts twice.',
    fr: 'Retours en ligne, par semaine où ils ont été constatés ; une offre qui revient deux fois compte deux fois.',
  },
} satisfies Record<string, Words>;

const TIMES = {
  toReceipt: {
    en: 'from the first document to the first confirmation of receipt',
    fr: 'du premier acte au premier accusé de réception',
  },
  toDecision: { en: 'from the first document to the first decision', fr: 'du premier acte à la première décision' },
  toRemoval: {
    en: 'from the first document to the first of two checks that found the listing gone',
    fr: 'du premier acte au premier des deux contrôles où l’offre avait disparu',
  },
  toRelisting: { en: 'from removal to the first return', fr: 'du retrait au premier retour' },
} satisfies Record<string, Words>;

const say = sentences({
  happened: { en: 'Listings for which it happened: {time}.', fr: 'Offres pour lesquelles cela a eu lieu : {time}.' },
  open: {
    en: 'Listings for which it has not happened so far: {time}.',
    fr: 'Offres pour lesquelles cela n’a pas encore eu lieu : {time}.',
  },
  p10: {
    en: 'Days {time}: a tenth of the listings for which it happened took no longer.',
    fr: 'Jours, {time} : un dixième des offres concernées n’ont pas demandé plus.',
  },
  p50: {
    en: 'Days {time}: half of the listings for which it happened took no longer.',
    fr: 'Jours, {time} : la moitié des offres concernées n’ont pas demandé plus.',
  },
  p90: {
    en: 'Days {time}: nine tenths of the listings for which it happened took no longer.',
    fr: 'Jours, {time} : neuf dixièmes des offres concernées n’ont pas demandé plus.',
  },
  median: {
    en: 'Days {time} by which it happens for half of all listings, those still open counted (Kaplan and Meier); empty: for fewer than half so far.',
    fr: 'Jours, {time}, au bout desquels cela a lieu pour la moitié de toutes les offres, y compris celles en attente (Kaplan et Meier) ; vide : pour moins de la moitié à ce jour.',
  },
  daysRead: {
    en: 'Days of the period whose file of the Transparency Database was read.',
    fr: 'Jours de la période dont le fichier de la base de données sur la transparence a été lu.',
  },
  statements: {
    en: 'Statements of reasons that the platform declared to the Transparency Database, in the files read.',
    fr: 'Exposés des motifs que la plateforme a déclarés à la base de données sur la transparence, dans les fichiers lus.',
  },
  notices: {
    en: 'The unit’s notices by whether a declared statement was found for them: by the number or the link that the platform gave; possible: by EAN and date; else it cannot be matched. Nothing here is called a breach.',
    fr: 'Notifications de l’unité selon qu’un exposé déclaré leur a été trouvé : par le numéro ou le lien que la plateforme a donné ; possible : par EAN et date ; sinon, aucun rapprochement. Rien ici n’est qualifié de manquement.',
  },
  recurrence: {
    en: 'Returns online of the listings asked about, all of them; the answer is by the unit’s own measure, not by law.',
    fr: 'Retours en ligne des offres en cause, tous comptés ; la réponse suit une mesure fixée par l’unité, non par la loi.',
  },
});

const PARTS = { happened: 0, open: 0, p10: 0, p50: 0, p90: 0, median: 0 };

const isIn = <Name extends string>(record: Record<Name, unknown>, name: string): name is Name =>
  Object.hasOwn(record, name);

/** What a line of the report's file counts, by its group and its measure. */
export function defineMeasure(group: string, measure: string): Words {
  if (group === 'recurrence') return say('recurrence');
  if (group === 'declared') return say(measure === 'daysRead' || measure === 'notices' ? measure : 'statements');
  if (group === 'week' && isIn(WEEKS, measure)) return WEEKS[measure];
  if (isIn(TIMES, group) && isIn(PARTS, measure)) return say(measure, { time: TIMES[group] });
  if (isIn(COUNTS, measure)) return COUNTS[measure];
  throw new Error(`no definition of ${group}, ${measure}`);
}
