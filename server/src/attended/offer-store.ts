import { sql } from 'kysely';
import { z } from 'zod';
import { row } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';

const offerSchema = z.object({ listing: z.string(), url: z.string() });

/** An offer of a case with the address it was last seen at; null where it has none. @param listing null: the first */
export function findOffer(tx: Tx, caseId: string, listing: string | null): Promise<z.infer<typeof offerSchema> | null> {
  return row(
    tx,
    offerSchema,
    sql`select s.listing_id as listing, s.content ->> 'url' as url from case_finding cf
      join finding f on f.id = cf.finding_id join snapshot s on s.id = f.snapshot_id
      where cf.case_id = ${caseId} and s.content ->> 'url' is not null and (${listing}::text is null or s.listing_id = ${listing})
      order by s.listing_id, s.id desc limit 1`,
  );
}
