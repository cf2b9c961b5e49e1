import { sql } from 'kysely';
import { z } from 'zod';
import { row } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

const keptRow = z.object({
  wanted: z.boolean(),
  toldAt: z
    .string()
    .nullable()
    .transform((at) => (at === null ? null : new Date(at))),
  told: z.array(z.string()),
});
export type Kept = z.output<typeof keptRow>;

/** Whether somebody wants the mail, and what they were told of last. Who has not said wants it. */
export async function readDigest(tx: Tx, account: string): Promise<Kept> {
  const kept = await row(
    tx,
    keptRow,
    sql`select wanted, told_at, told from approval_mail where account_id = ${account}`,
  );
  return kept ?? { wanted: true, toldAt: null, told: [] };
}

/** Keeps whether somebody wants the mail. */
export async function saveWanted(tx: Tx, unit: string, account: string, wanted: boolean): Promise<void> {
  await sql`insert into approval_mail (account_id, unit_id, wanted) values (${account}, ${unit}, ${wanted})
    on conflict (account_id) do update set wanted = excluded.wanted`.execute(tx);
}

/** Keeps what somebody was told of. */
export async function saveTold(
  tx: Tx,
  unit: string,
  { account, told, now }: { account: string; told: readonly string[]; now: Date },
): Promise<void> {
  await sql`insert into approval_mail (account_id, unit_id, wanted, told_at, told)
    values (${account}, ${unit}, true, ${now}, ${[...told]}::text[])
    on conflict (account_id) do update set told_at = excluded.told_at, told = excluded.told`.execute(tx);
}
