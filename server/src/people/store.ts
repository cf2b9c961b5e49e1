import { sql } from 'kysely';
import { VigieError } from '../base/core/errors.ts';
import type { Language } from '../base/core/language.ts';
import type { Db, Tx } from '../base/database/store.ts';

export type Role = 'analyst' | 'approver' | 'admin';

export interface Account {
  id: string;
  email: string;
  name: string;
  role: Role;
  language: Language;
  unit: { id: string; name: string };
}

/** Adds a unit, or returns the id of the one of that name. */
export async function addUnit(db: Db, unit: { id: string; name: string; now: Date }): Promise<string> {
  await sql`insert into unit (id, name, made_at) values (${unit.id}, ${unit.name}, ${unit.now}) on conflict (name) do nothing`.execute(
    db,
  );
  const { rows } = await sql<{ id: string }>`select id from unit where name = ${unit.name}`.execute(db);
  return rows[0]?.id ?? unit.id;
}

/** Adds an account. @returns false when the e-mail is taken. */
export async function addAccount(
  tx: Tx,
  account: Omit<Account, 'unit'> & { unit: string; password: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into account (id, unit_id, email, name, role, language, password, made_at)
    values (${account.id}, ${account.unit}, ${account.email}, ${account.name}, ${account.role}, ${account.language}, ${account.password}, ${account.now})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** Replaces an account's password and ends its sessions. */
export async function setPassword(tx: Tx, account: string, password: string): Promise<void> {
  await sql`update account set password = ${password} where id = ${account}`.execute(tx);
  await sql`delete from session where account_id = ${account}`.execute(tx);
}

/** What a sign-in is checked against, by e-mail, in any unit. */
export async function findSignIn(
  db: Db,
  email: string,
): Promise<{ id: string; unit_id: string; password: string } | null> {
  const { rows } = await sql<{ id: string; unit_id: string; password: string }>`
    select * from sign_in_account(${email})`.execute(db);
  return rows[0] ?? null;
}

export async function addSession(
  tx: Tx,
  session: { tokenDigest: string; unit: string; account: string; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into session (token_digest, unit_id, account_id, expires_at)
    values (${session.tokenDigest}, ${session.unit}, ${session.account}, ${session.expiresAt})`.execute(tx);
}

/** The account signed in with the token of this digest, if the session has not ended. */
export async function findSession(db: Db, tokenDigest: string, now: Date): Promise<Account | null> {
  const { rows } = await sql<{
    account_id: string;
    unit_id: string;
    email: string;
    name: string;
    role: Role;
    language: Language;
    unit_name: string;
  }>`select * from session_account(${tokenDigest}, ${now})`.execute(db);
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.account_id,
    email: row.email,
    name: row.name,
    role: row.role,
    language: row.language,
    unit: { id: row.unit_id, name: row.unit_name },
  };
}

export async function endSession(tx: Tx, tokenDigest: string): Promise<void> {
  await sql`delete from session where token_digest = ${tokenDigest}`.execute(tx);
}

/** Names of the unit's accounts by id, for timelines. */
export async function listAccountNames(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from account`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The id of the unit of this name. @throws VigieError `VIGIE_PEOPLE_NO_UNIT` naming the units there are. */
export async function findUnit(db: Db, name: string): Promise<string> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from unit order by name`.execute(db);
  const found = rows.find((row) => row.name === name);
  if (found) return found.id;
  const known = rows.map((row) => row.name).join(', ') || 'none yet (vigie account adds one)';
  throw new VigieError('VIGIE_PEOPLE_NO_UNIT', `There is no unit "${name}". Units: ${known}.`);
}

/** The ids of all units. */
export async function listUnits(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from unit order by id`.execute(db);
  return rows.map((row) => row.id);
}
