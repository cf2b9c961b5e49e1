import type { z } from 'zod';
import { newId } from '../base/core/ids.ts';
import type { Tx } from '../base/database/store.ts';
import { sayInstant } from '../base/text/write-day.ts';
import { findEvidence, listSealed } from '../evidence/index.ts';
import { countBetween } from '../followup/index.ts';
import { note, type Work } from '../people/index.ts';
import type { UnitCount } from './disclose/disclose-sums.ts';
import { type HeldOperation, listCaptures, listTargets, lockOperation } from './operation-store.ts';
import {
  dropCapture,
  listGiven,
  listGivenElsewhere,
  lockCounts,
  saveAnswer,
  saveCapture,
  saveCounts,
  saveDone,
  saveLesson,
} from './part-store.ts';
import { tellMembers } from './plan-operation.ts';
import { refusal, refuse } from './refusals.ts';
import { type answerSchema, COUNTED, type countsSchema, type shareableSchema } from './schema.ts';
import { mustFind, mustTakePart, standingOf } from './show-operation.ts';
import { sayStanding } from './words.ts';

const ownOf = ({ unit, by, now }: Work, operation: string) => ({ operation, unit, by: by?.name ?? null, now });

/**
 * A unit joins, refuses or leaves, by a person of its own.
 *
 * @throws VigieError `VIGIE_OPERATION_…`
 */
export async function answerInvitation(work: Work, id: string, asked: z.infer<typeof answerSchema>): Promise<void> {
  const { tx, unit } = work;
  await lockOperation(tx, id);
  const { leadId, endedAt } = await mustFind(tx, id);
  const { state: before } = await standingOf(work, id);
  if (endedAt !== null) throw refusal('VIGIE_OPERATION_ENDED');
  const { answer, reason = null } = asked;
  if (answer === 'leave' && leadId === unit) throw refusal('VIGIE_OPERATION_LEAD_STAYS');
  if (before !== (answer === 'leave' ? 'joined' : 'invited'))
    throw refusal('VIGIE_OPERATION_ANSWERED', { state: sayStanding(before) });
  if (answer !== 'join' && reason === null) throw refusal('VIGIE_OPERATION_NO_REASON');
  // Told before: a unit that leaves does not see the others after.
  await tellMembers(work, id);
  const said = reason === null ? {} : { reason };
  const state = answer === 'join' ? 'joined' : answer === 'refuse' ? 'refused' : 'left';
  await saveAnswer(tx, ownOf(work, id), { before, state, reason });
  if (state === 'joined') await note(work, { act: 'operation.joined', subject: id, ...said, event: { operation: id } });
  else if (state === 'refused')
    await note(work, { act: 'operation.refused', subject: id, ...said, event: { operation: id } });
  else await note(work, { act: 'operation.left', subject: id, ...said, event: { operation: id } });
}

/** Notes that a task of the unit is done. @throws VigieError `VIGIE_OPERATION_…` */
export async function finishTask(work: Work, id: string, task: string, said: string | null): Promise<void> {
  await mustTakePart(work, id);
  if (!(await saveDone(work.tx, ownOf(work, id), task, said))) refuse('VIGIE_OPERATION_PART_UNKNOWN', { id: task });
  await note(work, { act: 'operation.task-done', subject: id, content: { task } });
  await tellMembers(work, id);
}

/**
 * Lets the others have a sealed page of the unit: the package, and neither the case nor what was found in it.
 *
 * @throws VigieError `VIGIE_OPERATION_…`
 */
export async function shareCapture(work: Work, id: string, wanted: string): Promise<void> {
  const { tx, now } = work;
  await mustTakePart(work, id);
  const found = await findEvidence(tx, wanted);
  if (found?.state !== 'sealed' || found.url === null || found.digest === null || found.sealedAt === null)
    return refuse('VIGIE_OPERATION_NO_PACKAGE', { id: wanted });
  const { url, digest, logIndex, sealedAt } = found;
  const shared = { id: newId('opc', now), package: wanted, url, digest, logIndex, sealedAt };
  if (!(await saveCapture(tx, ownOf(work, id), shared))) {
    const taken = (await listCaptures(tx, id)).find((one) => one.url === url);
    throw refusal('VIGIE_OPERATION_CAPTURED', { unit: taken?.unit ?? '–' });
  }
  await note(work, { act: 'operation.capture-shared', subject: id, content: { package: wanted, capture: shared.id } });
  await tellMembers(work, id);
}

/** Pages that a person chooses from. */
const OFFERED = 100;

/**
 * Sealed pages of the unit that concern what all look at, of each address the newest, without those that are shared. None
 * where the unit does not take part, or it has ended.
 *
 * @throws VigieError `VIGIE_OPERATION_…`
 */
