import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { fromKysely, type Job, type JobResult, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import { newId } from '../core/ids.ts';
import type { AdvisoryLock } from '../database/advisory-lock.ts';
import { storeFault } from '../database/faults.ts';
import { oneRow, rows } from '../database/rows.ts';
import type { Store, Tx } from '../database/store.ts';
import type { EventKind, Events } from './events.ts';

const unitSchema = z.object({ id: z.string() });
const countSchema = z.object({ n: z.int() });

/** What a job carries: the unit it works for, and ids. Never content of a case: the queue's tables know no units. */
export interface JobContent {
  unit: string;
  [key: string]: unknown;
}

export interface Queue {
  /** `<link>.<verb>` */
  name: string;
  /** Jobs of this queue that may run side by side (2 or more); left out, they run one after the other. */
  concurrency?: number;
  retryLimit?: number;
  /** A cron line: at each tick, one job for every unit. */
  every?: string;
  /** `installation`: at each tick one job alone, for what belongs to no unit; its `unit` is empty. */
  everyFor?: 'installation';
  /** The first delay before a retry; it doubles each time, to at most a quarter of a day. */
  retryDelaySeconds?: number;
  run(content: JobContent): Promise<void>;
}

export interface Subscription<K extends EventKind = EventKind> {
  event: K;
  queue: string;
}

export interface Jobs {
  /** Queues a job in the caller's transaction: it exists if and only if the transaction commits. */
  send(tx: Tx, queue: string, content: JobContent, options?: { key?: string; after?: Date }): Promise<void>;
  /** Writes an event and queues a job for every queue subscribed to it, in the caller's transaction. */
  emit<K extends EventKind>(tx: Tx, unit: string, kind: K, subject: string, content: Events[K]): Promise<void>;
  /** As `emit`, for callers whose compiler has checked the pair of kind and content already. */
  publish(tx: Tx, unit: string, kind: string, subject: string, content: object): Promise<void>;
  /** One more try of a job that failed for good, in the caller's transaction. */
  retry(tx: Tx, queue: string, id: string): Promise<void>;
  /** Begins to work, unless another process of this installation does: then this one waits to follow it. */
  start(): Promise<void>;
  /** Jobs of the links that are waiting or running now (not those due later, nor the queue's own). */
  pending(): Promise<number>;
  stop(): Promise<void>;
}

/** How soon a process that waits follows the one that worked. */
const FOLLOW_MS = 500;

const tickOf = (queue: string): string => `${queue}.tick`;

/**
 * The job queue on the store's own database (pg-boss). A job may run twice after a crash: each `run` must be idempotent
 * by what it writes.
 */
export function createJobs(options: {
  store: Store;
  clock: Clock;
  log: Logger;
  /** Asked for once, at the start: queues hold the context that holds these jobs. */
  queues: () => Queue[];
  subscriptions: Subscription[];
}): Jobs {
  const { store, clock, log, queues, subscriptions } = options;
  const boss = new PgBoss({
    connectionString: store.url,
    max: 4,
    // Its tables are the owner's, who makes them (database/queue-schema.ts).
    migrate: false,
    useListenNotify: true,
    persistWarnings: false,
    reindex: false,
    monitorVacuum: false,
  });
  const stopping = new AbortController();
  const untilStopping = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve());
  });
  let working = Promise.resolve();
  // What it tells is often a copy of an error, which is none.
  boss.on('error', ({ message }) => log.error({ error: message }, 'job queue'));
  async function runJob(queue: Queue, job: Job<JobContent>): Promise<JobResult> {
    try {
      await queue.run(job.data);
      return { id: job.id, status: 'completed' };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      log.warn({ queue: queue.name, job: job.id, error: error instanceof Error ? error.stack : why }, 'job failed');
      if (storeFault(error)) await giveTryBack(job.id).catch(() => {});
      return { id: job.id, status: 'failed', output: { why } };
    }
  }
  /** A full disk or a database that is away is no failure of the job: it uses up no retry, however long it lasts. */
  async function giveTryBack(id: string): Promise<void> {
    await sql`update pgboss.job set retry_count = greatest(retry_count - 1, 0) where id = ${id}`.execute(store.db);
  }
  async function schedule(queue: string, cron: string, isForInstallation: boolean): Promise<void> {
    const tick = tickOf(queue);
    await boss.createQueue(tick, { retryLimit: 0 });
    await boss.work(tick, { pollingIntervalSeconds: 5 }, async () => {
      if (isForInstallation) return void (await boss.send(queue, { unit: '' }, { singletonKey: 'installation' }));
      for (const { id } of await rows(store.db, unitSchema, sql`select id from unit`))
        await boss.send(queue, { unit: id }, { singletonKey: id });
    });
    await boss.schedule(tick, cron);
  }
  async function work(queue: Queue): Promise<void> {
    const inOrder = queue.concurrency === undefined;
    await boss.work(
      queue.name,
      {
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 1,
        // A batch of two or more, so that a backlog is fetched without a pause between.
        batchSize: queue.concurrency ?? 10,
        burstWhenBatchFull: true,
        perJobResults: true,
      },
      async (batch: Job<JobContent>[]): Promise<JobResult[]> => {
        if (!inOrder) return Promise.all(batch.map((job) => runJob(queue, job)));
        const results: JobResult[] = [];
        for (const job of batch) results.push(await runJob(queue, job));
        return results;
      },
    );
    if (queue.every) await schedule(queue.name, queue.every, queue.everyFor === 'installation');
  }
  /**
   * Begins to work where no other process does; null where one does. Where we lost the lock and live on, the database
   * was away: that uses up no retry. Where a process died, its job may have killed it.
   */
  async function workAlone(outlived: 0 | 1): Promise<AdvisoryLock | null> {
    const lock = await store.tryLock('vigie jobs').catch(() => null);
    if (!lock) return null;
    try {
      // A job that is still marked active belongs to a process that died, or to ours before it lost the lock.
      await sql`update pgboss.job set state = 'retry', start_after = now(), retry_count = retry_count - ${outlived}
        where state = 'active'`.execute(store.db);
      for (const queue of queues()) await work(queue);
      return lock;
    } catch (error) {
      await lock.release();
      throw error;
    }
  }
  async function keepWorking(first: AdvisoryLock | null): Promise<void> {
    let lock = first;
    let outlived: 0 | 1 = 0;
    while (!stopping.signal.aborted) {
      if (!lock) {
        await delay(FOLLOW_MS, null, { signal: stopping.signal }).catch(() => {});
        if (!stopping.signal.aborted) lock = await workAlone(outlived).catch(() => null);
        continue;
      }
      await Promise.race([lock.lost, untilStopping]);
      if (stopping.signal.aborted) break;
      // The database ended the connection: another process may work by now. What runs here is left to end first.
      lock = null;
      outlived = 1;
      for (const { name } of queues()) for (const each of [name, tickOf(name)]) await boss.offWork(each);
    }
    await lock?.release();
  }
  const jobs: Jobs = {
    async send(tx, queue, content, { key, after } = {}) {
      await boss.send(queue, content, {
        db: fromKysely(tx),
        ...(key ? { singletonKey: key } : {}),
        ...(after ? { startAfter: after } : {}),
      });
    },
    emit: (tx, unit, kind, subject, content) => jobs.publish(tx, unit, kind, subject, content),
    async publish(tx, unit, kind, subject, content) {
      const now = clock();
      await sql`
        insert into event (id, unit_id, kind, subject_id, content, happened_at)
        values (${newId('evt', now)}, ${unit}, ${kind}, ${subject}, ${JSON.stringify(content)}::jsonb, ${now})`.execute(
        tx,
      );
      for (const subscription of subscriptions) {
        if (subscription.event === kind) await jobs.send(tx, subscription.queue, { unit, event: kind, ...content });
      }
    },
    async retry(tx, queue, id) {
      await boss.retry(queue, id, { db: fromKysely(tx) });
    },
    async start() {
      await boss.start();
      for (const queue of queues()) {
        await boss.createQueue(queue.name, {
          notify: true,
          retryLimit: queue.retryLimit ?? 5,
          retryDelay: queue.retryDelaySeconds ?? 2,
          retryBackoff: true,
          retryDelayMax: 21_600,
          expireInSeconds: 600,
          heartbeatSeconds: 60,
        });
      }
      const first = await workAlone(0);
      working = keepWorking(first);
    },
    async pending() {
      const { n } = await oneRow(
        store.db,
        countSchema,
        sql`select count(*)::int as n from pgboss.job
          where state < 'completed' and start_after <= now() and name not like '%.tick' and name not like '\\_\\_pgboss\\_\\_%'`,
      );
      return n;
    },
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: 10_000, close: true });
      await working;
    },
  };
  return jobs;
}
