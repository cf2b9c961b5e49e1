import { sql } from 'kysely';
import { z } from 'zod';
import { wordsColumn } from '../base/database/bilingual-column.ts';
import { rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { gapSchema, rowSchema } from './schema.ts';

interface Page {
  cursor?: number | undefined;
  limit: number;
}

const keptGapSchema = gapSchema.omit({ id: true }).extend({ number: z.int(), reason: wordsColumn });

/** What was passed over of an intake, in its order, after the cursor (a place among all that was read). */
export function listGaps(
  tx: Tx,
  intake: string,
  { cursor = 0, limit }: Page,
): Promise<z.infer<typeof keptGapSchema>[]> {
  return rows(
    tx,
    keptGapSchema,
    sql`select number, place, reason, count, is_lost, is_partly from intake_gap
      where intake_id = ${intake} and number > ${cursor} order by number limit ${limit}`,
  );
}

const keptRowSchema = rowSchema.omit({ id: true }).extend({ number: z.int(), failure: wordsColumn.nullable() });

/** The offers of an intake, in its order, after the cursor, with what became of each. */
export function listRows(
  tx: Tx,
  intake: string,
  { cursor = 0, limit, only }: Page & { only?: 'cases' | 'known' | 'unread' | undefined },
): Promise<z.infer<typeof keptRowSchema>[]> {
  const wanted = {
    cases: sql`and exists (select from finding f join case_finding cf on cf.finding_id = f.id where f.listing_id = l.id)`,
    known: sql`and r.is_known`,
    unread: sql`and not exists (select from snapshot n where n.listing_id = l.id)`,
    all: sql``,
  };
  return rows(
    tx,
    keptRowSchema,
    sql`select r.number, r.place, r.is_known or o.read_as is not null as is_known,
        jsonb_build_object('id', l.id, 'title', l.title, 'url', l.url, 'platform', l.platform) as listing,
        (select v.failure from listing_visit v where v.listing_id = l.id and v.visited_at is not null
          order by v.visited_at desc, v.id desc limit 1) as failure,
        exists (select from snapshot n where n.listing_id = l.id) as is_read,
        exists (select from snapshot n join screening c on c.snapshot_id = n.id where n.listing_id = l.id) as is_screened,
        exists (select from evidence_package p where p.listing_id = l.id and p.state = 'sealed') as is_sealed,
        coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'state', c.state) order by c.id) from "case" c
          where c.id in (select cf.case_id from finding f join case_finding cf on cf.finding_id = f.id where f.listing_id = l.id)),
          '[]'::jsonb) as cases
      from intake_row r join listing o on o.id = r.listing_id join listing l on l.id = coalesce(o.read_as, o.id)
      where r.intake_id = ${intake} and r.number > ${cursor} ${wanted[only ?? 'all']}
      order by r.number limit ${limit}`,
  );
}
