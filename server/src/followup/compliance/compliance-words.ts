import type { Words } from '@vigie/engine';
import type { Ledger, Recurrence } from './compliance.ts';

const ANSWERS: Record<Recurrence['answer'], Words> = {
  none: { en: 'no listing', fr: 'aucune offre' },
  'one-off': { en: 'one-off', fr: 'ponctuel' },
  repeated: { en: 'repeated', fr: 'répété' },
  recurrent: { en: 'recurrent', fr: 'récurrent' },
};

/** The measure, in words: it is the unit's own, and is said wherever the answer is. */
const MEASURE: Words = {
  en: "recurrent: listings in at least three different weeks, or at least three relistings; one-off: a single listing that was not relisted. This measure is the unit's own, not law",
  fr: 'récurrent : des offres sur au moins trois semaines différentes, ou au moins trois remises en ligne ; ponctuel : une seule offre, sans remise en ligne. Cette mesure est propre à l’unité, non à la loi',
};

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const compté = (n: number, un: string, plusieurs: string): string => `${n} ${n < 2 ? un : plusieurs}`;

/**
 * "One-off or recurrent?" in a sentence with the numbers that it rests on, for a file in court: in its judgment of 19 December 2025 the Paris court held sales to be
 * "ponctuelles", for want of such numbers.
 */
export function sayRecurrence(
  platform: string,
  period: { from: string; to: string },
  { counts, toReturn, recurrence }: Pick<Ledger, 'counts' | 'toReturn' | 'recurrence'>,
): Words {
  const { answer, offers, traders, categories, returns, offersReturned, weeksSeen, weeks } = recurrence;
  const { p50 } = toReturn;
  const en = [
    `On ${platform}, from ${period.from} to ${period.to}: ${counted(offers, 'listing', 'listings')} in confirmed cases asked about, from ${counted(traders, 'named trader', 'named traders')}, under ${counted(categories, 'rule', 'rules')}; listings or relistings in ${weeksSeen} of ${counted(weeks, 'week', 'weeks')}.`,
    `${counts.done} removed, ${counts.late} late; ${offersReturned} relisted, ${counted(returns, 'time', 'times')} in all${p50 === null ? '' : `, half of them within ${p50} days of removal`}.`,
    `Answer: ${ANSWERS[answer].en} (${MEASURE.en}).`,
  ];
  const fr = [
    `Sur ${platform}, du ${period.from} au ${period.to} : ${compté(offers, 'offre', 'offres')} d’affaires confirmées ayant fait l’objet d’une demande, de ${compté(traders, 'professionnel nommé', 'professionnels nommés')}, au titre de ${compté(categories, 'règle', 'règles')} ; offres ou remises en ligne sur ${weeksSeen} des ${compté(weeks, 'semaine', 'semaines')}.`,
    `${compté(counts.done, 'retirée', 'retirées')}, ${counts.late} en retard ; ${compté(offersReturned, 'remise en ligne', 'remises en ligne')}, ${returns} fois au total${p50 === null ? '' : `, la moitié dans les ${String(p50).replace('.', ',')} jours suivant le retrait`}.`,
    `Réponse : ${ANSWERS[answer].fr} (${MEASURE.fr}).`,
  ];
  return { en: en.join(' '), fr: fr.join(' ') };
}
