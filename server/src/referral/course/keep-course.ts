import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { sayDay } from '../../base/text/write-day.ts';
import { mustFindCase, settleDecision } from '../../case/index.ts';
import { findNotice, listChoices, takeMeasure } from '../../notice/index.ts';
import { note, type PersonWork, today } from '../../people/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { findDossier } from '../store.ts';
import type { Entry, EntryInput, Referral, ReferralInput } from './course-schema.ts';
import { findReferral, keepStanding, lockReferral, saveEntry, saveReferral, withdrawEntry } from './course-store.ts';
import { openRequests } from './stand-of.ts';

/** The referral of this id. @throws VigieError `VIGIE_REFERRAL_NOT_SENT` (404) */
export const mustFindReferral = async ({ tx, context, now }: PersonWork, id: string): Promise<Referral> =>
  (await findReferral(tx, id, today({ context, now }))) ?? refuse('VIGIE_REFERRAL_NOT_SENT', { id });

/** @throws VigieError `VIGIE_REFERRAL_DAY`: the day has not come, or is before the sending */
function mustBeDay(on: string, { sent, day }: { sent: string; day: string }): void {
  if (on > day || on < sent)
    throw refusal('VIGIE_REFERRAL_DAY', { on: sayDay(on), sent: sayDay(sent), day: sayDay(day) });
}

async function keep(work: PersonWork, referral: string): Promise<Referral> {
  const kept = await mustFindReferral(work, referral);
  await keepStanding(work.tx, referral, kept.standing);
  return kept;
}

/** States of a document that nobody approved: it has not left, and may not. */
const NOT_APPROVED = new Set(['proposed', 'rejected']);

/** That what went along is of the case, and could have gone: made, or approved. */
async function mustHaveGone(
  tx: Tx,
  { caseId, dossier, notice }: { caseId: string; dossier: string | null; notice: string | null },
): Promise<void> {
  if (dossier !== null) {
    const found = await findDossier(tx, dossier);
    if (found?.case !== caseId) throw refusal('VIGIE_REFERRAL_ENCLOSURE', { id: dossier });
    if (found.state !== 'made') throw refusal('VIGIE_REFERRAL_NOT_MADE', { id: dossier });
  }
  if (notice === null) return;
  const found = await findNotice(tx, notice);
  if (found?.content.caseId !== caseId) throw refusal('VIGIE_REFERRAL_ENCLOSURE', { id: notice });
  if (NOT_APPROVED.has(found.state)) throw refusal('VIGIE_REFERRAL_NOT_APPROVED', { id: notice });
}

const NOTHING = { registerNumber: null, said: null, due: null, answers: null, outcome: null, ends: false };

/**
 * Notes that a case was sent to whom a person had chosen, with what went along. The decision that it rests on is final
 * from then on.
 *
 * @throws VigieError `VIGIE_REFERRAL_CHOICE`, `VIGIE_REFERRAL_ENCLOSURE`: they are not of this case; `VIGIE_REFERRAL_NOT_MADE`,
 *   `VIGIE_REFERRAL_NOT_APPROVED` (409): they cannot have gone along; `VIGIE_REFERRAL_DAY`; `VIGIE_NOTICE_UNHEARD` (409)
 *   of a measure before anybody was heard, without a reason
 */
export async function noteSending(work: PersonWork, input: ReferralInput): Promise<Referral> {
  const { tx, by, now } = work;
  const { id: caseId } = await mustFindCase(tx, input.case);
  await settleDecision(work, caseId);
  const { on, said = null, dossier = null, notice = null } = input;
  const choice =
    (await listChoices(tx, caseId)).find(({ id }) => id === input.choice) ??
    refuse('VIGIE_REFERRAL_CHOICE', { choice: input.choice });
  await mustHaveGone(tx, { caseId, dossier, notice });
  const day = today(work);
  mustBeDay(on, { sent: '1900-01-01', day });
  const id = newId('ref', now);
  await saveReferral(work, { id, case: caseId, choice: choice.id, dossier, notice, account: by.id });
  const entry = { ...NOTHING, id: newId('rfe', now), number: 1, kind: 'sent' as const, on, said };
  await saveEntry(work, { ...entry, referral: id, account: by.id });
  if (input.isMeasure) await takeMeasure(work, { act: 'referral', of: id, case: caseId, unheard: input.unheard });
  const content = { referral: id, as: choice.as, recipient: choice.recipient, name: choice.name, on, dossier, notice };
  await note(work, { act: 'referral.sent', subject: caseId, content });
  return keep(work, id);
}

/**
 * Notes what happened to a referral.
 *
 * @throws VigieError `VIGIE_REFERRAL_DAY`; `VIGIE_REFERRAL_DUE`: before the request; `VIGIE_REFERRAL_WITHDRAWN` (409);
 *   `VIGIE_REFERRAL_REQUEST` (409): an answer names no request that is open
 */
export async function noteEntry(work: PersonWork, id: string, input: EntryInput): Promise<Referral> {
  const { tx, by, now } = work;
  await lockReferral(tx, id);
  const found = await mustFindReferral(work, id);
  if (found.standing.state === 'withdrawn') throw refusal('VIGIE_REFERRAL_WITHDRAWN', { id });
  mustBeDay(input.on, { sent: found.entries[0]?.on ?? input.on, day: today(work) });
  if (input.kind === 'answer' && !openRequests(found.entries).some((request) => request.id === input.answers))
    throw refusal('VIGIE_REFERRAL_REQUEST', { id: input.answers });
  const { said = null } = input;
  const due = (input.kind === 'request' && input.due) || null;
  if (due !== null && due < input.on) throw refusal('VIGIE_REFERRAL_DUE', { due, on: input.on });
  const entry = { ...NOTHING, ...input, said, due, id: newId('rfe', now), number: found.entries.length + 1 };
  await saveEntry(work, { ...entry, referral: id, account: by.id });
  const content = { referral: id, entry: entry.id, ...input };
  await note(work, { act: 'referral.entered', subject: found.case, content });
  return keep(work, id);
}

/** Whether other entries that count rest on one: the sending is what all do, a request what its answer does. */
const isRestedOn = (entry: Entry, entries: readonly Entry[]): boolean =>
  entries.some(
    ({ id, answers, withdrawn }) =>
      withdrawn === null && id !== entry.id && (entry.kind === 'sent' || answers === entry.id),
  );

/**
 * Withdraws what was noted wrongly, with a reason: it stays, and counts no more.
 *
 * @throws VigieError `VIGIE_REFERRAL_ENTRY` (404); `VIGIE_REFERRAL_RESTED_ON` (409)
 */
export async function withdraw(work: PersonWork, id: string, entryId: string, reason: string): Promise<Referral> {
  const { tx, by, now } = work;
  await lockReferral(tx, id);
  const { case: subject, entries } = await mustFindReferral(work, id);
  const entry =
    entries.find((one) => one.id === entryId && one.withdrawn === null) ??
    refuse('VIGIE_REFERRAL_ENTRY', { id: entryId });
  if (isRestedOn(entry, entries)) throw refusal('VIGIE_REFERRAL_RESTED_ON', { id: entryId });
  await withdrawEntry(tx, { id: entryId, account: by.id, reason, now });
  const content = { referral: id, entry: entryId, kind: entry.kind };
  await note(work, { act: 'referral.entry-withdrawn', subject, reason, content });
  return keep(work, id);
}
