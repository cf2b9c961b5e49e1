import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

const KINDS = ['fast', 'limit', 'unit'] as const;

/**
 * `fast`: many questions in ten minutes; `limit`: as many as a day allows; `unit`: half or all of what a whole unit may
 * ask in a day, its last officer named.
 */
export const alarmSchema = z
  .object({
    id: z.string(),
    /** The unit whose officer asks; null: this one. */
    peer: z.string().nullable(),
    officer: z.string(),
    kind: z.enum(KINDS),
    raisedAt: z.string(),
    review: z.object({ by: z.string(), at: z.string(), remark: z.string() }).nullable(),
  })
  .meta({ id: 'InquiryAlarm' });
export type Alarm = z.infer<typeof alarmSchema>;

const keptSchema = z
  .object({
    id: z.string(),
    peer: z.string().nullable(),
    officer: z.string(),
    kind: z.enum(KINDS),
    raisedAt: instant,
    reviewedBy: z.string().nullable(),
    reviewedAt: instant.nullable(),
    remark: z.string().nullable(),
  })
  .transform(({ reviewedBy, reviewedAt, remark, ...alarm }) => ({
    ...alarm,
    review: reviewedAt === null ? null : { by: reviewedBy ?? '', at: reviewedAt, remark: remark ?? '' },
  }));

export async function saveAlarm(
  tx: Tx,
  made: { id: string; unit: string; peer: string | null; officer: string; kind: Alarm['kind']; now: Date },
): Promise<void> {
  await sql`insert into inquiry_alarm (id, unit_id, peer_id, officer, kind, raised_at)
    values (${made.id}, ${made.unit}, ${made.peer}, ${made.officer}, ${made.kind}, ${made.now})`.execute(tx);
}

export const listAlarms = (
  tx: Tx,
  { cursor = null, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<Alarm[]> =>
  rows(
    tx,
    z.object(keptSchema.in.shape),
    sql`select a.id, p.name as peer, a.officer, a.kind, a.raised_at, r.name as reviewed_by, a.reviewed_at, a.remark
      from inquiry_alarm a left join inquiry_peer p on p.id = a.peer_id left join account r on r.id = a.reviewed_by
      where (${cursor}::text is null or a.id < ${cursor}) order by a.id desc limit ${limit}`,
  ).then((found) => found.map((one) => keptSchema.parse(one)));

/** Says what an auditor made of an alarm. @returns false: there is none that waits */
export const saveReview = (
  tx: Tx,
  id: string,
  { account, remark, now }: { account: string; remark: string; now: Date },
): Promise<boolean> =>
  hasRow(
    tx,
    sql`update inquiry_alarm set reviewed_by = ${account}, reviewed_at = ${now}, remark = ${remark}
      where id = ${id} and reviewed_at is null returning id`,
  );
