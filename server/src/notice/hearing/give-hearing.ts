import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import { sayDay } from '../../base/text/write-day.ts';
import { mustFindCase } from '../../case/index.ts';
import { findExhibit } from '../../evidence/index.ts';
import { note, type PersonWork, today } from '../../people/index.ts';
import { deadlineOf } from '../compose/deadline.ts';
import { refusal, refuse } from '../refusals.ts';
import { say } from '../words.ts';
import type { Hearing, HearingInput, HearingStanding, Measure, ObservationInput } from './hearing-schema.ts';
import {
  findKeptHearing,
  listKeptHearings,
  lockHearing,
  saveHearing,
  saveMeasure,
  saveObservation,
  withdrawKept,
} from './hearing-store.ts';
import { standOfHearing, standOfHearings } from './stand-of-hearings.ts';

/** The term of `registers/deadlines` that a hearing is compared with. */
export const HEARING_TERM = 'msr-18-hearing';

/** The hearings of a case as they stand today, oldest first. */
export async function listHearings({ tx, context, now }: PersonWork, caseId: string): Promise<Hearing[]> {
  const day = today({ context, now });
  return (await listKeptHearings(tx, caseId)).map((kept) => standOfHearing(kept, day));
}

/** @throws VigieError `VIGIE_NOTICE_NO_HEARING` (404) */
async function mustFindHearing(work: PersonWork, id: string): Promise<Hearing> {
  const kept = (await findKeptHearing(work.tx, id)) ?? refuse('VIGIE_NOTICE_NO_HEARING', { id });
  return standOfHearing(kept, today(work));
}

/** The day on which the register's term ends that begins on a day; null: there is no calendar to count it by. */
function fullTermFrom(on: string, country: string): string | null {
  try {
    return deadlineOf(HEARING_TERM, new Date(`${on}T12:00:00Z`), country).due;
  } catch (error) {
    if (error instanceof VigieError && error.code === 'VIGIE_NOTICE_NO_CALENDAR') return null;
    throw error;
  }
}

/**
 * Notes that the addressee of an intended measure may be heard until a day that the officer sets, or why that has to
 * wait. A day before the register's term is kept, and shown as short.
 *
 * @throws VigieError `VIGIE_NOTICE_HEARING_DAY`
 */
export async function giveHearing(work: PersonWork, input: HearingInput): Promise<Hearing> {
  const { id: caseId } = await mustFindCase(work.tx, input.case);
  const day = today(work);
  const { kind, addressee, measure, on } = input;
  if (on > day) throw refusal('VIGIE_NOTICE_HEARING_DAY', { on: sayDay(on), why: say('hearingNotYet') });
  if (kind === 'opportunity' && input.due <= on)
    throw refusal('VIGIE_NOTICE_HEARING_DAY', { on: sayDay(input.due), why: say('hearingDue', { on: sayDay(on) }) });
  const rest =
    kind === 'opportunity'
      ? {
          means: input.means,
          due: input.due,
          fullTerm: fullTermFrom(on, work.context.config.home.country),
          reason: null,
        }
      : { means: null, due: null, fullTerm: null, reason: input.reason };
  const id = newId('hrg', work.now);
  await saveHearing(work, { id, case: caseId, kind, addressee, measure, on, ...rest });
  const content = { hearing: id, addressee: addressee.name, role: addressee.role, on, due: rest.due };
  const noted = { subject: caseId, content };
  if (kind === 'opportunity') await note(work, { act: 'hearing.given', ...noted });
  else await note(work, { act: 'hearing.urgent', ...noted, reason: input.reason });
  return mustFindHearing(work, id);
}

/**
 * Notes what the addressee said, as text, as a sealed exhibit of the case, or both.
 *
 * @throws VigieError `VIGIE_NOTICE_HEARING_DAY`; `VIGIE_NOTICE_HEARING_OVER` (409) where it is an urgency or withdrawn;
 *   `VIGIE_NOTICE_NOT_SEALED_HERE` (409)
 */
export async function noteObservation(work: PersonWork, id: string, input: ObservationInput): Promise<Hearing> {
  const { tx, now } = work;
  await lockHearing(tx, id);
  const hearing = await mustFindHearing(work, id);
  if (hearing.kind === 'urgency' || hearing.withdrawn) throw refusal('VIGIE_NOTICE_HEARING_OVER');
  const { on, said = null, exhibit = null } = input;
  if (on > today(work)) throw refusal('VIGIE_NOTICE_HEARING_DAY', { on: sayDay(on), why: say('hearingNotYet') });
  if (on < hearing.on)
    throw refusal('VIGIE_NOTICE_HEARING_DAY', {
      on: sayDay(on),
      why: say('hearingBefore', { on: sayDay(hearing.on) }),
    });
  if (exhibit !== null) {
    const found = await findExhibit(tx, exhibit);
    if (found?.case !== hearing.case || found.package === null)
      throw refusal('VIGIE_NOTICE_NOT_SEALED_HERE', { id: exhibit });
  }
  const observation = newId('obs', now);
  await saveObservation(work, { id: observation, hearing: id, on, said, exhibit });
  const content = { hearing: id, observation, on, exhibit };
  await note(work, { act: 'hearing.answered', subject: hearing.case, content });
  return mustFindHearing(work, id);
}

/**
 * Withdraws a hearing that was noted wrongly, with a reason: it stays, and counts no more.
 *
 * @throws VigieError `VIGIE_NOTICE_HEARING_OVER` (409)
 */
export async function withdrawHearing(work: PersonWork, id: string, reason: string): Promise<Hearing> {
  await lockHearing(work.tx, id);
  const { case: subject, withdrawn } = await mustFindHearing(work, id);
  if (withdrawn) throw refusal('VIGIE_NOTICE_HEARING_OVER');
  await withdrawKept(work, id, reason);
  await note(work, { act: 'hearing.withdrawn', subject, reason, content: { hearing: id } });
  return mustFindHearing(work, id);
}

/** Why a measure now would be one before the hearing; null: it would not. */
function whyUnheard(standing: HearingStanding, hearings: readonly Hearing[]) {
  if (standing === 'none') return say('unheard');
  if (standing !== 'running') return null;
  const last = hearings.flatMap(({ due, state, withdrawn }) => (state === 'running' && !withdrawn && due ? [due] : []));
  return say('hearingRuns', { until: sayDay(last.sort().at(-1) ?? '') });
}

/**
 * Keeps that an order or a referral is a measure, and how the hearing stands. One before anybody was heard, or while
 * somebody still can be, needs the officer's reason.
 *
 * @param taken `of`: the document's or the referral's id
 * @throws VigieError `VIGIE_NOTICE_UNHEARD` (409): says how the hearing stands, and what can be done
 */
export async function takeMeasure(
  work: PersonWork,
  taken: Pick<Measure, 'act' | 'of'> & { case: string; unheard: string | undefined },
): Promise<void> {
  const { act, of, case: subject, unheard } = taken;
  const hearings = await listHearings(work, subject);
  const standing = standOfHearings(hearings);
  const why = whyUnheard(standing, hearings);
  if (why !== null && unheard === undefined) throw refusal('VIGIE_NOTICE_UNHEARD', { why });
  const reason = why === null ? null : (unheard ?? null);
  const id = newId('mea', work.now);
  await saveMeasure(work, { id, case: subject, act, of, standing, reason });
  const content = { measure: id, of, standing };
  if (reason === null) await note(work, { act: 'measure.taken', subject, content });
  else await note(work, { act: 'measure.taken-unheard', subject, reason, content });
}
