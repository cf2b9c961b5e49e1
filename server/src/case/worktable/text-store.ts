import { sql } from 'kysely';
import { z } from 'zod';
import { ALL_CASES } from '../../base/database/reader.ts';
import { readingAs } from '../../base/database/reader-store.ts';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

/** Adds to what cases are found by, as `vectorOf` writes it. */
export async function addTexts(
  tx: Tx,
  unit: string,
  texts: readonly { caseId: string; words: string }[],
): Promise<void> {
  if (texts.length === 0) return;
  const ids = texts.map(({ caseId }) => caseId);
  await sql`insert into case_text (case_id, unit_id, words)
    select t."caseId", ${unit}, t.words::tsvector from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as t("caseId" text, words text)
    on conflict (case_id) do update set words = case_text.words || excluded.words
      where case_text.words is distinct from case_text.words || excluded.words`.execute(tx);
  await sql`update "case" set is_text_read = true where id = any(${ids}::text[]) and not is_text_read`.execute(tx);
}

/** Adds to what the traders of cases are compared by. */
export async function addTraderKeys(
  tx: Tx,
  unit: string,
  keys: readonly { caseId: string; kind: 'number' | 'address'; digest: string }[],
): Promise<void> {
  if (keys.length === 0) return;
  await sql`insert into case_trader_key (unit_id, case_id, kind, digest)
    select ${unit}, k."caseId", k.kind, k.digest from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k("caseId" text, kind text, digest text)
    on conflict do nothing`.execute(tx);
}

/** What one case is found by, another is from here on. */
export async function moveText(tx: Tx, from: string, to: string): Promise<void> {
  await readingAs(tx, ALL_CASES, async () => {
    await sql`insert into case_text (case_id, unit_id, words) select ${to}, unit_id, words from case_text where case_id = ${from}
      on conflict (case_id) do update set words = case_text.words || excluded.words`.execute(tx);
    await sql`delete from case_text where case_id = ${from}`.execute(tx);
    await sql`insert into case_trader_key (unit_id, case_id, kind, digest)
      select unit_id, ${to}, kind, digest from case_trader_key where case_id = ${from} on conflict do nothing`.execute(
      tx,
    );
    await sql`delete from case_trader_key where case_id = ${from}`.execute(tx);
  });
}

const unreadSchema = z.object({ caseId: z.string(), snapshots: z.array(z.string()) });

/** Cases whose offers were not read yet, with the newest snapshots that something was found in. */
export function listUnread(tx: Tx, limit: number): Promise<z.infer<typeof unreadSchema>[]> {
  return rows(
    tx,
    unreadSchema,
    sql`select c.id as case_id, coalesce((select jsonb_agg(s.snapshot_id) from (select distinct on (f.listing_id) f.snapshot_id
        from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = c.id
        order by f.listing_id, f.id desc limit 200) s), '[]') as snapshots
      from "case" c where not c.is_text_read order by c.id limit ${limit}`,
  );
}
