import { newId } from '../base/core/ids.ts';
import type { AttendedPage } from '../evidence/index.ts';
import { refuse } from './refusals.ts';

/** Whose page it is, and of what. */
export interface About {
  account: string;
  unit: string;
  case: string;
  listing: string;
  /** The check in doubt that it is for; null: none. */
  check: string | null;
  url: string;
}

/** Why a visit ended: the person, nothing done for long, the longest time, the service stops. */
export type End = 'sealed' | 'left' | 'idle' | 'time' | 'stopped';

/** A page that a person has open. */
export interface Visit extends About {
  id: string;
  startedAt: string;
  /** When it ends at the latest. */
  endsAt: string;
  page: AttendedPage;
  /** Called when it ends. */
  onEnd: Set<(why: End) => void>;
}

export interface Limits {
  /** Milliseconds without an act of the person. */
  idleMs: number;
  /** Milliseconds altogether. */
  totalMs: number;
  /** Pages that are open in this process at once. */
  atOnce: number;
}

/** A page takes a renderer of Chromium, 100 MB and more, in the process that answers people. */
export const LIMITS: Limits = { idleMs: 5 * 60_000, totalMs: 30 * 60_000, atOnce: 4 };

interface Open extends Visit {
  timers: { idle: NodeJS.Timeout; total: NodeJS.Timeout };
  ending: Promise<void> | null;
}

/** The pages that people have open in this process; with it they are gone. */
export interface Visits {
  /** A person's open page, or null. */
  of(account: string): Visit | null;
  /** @throws VigieError `VIGIE_ATTENDED_UNKNOWN` (404), where it is another's too */
  mustFind(id: string, account: string): Visit;
  /**
   * Opens a page; the same person's same page is given again.
   *
   * @throws VigieError `VIGIE_ATTENDED_OPEN` (409), `VIGIE_ATTENDED_FULL` (503), and those of opening it
   */
  begin(about: About, open: () => Promise<AttendedPage>, now: Date): Promise<Visit>;
  /** The person did something: it does not end by itself for a while. */
  touch(id: string): void;
  /** Ends a visit, closes its page. Safe to repeat. */
  end(id: string, why: End): Promise<void>;
  stop(): Promise<void>;
}

const isSame = (a: About, b: About): boolean => a.case === b.case && a.listing === b.listing && a.check === b.check;

/** @param onEnd told of every visit that ends */
export function createVisits(limits: Limits, onEnd: (visit: Visit, why: End) => Promise<void>): Visits {
  const open = new Map<string, Open>();
  /** Pages that are about to open, by person. */
  const opening = new Map<string, { about: About; visit: Promise<Visit> }>();
  let isStopped = false;

  const of = (account: string): Open | null => [...open.values()].find((visit) => visit.account === account) ?? null;
  const endLater = (id: string, why: End, ms: number): NodeJS.Timeout =>
    setTimeout(() => void end(id, why).catch(() => {}), ms).unref();

  function end(id: string, why: End): Promise<void> {
    const visit = open.get(id);
    if (!visit) return Promise.resolve();
    visit.ending ??= close(visit, why);
    return visit.ending;
  }

  async function close(visit: Open, why: End): Promise<void> {
    clearTimeout(visit.timers.idle);
    clearTimeout(visit.timers.total);
    for (const told of visit.onEnd) told(why);
    await visit.page.close();
    open.delete(visit.id);
    await onEnd(visit, why);
  }

  async function add(about: About, openPage: () => Promise<AttendedPage>, now: Date): Promise<Visit> {
    const page = await openPage();
    const id = newId('vst', now);
    const { idleMs, totalMs } = limits;
    const timers = { idle: endLater(id, 'idle', idleMs), total: endLater(id, 'time', totalMs) };
    const [startedAt, endsAt] = [now.toISOString(), new Date(now.getTime() + totalMs).toISOString()];
    const visit: Open = { ...about, id, startedAt, endsAt, page, onEnd: new Set(), timers, ending: null };
    open.set(id, visit);
    if (isStopped) await end(id, 'stopped');
    return visit;
  }

  return {
    of,
    mustFind(id, account) {
      const visit = open.get(id);
      return visit && visit.account === account && !visit.ending ? visit : refuse('VIGIE_ATTENDED_UNKNOWN', { id });
    },
    async begin(about, openPage, now) {
      const mine = of(about.account);
      if (mine) return isSame(mine, about) && !mine.ending ? mine : refuse('VIGIE_ATTENDED_OPEN');
      const begun = opening.get(about.account);
      if (begun) return isSame(begun.about, about) ? begun.visit : refuse('VIGIE_ATTENDED_OPEN');
      if (open.size + opening.size >= limits.atOnce) refuse('VIGIE_ATTENDED_FULL', { count: limits.atOnce });
      const visit = add(about, openPage, now).finally(() => opening.delete(about.account));
      opening.set(about.account, { about, visit });
      return visit;
    },
    touch(id) {
      const visit = open.get(id);
      if (!visit || visit.ending) return;
      clearTimeout(visit.timers.idle);
      visit.timers.idle = endLater(id, 'idle', limits.idleMs);
    },
    end,
    async stop() {
      isStopped = true;
      await Promise.allSettled([...opening.values()].map(({ visit }) => visit));
      await Promise.allSettled([...open.keys()].map((id) => end(id, 'stopped')));
    },
  };
}
