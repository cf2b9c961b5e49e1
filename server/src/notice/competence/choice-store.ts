import { sql } from 'kysely';
import { z } from 'zod';
import { instant, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Choice, choiceSchema, ground } from './competence-schema.ts';

/** Choices made when a source stood in one language have it in that one. */
const keptSource = z.preprocess(
  (source) => (typeof source === 'string' ? { en: source, fr: source } : source),
  ground.shape.source,
);
const keptSchema = choiceSchema.extend({ at: instant, grounds: z.array(ground.extend({ source: keptSource })) });

/** Whom people chose for a case, the newest first; the newest of each capacity is current. */
export const listChoices = (tx: Tx, caseId: string): Promise<Choice[]> =>
  rows(
    tx,
    keptSchema,
    sql`select c.id, c.case_id as "case", c.capacity as "as", c.recipient, c.name, c.grounds, c.places, c.reason, c.chosen_at as at,
        coalesce((select a.name from account a where a.id = c.account_id), '') as by,
        not exists (select from recipient_choice n where n.case_id = c.case_id and n.capacity = c.capacity and n.number > c.number) as is_current
      from recipient_choice c where c.case_id = ${caseId} order by c.number desc`,
  );

/** Keeps a choice as the newest of its case. */
export async function saveChoice(
  tx: Tx,
  made: Pick<Choice, 'id' | 'case' | 'as' | 'recipient' | 'name' | 'grounds' | 'places' | 'reason'> & {
    unit: string;
    account: string;
    now: Date;
  },
): Promise<void> {
  await sql`select from "case" where id = ${made.case} for no key update`.execute(tx);
  await sql`
    insert into recipient_choice (id, unit_id, case_id, number, capacity, recipient, name, grounds, places, reason, account_id, chosen_at)
    values (${made.id}, ${made.unit}, ${made.case},
      (select coalesce(max(number), 0) + 1 from recipient_choice where case_id = ${made.case}), ${made.as}, ${made.recipient}, ${made.name}, ${JSON.stringify(made.grounds)}::jsonb,
      ${JSON.stringify(made.places)}::jsonb, ${made.reason}, ${made.account}, ${made.now})`.execute(tx);
}

const onMapSchema = z.object({ unitId: z.string(), name: z.string(), department: z.string() });

/** Units of the installation that say in which department they sit. */
export const listUnitsOnMap = (tx: Tx): Promise<z.infer<typeof onMapSchema>[]> =>
  rows(tx, onMapSchema, sql`select unit_id, name, department from units_on_map()`);

/** Enters in which department the unit sits; null: takes it back. */
export async function setUnitDepartment(
  tx: Tx,
  { unit, account, department, now }: { unit: string; account: string; department: string | null; now: Date },
): Promise<void> {
  if (department === null) await sql`delete from unit_department where unit_id = ${unit}`.execute(tx);
  else
    await sql`
      insert into unit_department (unit_id, department, account_id, entered_at) values (${unit}, ${department}, ${account}, ${now})
      on conflict (unit_id) do update set department = excluded.department, account_id = excluded.account_id,
        entered_at = excluded.entered_at`.execute(tx);
}
