import type { Words } from '@vigie/engine';
import { sentences } from '../../base/core/sentences.ts';
import { sayDay } from '../../base/text/write-day.ts';
import type { ComplianceReport } from './compliance.ts';

const say = sentences({
  none: { en: 'no listing', fr: 'aucune offre' },
  'one-off': { en: 'one-off', fr: 'ponctuel' },
  repeated: { en: 'repeated', fr: 'répété' },
  recurrent: { en: 'recurrent', fr: 'récurrent' },
  asked: {
    en: 'On {platform}, from {from} to {to}: {offers} {offers|listing|listings} in confirmed cases asked about, from {traders} {traders|named trader|named traders}, under {categories} {categories|rule|rules}; listings or relistings in {weeksSeen} of {weeks} {weeks|week|weeks}.',
    fr: 'Sur {platform}, du {from} au {to} : {offers} {offers|offre|offres} d’affaires confirmées ayant fait l’objet d’une demande, de {traders} {traders|professionnel nommé|professionnels nommés}, au titre de {categories} {categories|règle|règles} ; offres ou remises en ligne sur {weeksSeen} des {weeks} {weeks|semaine|semaines}.',
  },
  done: {
    en: '{done} removed, {late} late; {offersRelisted} relisted, {relistings} {relistings|time|times} in all{within}.',
    fr: '{done} {done|retirée|retirées}, {late} en retard ; {offersRelisted} {offersRelisted|remise en ligne|remises en ligne}, {relistings} fois au total{within}.',
  },
  within: {
    en: ', half of them within {days} days of removal',
    fr: ', la moitié dans les {days} jours suivant le retrait',
  },
  // The measure is the unit's own, and is said wherever the answer is.
  answer: {
    en: 'Answer: {answer} (recurrent: listings in at least three different weeks, or at least three relistings; one-off: a single listing that was not relisted. This measure is the unit’s own, not law).',
    fr: 'Réponse : {answer} (récurrent : des offres sur au moins trois semaines différentes, ou au moins trois remises en ligne ; ponctuel : une seule offre, sans remise en ligne. Cette mesure est fixée par l’unité, non par la loi).',
  },
});

/**
 * "One-off or recurrent?" in a sentence with the numbers that it rests on, for a file in court: in its judgment of 19
 * December 2025 the Paris court held sales to be "ponctuelles", for want of such numbers.
 */
export function sayRecurrence(
  platform: string,
  period: { from: string; to: string },
  { counts, toRelisting, recurrence }: Pick<ComplianceReport, 'counts' | 'toRelisting' | 'recurrence'>,
): Words {
  const { answer, offers, traders, categories, relistings, offersRelisted, weeksSeen, weeks } = recurrence;
  const { done, late } = counts;
  const { p50 } = toRelisting;
  const days = { en: String(p50), fr: String(p50).replace('.', ',') };
  const within = p50 === null ? '' : say('within', { days });
  const parts = [
    say('asked', {
      platform,
      from: sayDay(period.from),
      to: sayDay(period.to),
      offers,
      traders,
      categories,
      weeksSeen,
      weeks,
    }),
    say('done', { done, late, offersRelisted, relistings, within }),
    say('answer', { answer: say(answer) }),
  ];
  return { en: parts.map(({ en }) => en).join(' '), fr: parts.map(({ fr }) => fr).join(' ') };
}
