import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from '../database/store.ts';
import { listDue } from './jobs-store.ts';

const LOOK_MS = 1_000;

/**
 * Wakes who works on a queue when a job there is due: one look a second at all queues together, where pg-boss would have
 * each of some fifty look for itself. What is due at once is told besides, by NOTIFY.
 */
export function createWaking(db: Db) {
  const workers = new Map<string, string[]>();
  return {
    add(queue: string, worker: string): void {
      workers.set(queue, [...(workers.get(queue) ?? []), worker]);
    },
    clear: (): void => workers.clear(),
    /** Goes on until it is told to end; while the database is away, nothing is due. */
    async run(signal: AbortSignal, wake: (worker: string) => void): Promise<void> {
      for (; !signal.aborted; await delay(LOOK_MS, null, { signal }).catch(() => {})) {
        if (workers.size === 0) continue;
        for (const { queue } of await listDue(db, [...workers.keys()]).catch(() => []))
          workers.get(queue)?.forEach(wake);
      }
    },
  };
}
