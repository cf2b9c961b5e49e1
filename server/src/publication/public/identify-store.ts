import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

/**
 * Titles of 8 characters and more, traders of 4 and more, and addresses, in lower case, that stand in a text (which is in
 * lower case): of the listings and cases that the transaction may see.
 */
export async function listNamesIn(tx: Tx, text: string, except: readonly string[]): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ words: z.string() }),
    sql`select distinct lower(words) as words from (
        select title as words from listing where length(title) >= 8
        union all select title from "case" where length(title) >= 8
        union all select trader from listing where length(trader) >= 4
        union all select trader_name from "case" where length(trader_name) >= 4
        union all select regexp_replace(url, '^https?://', '') from listing where length(url) >= 8
      ) known where position(lower(words) in ${text}) > 0 limit 100`,
  );
  return found.map(({ words }) => words).filter((words) => !except.some((one) => one.toLowerCase() === words));
}
