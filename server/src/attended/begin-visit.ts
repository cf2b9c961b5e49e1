import type { Context } from '../base/context.ts';
import { openAttendedPage, type SharedBrowser } from '../evidence/index.ts';
import { guardVisit } from './guard-visit.ts';
import { enterVisit, leaveVisit } from './open-visits.ts';
import { type About, createVisits, LIMITS, type Visit, type Visits } from './visits.ts';

/** The pages that people have open in this process, entered for all processes. */
export interface Attendance extends Pick<Visits, 'of' | 'find' | 'touch' | 'end' | 'stop'> {
  /**
   * Opens a page for a person.
   *
   * @param isStillIn whether the person is still signed in
   * @throws VigieError as `Visits.begin`, `enterVisit` and `openAttendedPage`
   */
  begin(about: About, browser: SharedBrowser, isStillIn: () => Promise<boolean>): Promise<Visit>;
}

/** @param context of the process that shows the pages */
export function createAttendance(context: Context): Attendance {
  /** Gives back what this process holds of a visit, by its id. */
  const held = new Map<string, () => Promise<void>>();
  async function giveBack(id: string): Promise<void> {
    await held.get(id)?.();
    held.delete(id);
  }
  const visits = createVisits(LIMITS, async (visit, why) => {
    try {
      await leaveVisit(context, visit, why, visit.page.counts());
    } finally {
      await giveBack(visit.id);
    }
    context.changes.tell(visit.unit, 'attended', { case: visit.case });
  });

  async function open(id: string, about: About, browser: SharedBrowser) {
    held.set(id, await enterVisit(context, id, about));
    try {
      return await openAttendedPage(context.visitor, browser, { url: about.url, by: about.account });
    } catch (error) {
      await leaveVisit(context, { ...about, id }, 'failed').finally(() => giveBack(id));
      throw error;
    }
  }

  return {
    ...visits,
    async begin(about, browser, isStillIn) {
      const known = visits.of(about.account);
      const visit = await visits.begin(about, (id) => open(id, about, browser), context.clock());
      if (visit === known || visit.callers.size > 0) return visit;
      visit.callers.add(isStillIn);
      await guardVisit(context, visit, (why) => void visits.end(visit.id, why).catch(() => {})).catch(async (error) => {
        await visits.end(visit.id, 'hidden');
        throw error;
      });
      return visit;
    },
  };
}
