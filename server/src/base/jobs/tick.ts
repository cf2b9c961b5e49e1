import { sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { z } from 'zod';
import { storeFault } from '../database/faults.ts';
import { rows } from '../database/rows.ts';
import type { Store } from '../database/store.ts';
import { newJobId } from './job-id.ts';

const unitSchema = z.object({ id: z.string() });

/**
 * Queues the work of one tick: a job for each unit, or one for the installation. Where the database is away or has too
 * much to do, the tick is left out, since the next one does the same; the log says so.
 */
export async function queueTick(
  { store, log }: { store: Store; log: Logger },
  boss: PgBoss,
  { queue, isForInstallation }: { queue: string; isForInstallation: boolean },
): Promise<void> {
  try {
    const units = isForInstallation ? [{ id: '' }] : await rows(store.db, unitSchema, sql`select id from unit`);
    // The policy of the queue keeps one that waits for each key.
    await boss.insert(
      queue,
      units.map(({ id }) => ({ id: newJobId(), data: { unit: id }, singletonKey: `tick/${id}` })),
    );
  } catch (error) {
    if (!storeFault(error)) throw error;
    log.warn({ queue, error: error instanceof Error ? error.message : String(error) }, 'a tick was left out');
  }
}
