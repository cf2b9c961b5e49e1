import { sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Db } from '../database/store.ts';
import type { Queue } from './jobs.ts';

/** The queue of a queue's ticks. */
export const tickOf = (queue: string): string => `${queue}.tick`;

/** Makes the queues that are not there yet, and gives those that are what their jobs rely on now. */
export async function makeQueues(pgBoss: PgBoss, db: Db, queues: readonly Queue[]): Promise<void> {
  const kept = new Map((await pgBoss.getQueues()).map((queue) => [queue.name, queue]));
  for (const { name, every, retryLimit = 5, retryDelaySeconds: retryDelay = 2 } of queues) {
    // Of those with one key, one waits at most.
    const policy = every ? 'short' : 'standard';
    const before = kept.get(name);
    if (!before) {
      const retry = { retryLimit, retryDelay, retryBackoff: true, retryDelayMax: 21_600 };
      await pgBoss.createQueue(name, { policy, notify: true, ...retry, expireInSeconds: 600, heartbeatSeconds: 60 });
    } else {
      if (before.policy !== policy)
        await sql`update pgboss.queue set policy = ${policy} where name = ${name}`.execute(db);
      if (before.retryLimit !== retryLimit || before.retryDelay !== retryDelay)
        await pgBoss.updateQueue(name, { retryLimit, retryDelay });
    }
    if (every && !kept.has(tickOf(name))) await pgBoss.createQueue(tickOf(name), { retryLimit: 0 });
  }
}
