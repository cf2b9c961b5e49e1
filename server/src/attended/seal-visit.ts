import { mustFindCase } from '../case/index.ts';
import { planAttendedSeal, prepareAttended, type Vault } from '../evidence/index.ts';
import { judgeAttended, type VERDICTS } from '../followup/index.ts';
import { type Asking, note, type PersonWork } from '../people/index.ts';
import { refuse } from './refusals.ts';
import { endVisit } from './visit-store.ts';
import type { Visit } from './visits.ts';

/** What became of a page that a person sealed. */
interface Sealed {
  evidence: string;
  check: { id: string; verdict: (typeof VERDICTS)[number] } | null;
}

const sealing = new WeakMap<Visit, Promise<Sealed>>();

/**
 * Takes the page as the person has it before them, and plans its sealing; what was seen for a check in doubt is judged in
 * the same transaction. Asked twice, it is done once.
 *
 * @throws VigieError of the check, where it is in doubt no more, and where the visit is over: nothing is sealed then
 */
export function sealVisit(asking: Asking, vault: Vault, visit: Visit): Promise<Sealed> {
  const before = sealing.get(visit);
  if (before) return before;
  const now = seal(asking, vault, visit);
  sealing.set(visit, now);
  now.catch(() => sealing.delete(visit));
  return now;
}

async function seal({ context, by }: Asking, vault: Vault, visit: Visit): Promise<Sealed> {
  const { unit, check: doubted } = visit;
  const { capture, visit: seen } = await visit.page.take();
  const id = await prepareAttended(context, vault, visit, capture);
  const keep = async (work: PersonWork): Promise<Sealed> => {
    await mustFindCase(work.tx, visit.case);
    // With what is sealed, or not at all: the process may end here.
    if (!(await endVisit(work.tx, visit.id, 'sealed', work.now))) refuse('VIGIE_ATTENDED_UNKNOWN', { id: visit.id });
    const judged = doubted === null ? null : await judgeAttended(work, doubted, seen);
    const check = judged?.check.id ?? null;
    await planAttendedSeal(work, { ...visit, id, check }, capture);
    await judged?.keep(id);
    const content = { package: id, check, url: capture.finalUrl, ...capture.attended?.acts };
    await note(work, { act: 'attended.sealed', subject: visit.case, content });
    const ended = { listing: visit.listing, check: doubted, why: 'sealed', ...visit.page.counts() };
    await note(work, { act: 'attended.ended', subject: visit.case, content: ended });
    return { evidence: id, check: judged && { id: judged.check.id, verdict: judged.verdict } };
  };
  return context.store.inUnit(unit, (tx) => keep({ context, tx, unit, by, now: context.clock() }), by.id);
}