export async function listShareable(work: Work, id: string): Promise<z.infer<typeof shareableSchema>[]> {
  const { tx } = work;
  const { endedAt } = await mustFind(tx, id);
  // A screen may still ask when it has ended meanwhile: there is nothing to share, and nothing wrong.
  if (endedAt !== null || (await standingOf(work, id)).state !== 'joined') return [];
  const targets = await listTargets(tx, id);
  const found = await listSealed(tx, {
    platforms: targets.flatMap(({ kind, name }) => (kind === 'platform' ? [name] : [])),
    below: targets.flatMap(({ address }) => address ?? []),
    except: (await listCaptures(tx, id)).map(({ url }) => url),
    limit: OFFERED,
  });
  return found.map(({ id: sealed, ...about }) => ({ package: sealed, ...about }));
}

/**
 * Takes back a page that the unit shared, also when the operation has ended: nobody gets it any more. Its report says what
 * was shared at the end.
 *
 * @throws VigieError `VIGIE_OPERATION_…`
 */
export async function withdrawCapture(work: Work, id: string, capture: string, reason: string): Promise<void> {
  const { tx, unit } = work;
  await mustFind(tx, id);
  if (!(await dropCapture(tx, { operation: id, unit }, capture)))
    refuse('VIGIE_OPERATION_PART_UNKNOWN', { id: capture });
  await note(work, { act: 'operation.capture-withdrawn', subject: id, reason, content: { capture } });
  await tellMembers(work, id);
}

/** Adds what a unit learned. @throws VigieError `VIGIE_OPERATION_…` */
export async function addLesson(work: Work, id: string, says: string): Promise<void> {
  await mustTakePart(work, id);
  const lesson = newId('opl', work.now);
  await saveLesson(work.tx, ownOf(work, id), { id: lesson, says });
  await note(work, { act: 'operation.lesson-added', subject: id, content: { lesson } });
  await tellMembers(work, id);
}

/** From when to when a unit counts: from the hour at which all act, to now or to when counts are due. */
const timeOf = ({ actsAt, reportsBy }: HeldOperation, now: Date) => ({
  from: actsAt,
  until: new Date(Math.min(now.getTime(), Date.parse(reportsBy))).toISOString(),
});

const platformsOf = async (tx: Tx, id: string): Promise<string[]> =>
  (await listTargets(tx, id)).flatMap(({ kind, name }) => (kind === 'platform' ? [name] : []));

async function countNow(tx: Tx, operation: HeldOperation, now: Date): Promise<UnitCount[]> {
  const platforms = await platformsOf(tx, operation.id);
  const found = await countBetween(tx, COUNTED, { ...timeOf(operation, now), platforms });
  return platforms.flatMap((platform) =>
    COUNTED.map((figure) => ({
      platform,
      figure,
      count: found.find((one) => one.platform === platform && one.figure === figure)?.count ?? 0,
    })),
  );
}

/**
 * A unit's own counts, for itself: what it would give now, or what it gave. Of cases open to all of it.
 *
 * @throws VigieError `VIGIE_OPERATION_…`
 */
export async function readOwnCounts(
  { tx, unit, now }: Pick<Work, 'tx' | 'unit' | 'now'>,
  id: string,
): Promise<z.infer<typeof countsSchema>> {
  const operation = await mustFind(tx, id);
  const { state, countedAt } = await standingOf({ tx, unit }, id);
  if (state !== 'joined') throw refusal('VIGIE_OPERATION_NOT_JOINED');
  const given = await listGiven(tx, id);
  const { from, until } = timeOf(operation, now);
  const counts = given.length > 0 ? given : await countNow(tx, operation, now);
  return {
    from,
    until: given[0]?.until ?? until,
    givenAt: countedAt,
    counts: counts.flatMap(({ platform, count, figure }) => {
      const named = COUNTED.find((one) => one === figure);
      return named ? [{ platform, figure: named, count }] : [];
    }),
  };
}

/**
 * Gives the unit's counts to the operation, once: they stay the unit's, and go into the sums at the end.
 *
 * @throws VigieError `VIGIE_OPERATION_…`
 */
export async function giveCounts(work: Work, id: string): Promise<void> {
  const { tx, unit, now } = work;
  await lockOperation(tx, id);
  await lockCounts(tx, unit);
  const operation = await mustTakePart(work, id);
  const { countedAt } = await standingOf(work, id);
  const say = (at: string) => sayInstant(at, work.context.config.home.timeZone);
  if (countedAt !== null) throw refusal('VIGIE_OPERATION_COUNTED', { at: say(countedAt) });
  if (now <= new Date(operation.actsAt)) throw refusal('VIGIE_OPERATION_NOT_YET', { at: say(operation.actsAt) });
  const platforms = await platformsOf(tx, id);
  if (platforms.length === 0) throw refusal('VIGIE_OPERATION_NO_PLATFORM');
  const time = timeOf(operation, now);
  const [elsewhere] = await listGivenElsewhere(tx, id, { ...time, platforms });
  if (elsewhere !== undefined) throw refusal('VIGIE_OPERATION_COUNTED_ELSEWHERE', { platform: elsewhere });
  await saveCounts(tx, ownOf(work, id), { ...time, counts: await countNow(tx, operation, now) });
  // What was counted is the unit's own, and stands in its own rows.
  await note(work, { act: 'operation.counted', subject: id, content: { from: time.from, until: time.until } });
  await tellMembers(work, id);
}
