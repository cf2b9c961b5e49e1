import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { fromKysely, type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import { newId } from '../core/ids.ts';
import { type AdvisoryLock, WORKER_LOCK } from '../database/advisory-lock.ts';
import { storeFault } from '../database/faults.ts';
import { instant, oneRow, rows } from '../database/rows.ts';
import type { Store, Tx } from '../database/store.ts';
import type { EventKind, Events } from './events.ts';
import { newJobId } from './job-id.ts';
import { countPending, listUnits } from './jobs-store.ts';
import { everyTick } from './tick.ts';
import { createWaking } from './wake.ts';

const numberedSchema = z.object({ id: z.string(), number: z.int() });

/** What a job carries: the unit it works for, and ids. Never content of a case: the queue's tables know no units. */
export interface JobContent {
  unit: string;
  [key: string]: unknown;
}

export interface Queue {
  /** `<link>.<verb>` */
  name: string;
  /**
   * Jobs of this queue that may run side by side (2 or more); left out, they run one after the other, in the order in
   * which they were queued. One that failed comes again after those that did not: what must not be overtaken compares
   * the `number` of the events.
   */
  concurrency?: number;
  retryLimit?: number;
  /**
   * Waits, for at most `LATER_MS`, until no other queue has work: what people do and captures go first. For what is
   * looked at anew.
   */
  isLater?: boolean;
  /** A cron line: at each tick, one job for every unit, unless the one of the last tick still waits. */
  every?: string;
  /** `installation`: at each tick one job alone, for what belongs to no unit; its `unit` is empty. */
  everyFor?: 'installation';
  /** The first delay before a retry; it doubles each time, to at most a quarter of a day. */
  retryDelaySeconds?: number;
  /** @param tried `isLast`: where it fails once more, nobody tries it again but a person */
  run(content: JobContent, tried: { isLast: boolean }): Promise<void>;
}

export interface Subscription<K extends EventKind = EventKind> {
  event: K;
  queue: string;
  /** Events written at once that one job takes up, as `together`; left out: a job for each. */
  together?: number;
}

/** One of several events of a kind. */
export interface About<Content extends object> {
  subject: string;
  content: Content;
}

export interface Jobs {
  /** Queues a job in the caller's transaction, due at an instant or now: it exists if and only if that commits. */
  send(tx: Tx, queue: string, content: JobContent, at?: string): Promise<void>;
  /** Queues several, in two statements at most. */
  sendAll(tx: Tx, queue: string, contents: JobContent[], at?: string): Promise<void>;
  /**
   * Writes an event and queues a job for every queue subscribed to it, in the caller's transaction. Besides the
   * content, a job has the event's kind (`event`) and its `number`: a later event of a subject has a higher one.
   */
  emit<K extends EventKind>(tx: Tx, unit: string, kind: K, subject: string, content: Events[K]): Promise<void>;
  /** Writes several events of a kind, in as many statements as one. */
  emitAll<K extends EventKind>(tx: Tx, unit: string, kind: K, events: About<Events[K]>[]): Promise<void>;
  /** As `emitAll`, for callers whose compiler has checked the pair of kind and content already. */
  publish(tx: Tx, unit: string, kind: string, events: About<object>[]): Promise<void>;
  /** One more try of a job that failed for good, in the caller's transaction. */
  retry(tx: Tx, queue: string, id: string): Promise<void>;
  /**
   * Makes the queues; with `works`, begins to work, unless another process of this installation does: then this one
   * waits to follow it.
   */
  start(works: boolean): Promise<void>;
  /**
   * Jobs of the links that are waiting or running now (not those due later, nor the queue's own).
   *
   * @param since where another process works, those alone that were queued since an instant of the database's clock: a
   *   host that does not answer may keep others for hours
   */
  pending(since?: string): Promise<number>;
  /** The instant, by the database's clock. */
  now(): Promise<string>;
  stop(): Promise<void>;
}

/** How soon a process that waits follows the one that worked. */
const FOLLOW_MS = 500;
/** The longest that work which can wait is held back by other work, which may never end. */
const LATER_MS = 10_000;
const POLLING = { pollingIntervalSeconds: 60, notifyPollingIntervalSeconds: 60 }; // Work is told: see wake.ts.

const tickOf = (queue: string): string => `${queue}.tick`;

const queuedBefore = (a: JobWithMetadata<JobContent>, b: JobWithMetadata<JobContent>): number =>
  a.createdOn.getTime() - b.createdOn.getTime() || (a.id < b.id ? -1 : 1);

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
  /** Told of each link in which a job may have changed something of a unit. */
  tell?: (unit: string, link: string, about: object) => void;
}): Jobs {
  const { store, clock, log, subscriptions, tell = () => {} } = options;
  let asked: Queue[] | null = null;
  const queues = (): Queue[] => {
    asked ??= options.queues();
    return asked;
  };
  let boss: PgBoss | null = null;
  const mustHaveBoss = (): PgBoss => {
    if (!boss) throw new Error('a job is queued before the queues are there');
    return boss;
  };
  const stopping = new AbortController();
  const untilStopping = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve());
  });
  const waking = createWaking(store.db, log);
  let working: Promise<unknown> = Promise.resolve();
  let isWorking = false;
  /** Jobs that run now and are not for later. */
  let running = 0;
  /** Events written here so far, by unit. */
  const written = new Map<string, number>();

  async function runJob(queue: Queue, job: JobWithMetadata<JobContent>): Promise<JobResult> {
    if (queue.isLater) for (const until = Date.now() + LATER_MS; running > 0 && Date.now() < until; ) await delay(50);
    else running += 1;
    const { unit } = job.data;
    const before = written.get(unit);
    try {
      await queue.run(job.data, { isLast: job.retryCount >= job.retryLimit });
      return { id: job.id, status: 'completed' };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      log.warn({ queue: queue.name, job: job.id, error: error instanceof Error ? error.stack : why }, 'job failed');
      await setBack(queue.name, job.id, storeFault(error) ? 1 : 0).catch(() => {});
      return { id: job.id, status: 'failed', output: { why } };
    } finally {
      if (!queue.isLater) running -= 1;
      // What each tick looks at has mostly not changed.
      if (!queue.every || written.get(unit) !== before) tell(unit, queue.name.split('.')[0] ?? '', job.data);
    }
  }
  /**
   * What was never tried goes before what failed: a host that does not answer holds nobody up. A full disk or a database
   * that is away is no failure of the job: it uses up no retry (`givenBack`), however long it lasts.
   */
  async function setBack(queue: string, id: string, givenBack: 0 | 1): Promise<void> {
    await sql`update pgboss.job set priority = -1, retry_count = greatest(retry_count - ${givenBack}::int, 0)
      where name = ${queue} and id = ${id}`.execute(store.db);
  }
  async function schedule(queue: string, cron: string, isForInstallation: boolean): Promise<void> {
    const pgBoss = mustHaveBoss();
    const options = { ...POLLING, batchSize: 2, burstWhenBatchFull: true };
    const tick = everyTick(log, queue, async () => {
      const units = isForInstallation ? [''] : await listUnits(store.db);
      // The policy of the queue keeps one that waits for each key.
      const jobs = units.map((unit) => ({ id: newJobId(), data: { unit }, singletonKey: `tick/${unit}` }));
      await pgBoss.insert(queue, jobs);
    });
    waking.add(tickOf(queue), async () => [await pgBoss.work(tickOf(queue), options, tick)]);
    await pgBoss.schedule(tickOf(queue), cron);
  }
  async function work(queue: Queue): Promise<void> {
    const [pgBoss, { name, concurrency, every, everyFor }] = [mustHaveBoss(), queue];
    const common = { ...POLLING, includeMetadata: true as const, perJobResults: true as const };
    if (concurrency === undefined) {
      // A batch of two or more, so that a backlog is fetched without a pause between. It comes in no order.
      const options = { ...common, batchSize: 10, burstWhenBatchFull: true };
      const inOrder = async (batch: JobWithMetadata<JobContent>[]) => {
        const results: JobResult[] = [];
        for (const job of batch.toSorted(queuedBefore)) results.push(await runJob(queue, job));
        return results;
      };
      waking.add(name, async () => [await pgBoss.work(name, options, inOrder)]);
    } else {
      // Each fetches for itself: one that waits for a slow host holds up none beside it.
      const begin = async (): Promise<string> => {
        const worker = { id: '' };
        const one = { ...common, batchSize: 1 };
        worker.id = await pgBoss.work(name, one, async (batch: JobWithMetadata<JobContent>[]) => {
          const results = await Promise.all(batch.map((job) => runJob(queue, job)));
          pgBoss.notifyWorker(worker.id); // There may be more: look at once.
          return results;
        });
        return worker.id;
      };
      waking.add(name, () => Promise.all(Array.from({ length: concurrency }, begin)));
    }
    if (every) await schedule(name, every, everyFor === 'installation');
  }
  /**
   * Begins to work where no other process does; null where one does. Where we lost the lock and live on, the database
   * was away: that uses up no retry. Where a process died, its job may have killed it.
   */
  async function workAlone(outlived: 0 | 1): Promise<AdvisoryLock | null> {
    const lock = await store.tryLock(WORKER_LOCK).catch(() => null);
    if (!lock) return null;
    try {
      // A job that is still marked active belongs to a process that died, or to ours before it lost the lock.
      await sql`update pgboss.job set state = 'retry', start_after = now(), retry_count = retry_count - ${outlived}
        where state = 'active'`.execute(store.db);
      for (const queue of queues()) await work(queue);
      isWorking = true;
      return lock;
    } catch (error) {
      await stopWork();
      await lock.release();
      throw error;
    }
  }
  /** Lets what runs end, and begins nothing more. */
  async function stopWork(): Promise<void> {
    for (const name of await waking.clear()) await mustHaveBoss().offWork(name);
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
      isWorking = false;
      outlived = 1;
      await stopWork();
    }
    await lock?.release();
  }
  /** Makes the queues that are not there yet, and gives those that are what their jobs rely on now. */
  async function makeQueues(pgBoss: PgBoss): Promise<void> {
    const kept = new Map((await pgBoss.getQueues()).map((queue) => [queue.name, queue]));
    for (const { name, every, retryLimit = 5, retryDelaySeconds: retryDelay = 2 } of queues()) {
      // Of those with one key, one waits at most.
      const policy = every ? 'short' : 'standard';
      const before = kept.get(name);
      if (!before) {
        const retry = { retryLimit, retryDelay, retryBackoff: true, retryDelayMax: 21_600 };
        await pgBoss.createQueue(name, { policy, notify: true, ...retry, expireInSeconds: 600, heartbeatSeconds: 60 });
      } else if (before.policy !== policy || before.retryLimit !== retryLimit || before.retryDelay !== retryDelay) {
        await sql`update pgboss.queue set policy = ${policy}, retry_limit = ${retryLimit}, retry_delay = ${retryDelay}
          where name = ${name}`.execute(store.db);
      }
      if (every && !kept.has(tickOf(name))) await pgBoss.createQueue(tickOf(name), { retryLimit: 0 });
    }
  }
  const jobs: Jobs = {
    send: (tx, queue, content, at) => jobs.sendAll(tx, queue, [content], at),
    async sendAll(tx, queue, contents, at) {
      if (contents.length === 0) return;
      const all = contents.map((data) => {
        const id = newJobId();
        return { id, data, singletonKey: id, ...(at === undefined ? {} : { startAfter: at }) };
      });
      await mustHaveBoss().insert(queue, all, { db: fromKysely(tx) });
      if (at === undefined) waking.begin(queue);
    },
    emit: (tx, unit, kind, subject, content) => jobs.emitAll(tx, unit, kind, [{ subject, content }]),
    emitAll: (tx, unit, kind, events) => jobs.publish(tx, unit, kind, events),
    async publish(tx, unit, kind, events) {
      if (events.length === 0) return;
      const now = clock();
      const kept = events.map(({ subject, content }) => ({ id: newId('evt', now), subject, content }));
      const numbered = await rows(
        tx,
        numberedSchema,
        sql`insert into event (id, unit_id, kind, subject_id, content, happened_at)
          select e ->> 'id', ${unit}, ${kind}, e ->> 'subject', e -> 'content', ${now}::timestamptz
          from jsonb_array_elements(${JSON.stringify(kept)}::jsonb) with ordinality as each (e, place)
          order by place returning id, number`,
      );
      written.set(unit, (written.get(unit) ?? 0) + events.length);
      const numbers = new Map(numbered.map(({ id, number }) => [id, number]));
      for (const { event, queue, together } of subscriptions) {
        if (event !== kind) continue;
        if (together) {
          const jobOf = (_: unknown, n: number) => kept.slice(n * together, (n + 1) * together);
          const pieces = Array.from({ length: Math.ceil(kept.length / together) }, jobOf);
          const jobsOf = pieces.map((piece) => ({ unit, event, together: piece.map(({ content }) => content) }));
          await jobs.sendAll(tx, queue, jobsOf);
          continue;
        }
        const contents = kept.map(({ id, content }) => ({ unit, event, number: numbers.get(id), ...content }));
        await jobs.sendAll(tx, queue, contents);
      }
    },
    async retry(tx, queue, id) {
      await mustHaveBoss().retry(queue, id, { db: fromKysely(tx) });
    },
    async start(works) {
      const pgBoss = new PgBoss({
        connectionString: store.url,
        max: works ? 4 : 1,
        // Its tables are the owner's, who makes them (database/queue-schema.ts).
        migrate: false,
        supervise: works,
        schedule: works,
        useListenNotify: works,
        persistWarnings: false,
        reindex: false,
        monitorVacuum: false,
      });
      pgBoss.on('error', ({ message }) => log.error({ error: message }, 'job queue')); // Often a copy of an error.
      boss = pgBoss;
      await pgBoss.start();
      await makeQueues(pgBoss);
      if (!works) return;
      const first = await workAlone(0);
      working = Promise.all([keepWorking(first), waking.run(stopping.signal, (id) => pgBoss.notifyWorker(id))]);
    },
    pending: (since) => countPending(store.db, isWorking ? undefined : since),
    now: async () => (await oneRow(store.db, z.object({ now: instant }), sql`select now() as now`)).now,
    async stop() {
      stopping.abort();
      await waking.clear();
      await boss?.stop({ graceful: true, timeout: 10_000, close: true });
      await working;
    },
  };
  return jobs;
}
