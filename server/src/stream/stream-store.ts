import { sql } from 'kysely';
import { z } from 'zod';
import { arrayOf } from '../base/database/array-parameter.ts';
import { oneRow, rows } from '../base/database/rows.ts';
import type { Db, Tx } from '../base/database/store.ts';

/** What a worker took from the stream since it started. */
export interface Worked {
  id: string;
  host: string;
  startedAt: Date;
  messages: number;
  listings: number;
  seconds: number;
}

/** Keeps what a worker took so far. */
export async function saveWorked(
  tx: Tx,
  { id, host, startedAt, messages, listings, seconds }: Worked,
  now: Date,
): Promise<void> {
  await sql`insert into stream_worker (id, host, started_at, last_at, messages, listings, seconds)
    values (${id}, ${host}, ${startedAt}, ${now}, ${messages}, ${listings}, ${seconds})
    on conflict (id) do update set last_at = excluded.last_at, messages = excluded.messages, listings = excluded.listings,
      seconds = excluded.seconds`.execute(tx);
}

/** Forgets workers that were not heard of for a day, and messages that were not for a week. */
export async function forgetWorkers(db: Db, now: Date): Promise<void> {
  await sql`delete from stream_worker where last_at < ${now}::timestamptz - interval '1 day'`.execute(db);
  await sql`delete from stream_trial where last_at < ${now}::timestamptz - interval '7 days'`.execute(db);
}

const workedSchema = z.object({
  host: z.string(),
  id: z.string(),
  messages: z.number(),
  listings: z.number(),
  seconds: z.number(),
});

/** What each worker of the last day took. */
export function listWorked(db: Db): Promise<z.infer<typeof workedSchema>[]> {
  return rows(
    db,
    workedSchema,
    sql`select id, host, messages::float8 as messages, listings::float8 as listings, seconds from stream_worker order by id`,
  );
}

const triesSchema = z.object({ tries: z.int() });

/** Notes, before it is tried, that a message is tried alone. @returns how often it was begun by now */
export async function beginTrial(db: Db, sequence: number, now: Date): Promise<number> {
  const { tries } = await oneRow(
    db,
    triesSchema,
    sql`insert into stream_trial (sequence, tries, last_at) values (${sequence}, 1, ${now})
      on conflict (sequence) do update set tries = stream_trial.tries + 1, last_at = excluded.last_at returning tries`,
  );
  return tries;
}

/** It ended, one way or the other. */
export async function endTrial(db: Db, sequence: number): Promise<void> {
  await sql`delete from stream_trial where sequence = ${sequence}`.execute(db);
}

const placeSchema = z.object({ place: z.int() });

/** Of names that were given, the places of those of which the unit has no snapshot. */
export async function listMissing(
  tx: Tx,
  unit: string,
  names: readonly { platform: string; key: string; digest: string }[],
): Promise<number[]> {
  const of = (part: 'platform' | 'key' | 'digest') =>
    arrayOf(
      'text',
      names.map((name) => name[part]),
    );
  const missing = await rows(
    tx,
    placeSchema,
    sql`select (n.place - 1)::int as place
      from unnest(${of('platform')}, ${of('key')}, ${of('digest')}) with ordinality as n(platform, key, digest, place)
      where not exists (select from listing l join snapshot s on s.listing_id = l.id
        where l.unit_id = ${unit} and l.platform = n.platform and l.key = n.key and s.digest = n.digest) order by n.place`,
  );
  return missing.map(({ place }) => place);
}
