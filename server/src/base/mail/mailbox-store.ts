import { sql } from 'kysely';
import { z } from 'zod';
import { instant, row, rows } from '../database/rows.ts';
import type { Db, Store } from '../database/store.ts';

const positionSchema = z.object({ uidValidity: z.number(), lastUid: z.number() });

/** How far a mailbox was read; null: never. */
export function readPosition(db: Db, name: string): Promise<z.infer<typeof positionSchema> | null> {
  return row(db, positionSchema, sql`select uid_validity, last_uid from mailbox where name = ${name}`);
}

/**
 * Why a mail was passed over. `report`: what became of another mail; `reply`: an automatic answer; `no-notice`: it is
 * about no notice of this installation; `unreadable`: it is no mail; `refused`: its form or size.
 */
const LEFT_REASONS = ['report', 'reply', 'no-notice', 'unreadable', 'refused'] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

/**
 * Moves the position on, and counts the mail where it was passed over: both or neither. Never back, save where the
 * server has numbered its mails anew: then all are read again, and counted from the start.
 */
export async function savePosition(
  db: Db,
  position: { name: string; uidValidity: number; lastUid: number; left: LeftReason | null; now: Date },
): Promise<void> {
  const { name, uidValidity, lastUid, left, now } = position;
  await db.transaction().execute(async (tx) => {
    const before = await readPosition(tx, name);
    if (before && before.uidValidity !== uidValidity)
      await sql`delete from mail_left where mailbox = ${name}`.execute(tx);
    await sql`
      insert into mailbox (name, uid_validity, last_uid, read_at)
      values (${name}, ${uidValidity}, ${lastUid}, ${now})
      on conflict (name) do update set
        last_uid = case when mailbox.uid_validity = excluded.uid_validity then greatest(mailbox.last_uid, excluded.last_uid) else excluded.last_uid end,
        uid_validity = excluded.uid_validity, read_at = excluded.read_at`.execute(tx);
    if (left !== null)
      await sql`
        insert into mail_left (mailbox, reason, count, last_at) values (${name}, ${left}, 1, ${now})
        on conflict (mailbox, reason) do update set count = mail_left.count + 1, last_at = excluded.last_at`.execute(
        tx,
      );
  });
}

const leftSchema = z.object({ mailbox: z.string(), reason: z.enum(LEFT_REASONS), count: z.int(), lastAt: instant });

/** What was passed over of each mailbox, by reason. */
export function listLeft({ db }: Pick<Store, 'db'>): Promise<z.output<typeof leftSchema>[]> {
  return rows(db, leftSchema, sql`select mailbox, reason, count, last_at from mail_left order by mailbox, reason`);
}
