import { sql } from 'kysely';
import { z } from 'zod';
import { instant, oneRow, row, rows } from '../database/rows.ts';
import type { Db } from '../database/store.ts';

/** The queue's own tables know no units and no rows' protection: whoever asks here says whose jobs are meant. */
const OF_LINKS = sql`name not like '%.tick' and name not like '\\_\\_pgboss\\_\\_%'`;

/** A unit's own jobs, and those that belong to no unit. */
const ofUnit = (unit: string) => sql`data ->> 'unit' in (${unit}, '')`;

/** A unit's jobs that failed for good: of them, whoever reads sees what names nothing that is hidden from them. */
const failedOf = (unit: string) => sql`state = 'failed' and ${OF_LINKS} and ${ofUnit(unit)}
  and concat(data, output) not in (select vigie_hiding(array(
    select concat(data, output) from pgboss.job where state = 'failed' and ${OF_LINKS} and ${ofUnit(unit)})))`;

export const queueCountSchema = z
  .object({
    queue: z.string(),
    /** Due, and not begun. */
    waiting: z.int(),
    running: z.int(),
    /** Tried as often as the queue allows: nobody tries again but a person. */
    failed: z.int(),
    /** How long the oldest of those that wait has been due. */
    oldestSeconds: z.number(),
  })
  .meta({ id: 'QueueCount' });

/**
 * How much each queue has to do. What waits and runs is counted whatever it is about.
 *
 * @param unit whose jobs; null: everybody's
 */
export function countJobs(db: Db, unit: string | null): Promise<z.infer<typeof queueCountSchema>[]> {
  return rows(
    db,
    queueCountSchema,
    sql`select name as queue,
        (count(*) filter (where state < 'active' and start_after <= now()))::int as waiting,
        (count(*) filter (where state = 'active'))::int as running,
        (count(*) filter (where ${unit === null ? sql`state = 'failed'` : failedOf(unit)}))::int as failed,
        coalesce(extract(epoch from now() - min(start_after) filter (where state < 'active' and start_after <= now())), 0)::float8
          as oldest_seconds
      from pgboss.job
      where state <> 'completed' and ${OF_LINKS} and ${unit === null ? sql`true` : ofUnit(unit)}
      group by name order by name`,
  );
}

export const failedJobSchema = z
  .object({
    id: z.string(),
    queue: z.string(),
    /** What it failed of the last time. */
    why: z.string(),
    tries: z.int(),
    madeAt: instant,
    failedAt: instant,
  })
  .meta({ id: 'FailedJob' });

/** Jobs of a unit, or of none, that failed for good, newest first; `cursor`: the id of the last one seen. */
export function listFailedJobs(
  db: Db,
  unit: string,
  { cursor = null, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<z.infer<typeof failedJobSchema>[]> {
  return rows(
    db,
    failedJobSchema,
    sql`select id::text, name as queue, coalesce(output ->> 'why', output ->> 'message', '') as why,
        retry_count + 1 as tries, created_on as made_at, completed_on as failed_at
      from pgboss.job
      where ${failedOf(unit)} and completed_on is not null
        and (${cursor}::text is null or (completed_on, id) < (
          select completed_on, id from pgboss.job where id::text = ${cursor} and ${ofUnit(unit)}))
      order by completed_on desc, id desc limit ${limit}`,
  );
}

/** The queue of a unit's job, or of none's, that failed for good; null: there is none of this id. */
export async function findFailedJob(db: Db, unit: string, id: string): Promise<string | null> {
  const found = await row(
    db,
    z.object({ name: z.string() }),
    sql`select name from pgboss.job where id::text = ${id} and ${failedOf(unit)}`,
  );
  return found?.name ?? null;
}

/** Those of these queues in which a job is due. */
export function listDue(db: Db, queues: string[]): Promise<{ queue: string }[]> {
  return rows(
    db,
    z.object({ queue: z.string() }),
    sql`select queue from unnest(${queues}::text[]) queue where exists (select from pgboss.job j
      where j.name = queue and j.state < 'active' and not j.blocked and j.start_after <= now())`,
  );
}

const unitSchema = z.object({ id: z.string() });

/** The ids of all units. */
export async function listUnits(db: Db): Promise<string[]> {
  return (await rows(db, unitSchema, sql`select id from unit`)).map(({ id }) => id);
}

const countSchema = z.object({ n: z.int() });

/** Jobs of the links that wait or run now. @param since those alone that were queued since this instant */
export async function countPending(db: Db, since?: string): Promise<number> {
  const newer = since === undefined ? sql`` : sql`and created_on >= ${since}::timestamptz`;
  const { n } = await oneRow(
    db,
    countSchema,
    sql`select count(*)::int as n from pgboss.job
      where state < 'completed' and start_after <= now() and ${OF_LINKS} ${newer}`,
  );
  return n;
}
