import { sql } from 'kysely';
import { z } from 'zod';
import { row } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

/** Whether a unit has the words in pictures read: never, where somebody asks, or of every new listing as well. */
export const READING_MODES = ['off', 'asked', 'new'] as const;

const settingSchema = z.object({ mode: z.enum(READING_MODES), perDay: z.int() });
export type ReadingSetting = z.infer<typeof settingSchema>;

/** Until somebody decides otherwise nothing is read. */
const DEFAULT: ReadingSetting = { mode: 'off', perDay: 1_000 };

/** What the unit has set. */
export async function readSetting(tx: Tx): Promise<ReadingSetting> {
  return (await row(tx, settingSchema, sql`select mode, per_day from picture_reading`)) ?? DEFAULT;
}

/** Keeps what a unit has set. */
export async function saveSetting(tx: Tx, unit: string, { mode, perDay }: ReadingSetting, now: Date): Promise<void> {
  await sql`insert into picture_reading (unit_id, mode, per_day, changed_at) values (${unit}, ${mode}, ${perDay}, ${now})
    on conflict (unit_id) do update set mode = excluded.mode, per_day = excluded.per_day, changed_at = excluded.changed_at`.execute(
    tx,
  );
}
