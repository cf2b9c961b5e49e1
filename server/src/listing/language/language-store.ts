import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

const idSchema = z.object({ id: z.string() });

/** Of these snapshots, those whose language has not been told. */
export async function findUntold(tx: Tx, ids: string[]): Promise<string[]> {
  const found = await rows(
    tx,
    idSchema,
    sql`select id from snapshot where language is null and id = any(${ids}::text[]) order by id`,
  );
  return found.map(({ id }) => id);
}

/** Keeps the languages of snapshots. */
export async function saveLanguages(tx: Tx, told: { id: string; language: string }[]): Promise<void> {
  await sql`update snapshot s set language = t.language
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t(id text, language text) where s.id = t.id`.execute(tx);
}

/** The languages of these snapshots, of those that have one: `und` and those not asked are left out. */
export async function listLanguages(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const found = await rows(
    tx,
    idSchema.extend({ language: z.string() }),
    sql`select id, language from snapshot where language <> 'und' and id = any(${ids}::text[])`,
  );
  return new Map(found.map(({ id, language }) => [id, language]));
}
