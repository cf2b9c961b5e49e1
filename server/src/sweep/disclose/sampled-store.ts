import { sql } from 'kysely';
import { z } from 'zod';
import { oneRow } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

const sampledRow = z.object({ first: z.int(), second: z.int(), shared: z.int() });
/** How many were drawn for two sweeps of which the address is still known, and how many of these for both. */
export const countSampled = (tx: Tx, first: string, second: string): Promise<z.infer<typeof sampledRow>> => {
  const drawn = (id: string) => sql`(select e.address from sweep_item i
    join sweep_entry e on e.sweep_id = i.sweep_id and e.number = i.number where i.sweep_id = ${id} and e.address <> '')`;
  return oneRow(
    tx,
    sampledRow,
    sql`select (select count(*)::int from ${drawn(first)} a) as first, (select count(*)::int from ${drawn(second)} b) as second,
      (select count(*)::int from ${drawn(first)} a join ${drawn(second)} b using (address)) as shared`,
  );
};
