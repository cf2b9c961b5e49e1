import { sql } from 'kysely';
import { z } from 'zod';
import { instant, oneRow, row, rows } from '../base/database/rows.ts';
import type { Db, Store, Tx } from '../base/database/store.ts';
import { refuse } from './refusals.ts';
import { accountSchema } from './schema.ts';

export type Account = z.infer<typeof accountSchema>;

const unitSchema = accountSchema.shape.unit;

/** Adds a unit, or returns the id of the one of that name. */
export async function addUnit(db: Db, unit: { id: string; name: string; now: Date }): Promise<string> {
  await sql`insert into unit (id, name, made_at) values (${unit.id}, ${unit.name}, ${unit.now}) on conflict (name) do nothing`.execute(
    db,
  );
  const { id } = await oneRow(db, unitSchema.pick({ id: true }), sql`select id from unit where name = ${unit.name}`);
  return id;
}

const signInSchema = z.object({
  id: z.string(),
  unit: z.string(),
  password: z.string().nullable(),
  passwordUntil: instant.nullable(),
  disabledAt: instant.nullable(),
});

/** What a sign-in is checked against, by e-mail, in any unit. */
export function findSignIn(db: Db, email: string): Promise<z.infer<typeof signInSchema> | null> {
  return row(
    db,
    signInSchema,
    sql`select id, unit_id as unit, password, password_until, disabled_at from sign_in_account(${email})`,
  );
}

/** Names of the unit's accounts by id, for timelines. */
export async function listAccountNames(tx: Tx): Promise<Map<string, string>> {
  const accounts = await rows(tx, unitSchema, sql`select id, name from account`);
  return new Map(accounts.map(({ id, name }) => [id, name]));
}

/** The id of the unit of this name. @throws VigieError `VIGIE_PEOPLE_NO_UNIT` naming the units there are. */
export async function findUnit(db: Db, name: string): Promise<string> {
  const units = await rows(db, unitSchema, sql`select id, name from unit order by name`);
  const known = units.map((unit) => unit.name).join(', ') || '–';
  return units.find((unit) => unit.name === name)?.id ?? refuse('VIGIE_PEOPLE_NO_UNIT', { name, known });
}

/** Counts of all units together, each read in its own unit's transaction. */
export async function sumOverUnits(
  store: Store,
  read: (tx: Tx) => Promise<readonly { part: string; count: number }[]>,
): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  for (const unit of await listUnits(store.db)) {
    for (const { part, count } of await store.inUnit(unit, read)) sums.set(part, (sums.get(part) ?? 0) + count);
  }
  return sums;
}

/** The ids of all units. */
export async function listUnits(db: Db): Promise<string[]> {
  const units = await rows(db, unitSchema.pick({ id: true }), sql`select id from unit order by id`);
  return units.map(({ id }) => id);
}
