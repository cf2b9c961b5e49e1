import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Db } from '../database/store.ts';

const LOOK_MS = 1_000;

const queueSchema = z.object({ queue: z.string() });

/**
 * Wakes who works on a queue when a job there is due: one look a second at all queues together, where pg-boss would have
 * each of some fifty look for itself. What is due at once is told besides, by NOTIFY.
 */
export function createWaking(db: Db) {
  const workers = new Map<string, string[]>();
  const findDue = () =>
    rows(
      db,
      queueSchema,
      sql`select queue from unnest(${[...workers.keys()]}::text[]) queue where exists (select from pgboss.job j
        where j.name = queue and j.state < 'active' and not j.blocked and j.start_after <= now())`,
    );
  return {
    add(queue: string, worker: string): void {
      workers.set(queue, [...(workers.get(queue) ?? []), worker]);
    },
    clear: (): void => workers.clear(),
    /** Goes on until it is told to end; while the database is away, nothing is due. */
    async run(signal: AbortSignal, wake: (worker: string) => void): Promise<void> {
      for (; !signal.aborted; await delay(LOOK_MS, null, { signal }).catch(() => {})) {
        if (workers.size === 0) continue;
        for (const { queue } of await findDue().catch(() => [])) workers.get(queue)?.forEach(wake);
      }
    },
  };
}
