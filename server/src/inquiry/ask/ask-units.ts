import type { Words } from '@vigie/engine';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { startOfDay } from '../../base/core/clock.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { holdOpen, inWork, note, type PersonWork, today } from '../../people/index.ts';
import { A_DAY, raiseAlarms } from '../alarm/raise-alarm.ts';
import { seal, sealForLog, unseal } from '../inquiry-key.ts';
import { refusal, refuse } from '../refusals.ts';
import { normalise } from '../subject/normalise.ts';
import { type Subject, subjectSchema } from '../subject/subject-schema.ts';
import { followOwnKey, followPeerKey } from '../unit/follow-key.ts';
import type { Peer } from '../unit/unit-schema.ts';
import { findOpening, findPeer } from '../unit/unit-store.ts';
import { say } from '../words.ts';
import { askPeer, type Outcome } from './ask-peer.ts';
import type { Inquiry, InquiryInput } from './inquiry-schema.ts';
import { countAsked, findInquiry, findSubject, listWaiting, saveAnswer, saveInquiry } from './inquiry-store.ts';

/** A unit that cannot be reached is asked so often, */
const TRIES = 3;
/** each time after as many minutes. */
const PAUSE_MINUTES = 1;

/** The work of an officer, in one transaction of their unit. */
type Officer = Omit<PersonWork, 'by'> & { by: { id: string; name: string } };

const recordOf = (unit: string, id: string): string => `${unit}/${id}`;

/**
 * Puts a question for one subject: keeps who asks and why, the subject encrypted, and has it sent.
 *
 * @throws VigieError `VIGIE_INQUIRY_CLOSED` (409), `VIGIE_INQUIRY_SUBJECT` (400), `VIGIE_INQUIRY_PERSONS`,
 *   `VIGIE_INQUIRY_PEER_NOT_COMPETENT` (403), `VIGIE_INQUIRY_NO_PEER` (404), `VIGIE_INQUIRY_LIMIT` (429)
 */
export async function askUnits(
  work: Officer,
  { subject, purpose, basis, article, peers }: InquiryInput,
): Promise<Inquiry> {
  const { context, tx, unit, by, now } = work;
  const opening = (await findOpening(tx)) ?? refuse('VIGIE_INQUIRY_CLOSED');
  const { about } = normalise(subject);
  if (about === 'person' && !opening.authority) throw refusal('VIGIE_INQUIRY_PERSONS');
  const asked: Peer[] = [];
  for (const id of new Set(peers)) {
    const peer = await findPeer(tx, id);
    if (!peer || peer.endedAt !== null) throw refusal('VIGIE_INQUIRY_NO_PEER', { id });
    if (about === 'person' && peer.competence === null)
      throw refusal('VIGIE_INQUIRY_PEER_NOT_COMPETENT', { name: peer.name });
    asked.push(peer);
  }
  const since = startOfDay(today(work), context.config.home.timeZone);
  const pace = await countAsked(tx, by.id, { since, now });
  if (pace.today >= A_DAY) throw refusal('VIGIE_INQUIRY_LIMIT', { count: A_DAY });
  const id = newId('inq', now);
  const { key, logged } = sealForLog(JSON.stringify(subject));
  const kept: Kept = { subject, key };
  const sealed = seal(context.config.dataDir, recordOf(unit, id), Buffer.from(JSON.stringify(kept)));
  const made = { id, kind: subject.kind, about, purpose, basis, article };
  await saveInquiry(tx, {
    ...made,
    unit,
    account: by.id,
    subject: sealed,
    peers: asked.map((peer) => peer.id),
    now,
  });
  const content = { kind: subject.kind, about, basis, article, peers: asked.map(({ name }) => name), subject: logged };
  await note(work, { act: 'inquiry.asked', subject: id, reason: purpose, content });
  await raiseAlarms(work, { today: pace.today + 1, lately: pace.lately + 1 }, { peer: null, officer: by.name });
  await context.jobs.send(tx, 'inquiry.ask', { unit, inquiry: id });
  return mustFindInquiry(work, id);
}

