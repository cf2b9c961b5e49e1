import { sql } from 'kysely';
import { z } from 'zod';
import { instant, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { erasureSchema, type Kind, type Period } from '../schema.ts';

const keptSchema = erasureSchema.extend({ at: instant });

/** Keeps what was erased, by ids alone. */
export async function saveErasure(
  tx: Tx,
  made: {
    id: string;
    unit: string;
    kind: Kind;
    period: Period;
    ids: readonly string[];
    digest: string;
    salt: string;
    now: Date;
  },
): Promise<void> {
  const { id, unit, kind, ids } = made;
  await sql`
    insert into erasure (id, unit_id, kind, period, count, digest, salt, erased_at)
    values (${id}, ${unit}, ${kind}, ${JSON.stringify(made.period)}::jsonb, ${ids.length}, ${made.digest}, ${made.salt}, ${made.now})`.execute(
    tx,
  );
  await sql`insert into erased_record (unit_id, kind, record_id, erasure_id)
    select ${unit}, ${kind}, one, ${id} from unnest(${ids}::text[]) one`.execute(tx);
}

/** The restricted case that each of these records is of; null: it is of none. */
export function listCompartments(tx: Tx, ids: readonly string[]) {
  return rows(
    tx,
    z.object({ id: z.string(), compartment: z.string().nullable() }),
    sql`select of.id, coalesce(c.compartment, l.compartment, w.compartment) as compartment from unnest(${[...ids]}::text[]) of (id)
      left join "case" c on c.id = of.id left join listing l on l.id = of.id
      left join notice n on n.id = of.id left join "case" w on w.id = n.case_id`,
  );
}

/** What was erased, the newest first, after the cursor (an id), as far as its reader may see the records. */
export const listErasures = (
  tx: Tx,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<z.infer<typeof erasureSchema>[]> =>
  rows(
    tx,
    keptSchema,
    sql`select id, kind, period, count, digest, erased_at as at from erasure
      where (${cursor ?? null}::text is null or id < ${cursor ?? null})
        and exists (select from erased_record r where r.erasure_id = erasure.id) order by id desc limit ${limit}`,
  );

/** The ids of an erasure's records. */
export async function listErased(tx: Tx, erasure: string): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`select record_id as id from erased_record where erasure_id = ${erasure} order by record_id`,
  );
  return found.map(({ id }) => id);
}
