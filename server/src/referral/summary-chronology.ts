import type { CollectedCase } from './collect-case.ts';
import { isDocument } from './summary-sections.ts';
import { DECISION, day, instantsIn, VERDICT } from './summary-words.ts';

/** One line of a case's chronology: when, and what happened in plain French. */
export interface ChronologyEvent {
  at: string;
  what: string;
}

/** What happened in a case, oldest first, from what each link keeps of it. */
export function tellChronology(
  collected: CollectedCase,
  dossier: { madeAt: string; madeBy: string },
  timeZone: string,
): ChronologyEvent[] {
  const instant = instantsIn(timeZone);
  const { case: found, decisions, evidence, notices, followUp, exhibits } = collected;
  const events: ChronologyEvent[] = [];
  const add = (at: string | null, what: string): void => {
    if (at !== null) events.push({ at, what });
  };
  for (const { title, firstSeen, goneSince, relisting } of followUp.offers) {
    add(firstSeen, `${relisting ? 'Offre remise en ligne, vue' : 'Offre vue'} pour la première fois : « ${title} »`);
    add(goneSince, `Offre constatée retirée : « ${title} »`);
  }
  add(found.openedAt, 'Affaire ouverte à la suite du premier signalement automatique');
  for (const { id, by, sealedAt, logIndex, adopted } of evidence) {
    const what = isDocument(adopted)
      ? 'Document versé et scellé'
      : by === 'adopted'
        ? 'Archive d’un autre programme versée et scellée'
        : 'Preuve scellée';
    add(sealedAt, `${what} : paquet ${id}, entrée ${logIndex} du journal`);
  }
  for (const { at, kind, by, reason } of decisions) add(at, `Décision « ${DECISION[kind]} » de ${by} : ${reason}`);
  for (const { id, sentAt, deadline, content } of notices) {
    add(sentAt, `Notification ${id} envoyée à ${content.recipient.name}`);
    const origin = deadline?.origin === 'law' ? 'fixée par la loi' : 'fixée par l’unité';
    if (deadline) add(deadline.dueAt, `Échéance de la notification ${id} : ${day(deadline.due)} (${origin})`);
  }
  for (const { doneAt, number, verdict, url } of followUp.checks)
    if (verdict) add(doneAt, `Contrôle ${number} : ${VERDICT[verdict]} (${url})`);
  for (const { relisted, foundAt, decision } of followUp.relistings) {
    add(foundAt, `Remise en ligne repérée : « ${relisted.title} »`);
    if (decision) add(decision.at, `Décision de ${decision.by} sur cette remise en ligne : ${decision.reason}`);
  }
  for (const { number, collectedAt, collectedBy, collectedPlace, transfers } of exhibits) {
    add(
      collectedAt,
      `Pièce n° ${number} recueillie par ${collectedBy.name} (${collectedBy.organisation}), ${collectedPlace}`,
    );
    for (const { at, from, to } of transfers)
      add(at, `Pièce n° ${number} remise par ${from.name} à ${to.name} (${to.organisation})`);
  }
  add(dossier.madeAt, `Dossier demandé par ${dossier.madeBy}`);
  return events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).map(({ at, what }) => ({ at: instant(at), what }));
}
