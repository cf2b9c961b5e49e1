import { sql } from 'kysely';
import { z } from 'zod';
import { row } from '../database/rows.ts';
import type { Db } from '../database/store.ts';

const positionSchema = z.object({ uidValidity: z.number(), lastUid: z.number() });

/** How far a mailbox was read; null: never. */
export function readPosition(db: Db, name: string): Promise<z.infer<typeof positionSchema> | null> {
  return row(db, positionSchema, sql`select uid_validity, last_uid from mailbox where name = ${name}`);
}

/** Moves the position on; never back, save where the server has numbered its mails anew. */
export async function savePosition(
  db: Db,
  position: { name: string; uidValidity: number; lastUid: number; now: Date },
): Promise<void> {
  await sql`
    insert into mailbox (name, uid_validity, last_uid, read_at)
    values (${position.name}, ${position.uidValidity}, ${position.lastUid}, ${position.now})
    on conflict (name) do update set
      last_uid = case when mailbox.uid_validity = excluded.uid_validity then greatest(mailbox.last_uid, excluded.last_uid) else excluded.last_uid end,
      uid_validity = excluded.uid_validity, read_at = excluded.read_at`.execute(db);
}