/** @throws VigieError `VIGIE_INQUIRY_UNKNOWN` (404) */
export async function mustFindInquiry({ tx }: Pick<PersonWork, 'tx'>, id: string): Promise<Inquiry> {
  return (await findInquiry(tx, id)) ?? refuse('VIGIE_INQUIRY_UNKNOWN', { id });
}

/** What a question keeps, encrypted: its subject, and the key of what the audit log has of it. */
const keptSchema = z.object({ subject: subjectSchema, key: z.string() });
type Kept = z.infer<typeof keptSchema>;

/** The subject of a question, decrypted; null: it was erased. @throws VigieError `VIGIE_INQUIRY_UNKNOWN` (404) */
export async function openSubject(
  { context, tx, unit }: Pick<PersonWork, 'context' | 'tx' | 'unit'>,
  id: string,
): Promise<Subject | null> {
  const sealed = (await findSubject(tx, id)) ?? refuse('VIGIE_INQUIRY_UNKNOWN', { id });
  if (sealed === '') return null;
  const opened = unseal(context.config.dataDir, recordOf(unit, id), sealed);
  return keptSchema.parse(JSON.parse(Buffer.from(opened).toString())).subject;
}

/** The unit that a question is to go to now; null, and why: something that it rests on has ended since it was put. */
async function mayLeave(
  tx: Tx,
  { about, officer }: Inquiry,
  peerId: string,
): Promise<{ peer: Peer; why: null } | { peer: null; why: Words }> {
  const opening = await findOpening(tx);
  if (!opening || (about === 'person' && !opening.authority)) return { peer: null, why: say('withdrawn') };
  if ((await holdOpen(tx, [officer.id], 'analyst')).size === 0) return { peer: null, why: say('officerLeft') };
  const peer = await findPeer(tx, peerId);
  if (peer && peer.endedAt === null) return { peer, why: null };
  return { peer: null, why: say('ended', { name: peer?.name ?? peerId }) };
}

async function followFor(context: Context, unit: string, id: string): Promise<void> {
  const peer = await context.store.inUnit(unit, (tx) => findPeer(tx, id));
  if (peer) await followPeerKey(context, unit, peer);
}

/** Asks the units that have not answered a question, one after the other. May run again: each try is a question of its own. */
export async function sendInquiry(context: Context, unit: string, id: string): Promise<void> {
  await followOwnKey(context, unit);
  const { inquiry, subject, waiting } = await inWork(context, unit, async (work) => ({
    inquiry: await mustFindInquiry(work, id),
    subject: await openSubject(work, id),
    waiting: await listWaiting(work.tx, id),
  }));
  if (subject === null) return;
  const { officer, purpose, basis, article, about } = inquiry;
  const reasons = { from: unit, officer, purpose, basis, article, about };
  const { inputs } = normalise(subject);
  let isAgain = false;
  for (const { peer: peerId, tries } of waiting) {
    // Who gave no answer that its key had signed may have another by now: known before it is asked again.
    if (tries > 0) await followFor(context, unit, peerId);
    const { peer, why } = await context.store.inUnit(unit, (tx) => mayLeave(tx, inquiry, peerId));
    const outcome: Outcome =
      peer === null ? { state: 'failed', temporary: false, why } : await askPeer(context, peer, reasons, inputs);
    const isToCome = outcome.state === 'failed' && outcome.temporary && tries + 1 < TRIES;
    isAgain ||= isToCome;
    await inWork(context, unit, async ({ tx, now }) => {
      const found = outcome.state === 'known' || outcome.state === 'near' ? outcome : { officer: null, reach: null };
      await saveAnswer(tx, {
        inquiry: id,
        peer: peerId,
        state: isToCome ? 'waiting' : outcome.state,
        officer: found.officer,
        reach: found.reach,
        failure: outcome.state === 'failed' ? outcome.why : null,
        now,
      });
    });
    context.changes.tell(unit, 'inquiry');
  }
  if (!isAgain) return;
  const at = new Date(context.clock().getTime() + PAUSE_MINUTES * 60_000).toISOString();
  await context.store.inUnit(unit, (tx) => context.jobs.send(tx, 'inquiry.ask', { unit, inquiry: id }, at));
}
