import { sql } from 'kysely';
import { z } from 'zod';
import { oneRow, row, rows } from '../base/database/rows.ts';
import type { Db, Store, Tx } from '../base/database/store.ts';
import { refuse } from './refusals.ts';
import { accountSchema, type ROLES } from './schema.ts';

export type Role = (typeof ROLES)[number];
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

/** Adds an account; its e-mail must be nobody's yet. */
export async function addAccount(
  tx: Tx,
  account: Omit<Account, 'unit'> & { unit: string; password: string; now: Date },
): Promise<void> {
  await sql`
    insert into account (id, unit_id, email, name, role, language, password, made_at)
    values (${account.id}, ${account.unit}, ${account.email}, ${account.name}, ${account.role}, ${account.language}, ${account.password}, ${account.now})
    on conflict do nothing`.execute(tx);
}

/** Replaces an account's password and ends its sessions. */
export async function setPassword(tx: Tx, account: string, password: string): Promise<void> {
  await sql`update account set password = ${password} where id = ${account}`.execute(tx);
  await sql`delete from session where account_id = ${account}`.execute(tx);
}

const signInSchema = z.object({ id: z.string(), unit: z.string(), password: z.string() });

/** What a sign-in is checked against, by e-mail, in any unit. */
export function findSignIn(db: Db, email: string): Promise<z.infer<typeof signInSchema> | null> {
  return row(db, signInSchema, sql`select id, unit_id as unit, password from sign_in_account(${email})`);
}

/** Opens a session: the database has the digest of its token alone. */
export async function addSession(
  tx: Tx,
  session: { tokenDigest: string; unit: string; account: string; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into session (token_digest, unit_id, account_id, expires_at)
    values (${session.tokenDigest}, ${session.unit}, ${session.account}, ${session.expiresAt})`.execute(tx);
}

/** The account signed in with the token of this digest, if the session has not ended. */
export function findSession(db: Db, tokenDigest: string, now: Date): Promise<Account | null> {
  return row(
    db,
    accountSchema,
    sql`select account_id as id, email, name, role, language, jsonb_build_object('id', unit_id, 'name', unit_name) as unit
      from session_account(${tokenDigest}, ${now})`,
  );
}

/** Ends a session at once. */
export async function endSession(tx: Tx, tokenDigest: string): Promise<void> {
  await sql`delete from session where token_digest = ${tokenDigest}`.execute(tx);
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
