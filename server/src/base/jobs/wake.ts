import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Db } from '../database/store.ts';
import { listDue } from './jobs-store.ts';

const LOOK_MS = 1_000;

/**
 * Wakes who works on a queue when a job there is due: one look a second at all queues together, where pg-boss would have
 * each of more than a hundred look for itself. What is due at once is told besides, by NOTIFY. Nobody works on a queue
 * before its first job: a worker begins with a look of its own, and most would find nothing.
 */
export function createWaking(db: Db, log: Logger) {
  const known = new Map<string, () => Promise<string[]>>();
  const begun = new Map<string, Promise<string[]>>();
  const waking = {
    /** @param work begins to work on the queue. @returns its workers */
    add: (queue: string, work: () => Promise<string[]>): void => void known.set(queue, work),
    /** For the queue of a job that was just sent: its workers begin, unless they have, and are told when it is there. */
    begin(queue: string): void {
      const work = known.get(queue);
      if (!work || begun.has(queue)) return;
      const workers = work().catch((error: unknown) => {
        begun.delete(queue);
        log.warn({ queue, error: String(error) }, 'nobody works on a queue yet');
        return [];
      });
      begun.set(queue, workers);
    },
    /** Forgets all queues, once nobody is about to begin. @returns those on which somebody works */
    async clear(): Promise<string[]> {
      known.clear();
      await Promise.all(begun.values());
      const all = [...begun.keys()];
      begun.clear();
      return all;
    },
    /** Goes on until it is told to end; while the database is away, nothing is due. */
    async run(signal: AbortSignal, wake: (worker: string) => void): Promise<void> {
      for (; !signal.aborted; await delay(LOOK_MS, null, { signal }).catch(() => {})) {
        if (known.size === 0) continue;
        for (const { queue } of await listDue(db, [...known.keys()]).catch(() => [])) {
          const workers = begun.get(queue);
          if (workers) (await workers).forEach(wake);
          else waking.begin(queue);
        }
      }
    },
  };
  return waking;
}
