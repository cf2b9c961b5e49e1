import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import type { UnitCount } from './disclose/disclose-sums.ts';
import type { Capture, Member } from './operation-store.ts';

/** What a unit does as a part of an operation: it writes its own rows alone, and the database holds it to that. */
interface Own {
  operation: string;
  unit: string;
  /** The name of who did it; null: the command line. */
  by: string | null;
  now: Date;
}

/** Notes a unit's answer, where it stands as it was when it was asked. */
export const saveAnswer = (
  tx: Tx,
  { operation, unit, by, now }: Own,
  answer: { before: Member['state']; state: Member['state']; reason: string | null },
): Promise<boolean> =>
  hasRow(
    tx,
    sql`update operation_member set state = ${answer.state}, reason = ${answer.reason}, answered_at = ${now}, answered_by = ${by}
      where operation_id = ${operation} and member = ${unit} and state = ${answer.before} returning 1`,
  );

export const saveDone = (
  tx: Tx,
  { operation, unit, by, now }: Own,
  task: string,
  note: string | null,
): Promise<boolean> =>
  hasRow(
    tx,
    sql`update operation_task set done_at = ${now}, done_by = ${by}, note = ${note}
      where id = ${task} and operation_id = ${operation} and member = ${unit} and done_at is null returning 1`,
  );

export const saveCapture = (
  tx: Tx,
  { operation, unit, by, now }: Own,
  shared: Pick<Capture, 'id' | 'package' | 'url' | 'digest' | 'logIndex' | 'sealedAt'>,
): Promise<boolean> =>
  hasRow(
    tx,
    sql`insert into operation_capture (id, operation_id, member, package_id, url, digest, log_index, sealed_at, shared_at, shared_by)
      values (${shared.id}, ${operation}, ${unit}, ${shared.package}, ${shared.url}, ${shared.digest}, ${shared.logIndex}, ${shared.sealedAt}, ${now}, ${by})
      on conflict (operation_id, url) do nothing returning 1`,
  );

/** Takes back a page that the unit shared. @returns false: it is none of the unit's */
export const dropCapture = (tx: Tx, { operation, unit }: Omit<Own, 'by' | 'now'>, capture: string): Promise<boolean> =>
  hasRow(
    tx,
    sql`delete from operation_capture where id = ${capture} and operation_id = ${operation} and member = ${unit} returning 1`,
  );

export const saveLesson = (
  tx: Tx,
  { operation, unit, by, now }: Own,
  lesson: { id: string; says: string },
): Promise<unknown> =>
  sql`insert into operation_lesson (id, operation_id, member, says, made_at, made_by)
    values (${lesson.id}, ${operation}, ${unit}, ${lesson.says}, ${now}, ${by})`.execute(tx);

const countSchema = z.object({ platform: z.string(), figure: z.string(), count: z.int(), until: instant });

/** What the transaction's unit gave to an operation. */
export const listGiven = (tx: Tx, operation: string): Promise<z.infer<typeof countSchema>[]> =>
  rows(
    tx,
    countSchema,
    sql`select platform, figure, count, until_at as until from operation_count where operation_id = ${operation} order by platform, figure`,
  );

/** Lets a unit give counts to one operation after the other: of two at once, neither would see the other. */
export const lockCounts = (tx: Tx, unit: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`operation counts ${unit}`}, 0))`.execute(tx);

const platformSchema = z.object({ platform: z.string() });

/** Platforms of which the transaction's unit gave counts of some of this time to another operation. */
export const listGivenElsewhere = async (
  tx: Tx,
  operation: string,
  { from, until, platforms }: { from: string; until: string; platforms: readonly string[] },
): Promise<string[]> =>
  (
    await rows(
      tx,
      platformSchema,
      sql`select distinct platform from operation_count where operation_id <> ${operation} and platform = any(${platforms}::text[])
        and from_at < ${until}::timestamptz and until_at > ${from}::timestamptz order by platform`,
    )
  ).map(({ platform }) => platform);

/** Keeps a unit's counts, and says among the members that it gave them. */
export async function saveCounts(
  tx: Tx,
  { operation, unit, by, now }: Own,
  { from, until, counts }: { from: string; until: string; counts: readonly UnitCount[] },
): Promise<void> {
  await sql`insert into operation_count (unit_id, operation_id, platform, figure, count, from_at, until_at)
    select ${unit}, ${operation}, c.platform, c.figure, c.count, ${from}::timestamptz, ${until}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as c (platform text, figure text, count int)`.execute(tx);
  await sql`update operation_member set counted_at = ${now}, counted_by = ${by}
    where operation_id = ${operation} and member = ${unit}`.execute(tx);
}
