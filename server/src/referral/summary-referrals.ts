import { FIGURES } from '../followup/index.ts';
import type { CollectedCase } from './collect-case.ts';
import { count, day, figure, type SummaryPen } from './summary-words.ts';

const ENTRY = {
  sent: 'Envoi',
  received: 'Réception',
  registered: 'Enregistrement',
  request: 'Demande du destinataire',
  answer: 'Réponse à la demande',
  decision: 'Décision',
} as const;
const OUTCOME = {
  investigation: 'enquête ouverte',
  forwarded: 'transmise à un autre destinataire',
  'no-action': 'sans suite',
  measure: 'mesure prise',
  judgment: 'jugement',
  other: 'autre',
} as const;

/** Scale and recurrence as the figures count them, each with what it counts. */
export function layOutFigures({ figures }: CollectedCase, { fit }: SummaryPen): object {
  const { from, to, scope, listings, traders, removed, returned, medianDaysToRemoval, medianDaysToReturn } = figures;
  const days = (value: number | null): string => (value === null ? '–' : `${figure(value)} jours`);
  return {
    lead: fit(
      `Sur ${scope}, du ${day(from)} au ${day(to)}. Les mêmes comptes servent aux bilans et aux publications de l’unité.`,
    ),
    facts: [
      ['Offres visées', figure(listings)],
      ['Professionnels', traders === null ? '–' : figure(traders)],
      ['Retirées', removed === null ? '–' : figure(removed)],
      ['Revenues en ligne', figure(returned)],
      ['Délai médian de retrait', days(medianDaysToRemoval)],
      ['Délai médian de retour', days(medianDaysToReturn)],
    ],
    definitions: (['asked', 'removed', 'returned'] as const).map((name) => fit(FIGURES[name].says.fr)),
    weeks: figures.weeks
      .slice(-12)
      .map((week) => [day(week.week), figure(week.asked), figure(week.removed), figure(week.returned)]),
    weeksOmitted:
      figures.weeks.length > 12 ? `${count(figures.weeks.length - 12, 'semaine')} de plus : voir figures.json.` : null,
  };
}

/** To whom the case was sent, why there, and what became of it; what was withdrawn is in `referrals.json` alone. */
export function layOutReferrals({ choices, referrals }: CollectedCase, { fit }: SummaryPen): object[] {
  const sent = referrals.filter(({ standing }) => standing.state !== 'withdrawn');
  return sent.map(({ choice, standing, entries }) => {
    const made = choices.find(({ id }) => id === choice.id);
    const unverified = made?.grounds.some(({ verified }) => !verified) ?? false;
    return {
      heading: fit(choice.name),
      facts: [
        ['Motif du choix', fit(made ? `${made.reason} (${made.by})` : '')],
        ...(made && made.grounds.length > 0
          ? [
              [
                'Fondement proposé',
                fit(`${made.grounds.map(({ why }) => why.fr).join(' ')}${unverified ? ' NON VÉRIFIÉ' : ''}`),
              ],
            ]
          : []),
        ...(standing.registerNumber === null ? [] : [['Numéro chez le destinataire', fit(standing.registerNumber)]]),
        ...(standing.due === null ? [] : [['Échéance fixée par le destinataire', day(standing.due.on)]]),
      ],
      entries: entries
        .filter(({ withdrawn }) => withdrawn === null)
        .map(({ on, kind, outcome, said, registerNumber }) => [
          day(on),
          ENTRY[kind],
          fit(
            [outcome && OUTCOME[outcome], registerNumber && `n° ${registerNumber}`, said].filter(Boolean).join(' ; '),
          ),
        ]),
    };
  });
}
