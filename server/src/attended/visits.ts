import { newId } from '../base/core/ids.ts';
import type { AttendedPage } from '../evidence/index.ts';
import { refuse } from './refusals.ts';
import type { End } from './visit-store.ts';

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

/** A page that a person has open. */
export interface Visit extends About {
  id: string;
  startedAt: string;
  /** When it ends at the latest. */
  endsAt: string;
  page: AttendedPage;
  /** Whether those who began it, and look at it, still may: one who may not ends it. */
  callers: Set<() => Promise<boolean>>;
  /** Called as soon as it ends: nothing more is shown. `noted` says why once the log has it; it fails where it has not. */
  onEnd: Set<(noted: Promise<End>) => void>;
}

export interface Limits {
  /** Milliseconds without an act of the person. */
  idleMs: number;
  /** Milliseconds altogether. */
  totalMs: number;
  /** Pages that are open in this process at once. */
  atOnce: number;
  /** Octets of memory that must be left on this machine, whatever has the rest. */
  leftBytes: number;
}

/** A page takes a renderer of Chromium, 100 MB and more, in the process that answers people. */
export const LIMITS: Limits = { idleMs: 5 * 60_000, totalMs: 30 * 60_000, atOnce: 4, leftBytes: 512 * 1024 ** 2 };

interface Open extends Visit {
  timers: { idle: NodeJS.Timeout; total: NodeJS.Timeout };
  ending: Promise<void> | null;
}

/** The pages that people have open in this process; with it they are gone. */
export interface Visits {
  /** A person's open page, or null. */
  of(account: string): Visit | null;
  /** A person's page by its visit's id; null: it is another's, ends, or is not here. */
  find(id: string, account: string): Visit | null;
  /**
   * Opens a page; the same person's same page is given again.
   *
   * @param open is told the visit's id
   * @throws VigieError `VIGIE_ATTENDED_OPEN` (409), `VIGIE_ATTENDED_FULL`, `VIGIE_ATTENDED_MEMORY` (503), and those of
   *   opening it
   */
  begin(about: About, open: (id: string) => Promise<AttendedPage>, now: Date): Promise<Visit>;
  /** The person did something: it does not end by itself for a while. */
  touch(id: string): void;
  /** Ends a visit, closes its page. Safe to repeat. */
  end(id: string, why: End): Promise<void>;
  stop(): Promise<void>;
}

const isSame = (a: About, b: About): boolean => a.case === b.case && a.listing === b.listing && a.check === b.check;

/**
 * @param onEnd notes of every visit that it ended, before anybody is told why
 * @param left octets of memory that are left on this machine
 */
export function createVisits(
  limits: Limits,
  onEnd: (visit: Visit, why: End) => Promise<void>,
  left: () => number = () => process.availableMemory(),
): Visits {
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
    const noted = closePage(visit)
      .finally(() => onEnd(visit, why))
      .then(() => why);
    for (const told of visit.onEnd) told(noted);
    await noted;
  }

  async function closePage(visit: Open): Promise<void> {
    try {
      await visit.page.close();
    } finally {
      open.delete(visit.id);
    }
  }

  async function add(about: About, openPage: (id: string) => Promise<AttendedPage>, now: Date): Promise<Visit> {
    const id = newId('vst', now);
    const page = await openPage(id);
    const { idleMs, totalMs } = limits;
    const timers = { idle: endLater(id, 'idle', idleMs), total: endLater(id, 'time', totalMs) };
    const [startedAt, endsAt] = [now.toISOString(), new Date(now.getTime() + totalMs).toISOString()];
    const [callers, told] = [new Set<() => Promise<boolean>>(), new Set<(noted: Promise<End>) => void>()];
    const visit: Open = { ...about, id, startedAt, endsAt, page, callers, onEnd: told, timers, ending: null };
    open.set(id, visit);
    void page.gone.then(() => end(id, 'broken')).catch(() => {});
    if (isStopped) await end(id, 'stopped');
    return visit;
  }

  return {
    of,
    find(id, account) {
      const visit = open.get(id);
      return visit && visit.account === account && !visit.ending ? visit : null;
    },
    async begin(about, openPage, now) {
      const mine = of(about.account);
      if (mine) return isSame(mine, about) && !mine.ending ? mine : refuse('VIGIE_ATTENDED_OPEN');
      const begun = opening.get(about.account);
      if (begun) return isSame(begun.about, about) ? begun.visit : refuse('VIGIE_ATTENDED_OPEN');
      if (open.size + opening.size >= limits.atOnce) refuse('VIGIE_ATTENDED_FULL', { count: limits.atOnce });
      if (left() < limits.leftBytes) refuse('VIGIE_ATTENDED_MEMORY');
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
