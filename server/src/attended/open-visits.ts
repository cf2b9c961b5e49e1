import type { Context } from '../base/context.ts';
import { keepShared } from '../base/database/advisory-lock.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import { inWork, note } from '../people/index.ts';
import { refuse } from './refusals.ts';
import { addVisit, type End, endVisit, findVisit, forgetVisits, type KnownVisit, listOpen } from './visit-store.ts';
import type { About, Visit } from './visits.ts';

/** Pages that one unit has open at once, in all processes: another's people are not kept out by them. */
const PER_UNIT = 3;
/** How long it is known how a visit ended. */
const KNOWN_MS = 60 * 60_000;

/** What the process that has a visit's page holds, and gives back however it ends. */
const lockOf = (id: string): string => `vigie attended ${id}`;

/**
 * Enters a visit as open, in all processes, and holds its lock.
 *
 * @returns gives the lock back
 * @throws VigieError `VIGIE_ATTENDED_OPEN`, `VIGIE_ATTENDED_UNIT_FULL` (409)
 */
export async function enterVisit(context: Context, id: string, about: About): Promise<() => Promise<void>> {
  const { store, clock } = context;
  const { account, unit, case: subject, listing, check, url } = about;
  await endLost(context, unit);
  const release = await keepShared(() => store.tryLock(lockOf(id), 'shared'));
  try {
    if (!release) throw new Error(`somebody holds ${id}, which is new`);
    await store.inUnit(
      unit,
      async (tx) => {
        const open = await listOpen(tx);
        if (open.some((one) => one.account === account)) refuse('VIGIE_ATTENDED_OPEN');
        if (open.length >= PER_UNIT) refuse('VIGIE_ATTENDED_UNIT_FULL', { count: open.length });
        const now = clock();
        if (!(await addVisit(tx, { ...about, id, now }))) refuse('VIGIE_ATTENDED_OPEN');
        const by = { id: account };
        await note(
          { context, tx, unit, by, now },
          { act: 'attended.started', subject, content: { listing, check, url } },
        );
      },
      ALL_CASES,
    );
    return release;
  } catch (error) {
    await release?.();
    throw error;
  }
}

/** Enters that a visit ended, and why: once, whoever comes first. */
export function leaveVisit(
  context: Context,
  { id, unit, account, case: subject, listing, check }: About & { id: string },
  why: End,
  counts: Partial<ReturnType<Visit['page']['counts']>> = {},
): Promise<void> {
  return inWork(context, unit, async (work) => {
    if (!(await endVisit(work.tx, id, why, work.now))) return;
    const by = why === 'left' ? { id: account } : null;
    const content = { listing, check, why, ...counts };
    await note({ ...work, by }, { act: 'attended.ended', subject, content });
  });
}

/** Enters as lost what is open in a unit and nobody holds: its process was killed, or its machine. */
export async function endLost(context: Context, unit: string): Promise<void> {
  for (const visit of await context.store.inUnit(unit, (tx) => listOpen(tx), ALL_CASES)) {
    const lock = await context.store.tryLock(lockOf(visit.id));
    if (!lock) continue;
    try {
      await leaveVisit(context, { ...visit, unit }, 'lost');
      context.changes.tell(unit, 'attended', { case: visit.case });
    } finally {
      await lock.release();
    }
  }
}

/** Each minute, for those who do not come back: what was lost, and what is long over. */
export async function keepVisits(context: Context, unit: string): Promise<void> {
  await endLost(context, unit);
  await inWork(context, unit, ({ tx, now }) => forgetVisits(tx, new Date(now.getTime() - KNOWN_MS)));
}

/**
 * A person's visit, as it is now in whichever process; what was lost is known as lost.
 *
 * @throws VigieError `VIGIE_ATTENDED_UNKNOWN` (404)
 */
export async function mustKnow(
  context: Context,
  { id, unit, account }: { id: string; unit: string; account: string },
): Promise<KnownVisit> {
  const find = () => context.store.inUnit(unit, (tx) => findVisit(tx, id, account), account);
  const found = await find();
  if (found?.why === null) await endLost(context, unit);
  return (await find()) ?? refuse('VIGIE_ATTENDED_UNKNOWN', { id });
}

/** Says where the page of a visit is that is not in this process. */
export async function refuseElsewhere(
  context: Context,
  wanted: { id: string; unit: string; account: string },
): Promise<never> {
  const { id, why } = await mustKnow(context, wanted);
  if (why === null) refuse('VIGIE_ATTENDED_ELSEWHERE');
  if (why === 'lost') refuse('VIGIE_ATTENDED_LOST');
  return refuse('VIGIE_ATTENDED_UNKNOWN', { id });
}
