import { sql } from 'kysely';
import { z } from 'zod';
import { oneRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { independenceSchema } from './flagger-schema.ts';

type Independence = z.output<typeof independenceSchema>;

/** Every version of the unit's explanation, the newest first. */
export const listIndependence = (tx: Tx): Promise<Independence[]> =>
  rows(
    tx,
    independenceSchema,
    sql`select s.version, to_char(s.in_place_since, 'YYYY-MM-DD') as since, s.entered_at, a.name as by,
        jsonb_build_object('en', s.text_en, 'fr', s.text_fr) as text
      from independence_statement s join account a on a.id = s.account_id order by s.version desc`,
  );

interface Entered {
  unit: string;
  account: string;
  now: Date;
  since: string;
  text: { en?: string | undefined; fr?: string | undefined };
}

/** Keeps a new version; what was there stays. @returns its number */
export async function addIndependence(tx: Tx, { unit, account, now, since, text }: Entered): Promise<number> {
  // One after the other: two people at once get two numbers.
  await sql`select pg_advisory_xact_lock(hashtextextended('independence_statement' || ${unit}, 0))`.execute(tx);
  const { version } = await oneRow(
    tx,
    z.object({ version: z.int() }),
    sql`insert into independence_statement (unit_id, version, in_place_since, text_en, text_fr, account_id, entered_at)
      select ${unit}, coalesce(max(version), 0) + 1, ${since}::date, ${text.en ?? null}, ${text.fr ?? null}, ${account}, ${now}
      from independence_statement returning version`,
  );
  return version;
}
