import { listDocumentKinds } from '../notice/index.ts';
import type { CollectedCase } from './collect-case.ts';
import { day, type SummaryPen } from './summary-words.ts';

const CONFORMING = { yes: 'oui', no: 'non', undecided: 'non tranché' } as const;
const ROLE = {
  manufacturer: 'fabricant',
  representative: 'mandataire',
  importer: 'importateur',
  distributor: 'distributeur',
  fulfilment: 'prestataire de services d’exécution des commandes',
  marketplace: 'place de marché',
  other: 'autre',
} as const;
const MEANS = {
  letter: 'par lettre',
  email: 'par courriel',
  'by-hand': 'par remise en main propre',
  platform: 'par la plateforme',
  oral: 'oralement',
  other: 'par un autre moyen',
} as const;
const STATE = {
  running: 'en cours',
  answered: 'observations reçues',
  silent: 'aucune observation dans le délai',
  urgent: 'urgence',
} as const;
const STANDING = {
  none: 'personne n’avait été entendu',
  running: 'le délai courait encore',
  urgent: 'urgence indiquée avant',
  given: 'le délai était passé',
} as const;

/** Rows of facts for each result; what was withdrawn is in `laboratory.json` alone. */
export function layOutLaboratory({ laboratory, exhibits }: CollectedCase, { fit }: SummaryPen): string[][][] {
  const numbers = new Map(exhibits.map(({ id, number }) => [id, number]));
  return laboratory
    .filter(({ withdrawn }) => withdrawn === null)
    .map(({ sample, laboratory: by, method, on, result, conforming, report }) => [
      ['Échantillon', fit(sample.what)],
      [
        'Prélevé',
        fit(
          `le ${day(sample.takenOn)}, ${sample.takenPlace}, par ${sample.takenBy.name}, ${sample.takenBy.organisation}`,
        ),
      ],
      ...(sample.exhibit === null ? [] : [['Pièce de l’échantillon', `n° ${numbers.get(sample.exhibit) ?? ''}`]]),
      ['Laboratoire', fit(by.name)],
      ['Numéro d’accréditation, selon le rapport', fit(by.accreditation ?? 'non indiqué')],
      ['Méthode', fit(method)],
      ['Résultat', fit(result)],
      ['Conforme', CONFORMING[conforming]],
      ['Rapport', `du ${day(on)}, pièce n° ${numbers.get(report) ?? ''}`],
    ]);
}

/** Rows of facts for each hearing; what was withdrawn is in `hearings.json` alone. */
export function layOutHearings({ hearings, exhibits }: CollectedCase, { fit }: SummaryPen): string[][][] {
  const numbers = new Map(exhibits.map(({ id, number }) => [id, number]));
  return hearings
    .filter(({ withdrawn }) => withdrawn === null)
    .map(({ addressee, measure, on, means, due, isShort, fullTerm, reason, observations, state }) => [
      ['Destinataire', fit(`${addressee.name} (${ROLE[addressee.role]})`)],
      ['Mesure envisagée', fit(measure)],
      ...(reason === null
        ? [
            ['Ouverte', `le ${day(on)}${means ? `, ${MEANS[means]}` : ''}`],
            ['Observations attendues', due === null ? '' : `jusqu’au ${day(due)}`],
            ...(isShort && fullTerm !== null
              ? [['Délai', `plus court que le délai du registre, qui finit le ${day(fullTerm)} (NON VÉRIFIÉ)`]]
              : []),
          ]
        : [['Urgence', fit(`le ${day(on)} : ${reason}`)]]),
      ['État', STATE[state]],
      ...observations.map(({ on: received, said, exhibit }) => [
        `Observation du ${day(received)}`,
        fit([said, exhibit && `pièce n° ${numbers.get(exhibit) ?? ''}`].filter(Boolean).join(' ; ')),
      ]),
    ]);
}

/** A row for each measure: when, which act, how the hearing stood. */
export function layOutMeasures(
  { measures, notices, referrals }: CollectedCase,
  { fit, instant }: SummaryPen,
): string[][] {
  const titles = new Map<string, string>(listDocumentKinds().map(({ kind, title }) => [kind, title.fr]));
  const nameAct = (of: string): string => {
    const kind = notices.find(({ id }) => id === of)?.kind;
    if (kind !== undefined) return `${titles.get(kind) ?? kind} ${of}`;
    const to = referrals.find(({ id }) => id === of)?.choice.name;
    return to === undefined ? of : `Transmission : ${to}`;
  };
  return measures.map(({ at, of, standing, reason }) => [
    instant(at),
    fit(nameAct(of)),
    fit(reason === null ? STANDING[standing] : `${STANDING[standing]} ; motif : ${reason}`),
  ]);
}
