import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, oneRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type NeededRole, type Role, rolesWith } from '../roles.ts';
import { accountSchema } from '../schema.ts';
import { WAYS } from '../session-store.ts';
import type { Account } from '../store.ts';

/** An account as those who administer it see it. */
export const listedAccountSchema = accountSchema
  .omit({ unit: true })
  .extend({
    madeAt: instant,
    /** Since when it is closed; null: it is open. */
    disabledAt: instant.nullable(),
    /** Set: its password was made by somebody else and counts until then, to choose another. */
    passwordUntil: instant.nullable(),
    /** The newest of the sessions that are there. */
    seenAt: instant.nullable(),
    way: z.enum(WAYS).nullable(),
    /** What it signs in with besides a password. */
    totp: z.boolean(),
    passkeys: z.int(),
    /** Of a machine: the keys that count. */
    keys: z.int(),
  })
  .meta({ id: 'ListedAccount' });
export type ListedAccount = z.infer<typeof listedAccountSchema>;

const LISTED = sql`
  select a.id, a.email, a.name, a.role, a.language, a.made_at, a.disabled_at, a.password_until, s.seen_at, s.way,
    exists (select from account_totp t where t.account_id = a.id and t.confirmed_at is not null) as totp,
    (select count(*)::int from account_passkey p where p.account_id = a.id) as passkeys,
    (select count(*)::int from api_key k where k.account_id = a.id and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > now())) as keys
  from account a left join lateral (
    select seen_at, way from session where account_id = a.id order by seen_at desc limit 1) s on true`;

/** The unit's accounts, by name. */
export function listAccounts(tx: Tx): Promise<ListedAccount[]> {
  return rows(tx, listedAccountSchema, sql`${LISTED} order by lower(a.name), a.id`);
}

export const colleagueSchema = accountSchema.pick({ id: true, name: true, role: true }).meta({ id: 'Colleague' });

/** Who of the unit works on cases, by name. */
export function listColleagues(tx: Tx): Promise<z.infer<typeof colleagueSchema>[]> {
  return rows(
    tx,
    colleagueSchema,
    sql`select id, name, role from account where disabled_at is null and role = any(${rolesWith('analyst')}::text[])
      order by lower(name), id`,
  );
}

/** One account, held until this transaction ends; null: the unit has none of this id. */
export async function findAccount(tx: Tx, id: string): Promise<ListedAccount | null> {
  return row(tx, listedAccountSchema, sql`${LISTED} where a.id = ${id} for no key update of a`);
}

/** Adds an account. @returns false: its e-mail is somebody's already */
export function addAccount(
  tx: Tx,
  account: Omit<Account, 'unit'> & { unit: string; password: string | null; passwordUntil: Date | null; now: Date },
): Promise<boolean> {
  const { id, unit, email, name, role, language, password, passwordUntil, now } = account;
  return hasRow(
    tx,
    sql`insert into account (id, unit_id, email, name, role, language, password, password_until, made_at)
      values (${id}, ${unit}, ${email}, ${name}, ${role}, ${language}, ${password}, ${passwordUntil}, ${now})
      on conflict do nothing returning 1`,
  );
}

/** Replaces what may change of an account. */
export async function setAccount(
  tx: Tx,
  account: { id: string; name: string; role: Role; language: Account['language']; disabledAt: Date | string | null },
): Promise<void> {
  const { id, name, role, language, disabledAt } = account;
  await sql`update account set name = ${name}, role = ${role}, language = ${language}, disabled_at = ${disabledAt}
    where id = ${id}`.execute(tx);
}

/** Replaces an account's password. @param password.until set: it is only there to choose another */
export async function setPassword(
  tx: Tx,
  password: { account: string; hash: string; until: Date | null },
): Promise<void> {
  await sql`update account set password = ${password.hash}, password_until = ${password.until}
    where id = ${password.account}`.execute(tx);
}

/** Of these accounts, those that are open and may do it: they stay so until this transaction ends. */
export async function holdOpen(tx: Tx, ids: readonly string[], needed: NeededRole): Promise<Set<string>> {
  const held = await rows(
    tx,
    accountSchema.pick({ id: true }),
    sql`select id from account where id = any(${ids}::text[]) and role = any(${rolesWith(needed)}::text[])
      and disabled_at is null order by id for share`,
  );
  return new Set(held.map(({ id }) => id));
}

/**
 * The restricted cases that would be left without a keeper who can act, were this account closed: of all of them,
 * whoever asks. They stay so until this transaction ends.
 */
export async function listLastKept(tx: Tx, account: string): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`select id from vigie_last_kept(${account}, ${rolesWith('analyst')}::text[]) as id`,
  );
  return found.map(({ id }) => id);
}

/** How many open accounts of administrators the unit has besides one. */
export async function countOtherAdministrators(tx: Tx, account: string): Promise<number> {
  await sql`select 1 from account where role = 'administrator' order by id for no key update`.execute(tx);
  const { n } = await oneRow(
    tx,
    z.object({ n: z.int() }),
    sql`select count(*)::int as n from account where role = 'administrator' and disabled_at is null and id <> ${account}`,
  );
  return n;
}
