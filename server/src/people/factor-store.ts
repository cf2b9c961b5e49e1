import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';

export const passkeySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    madeAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'Passkey' });
const keptPasskeySchema = passkeySchema.extend({ publicKey: z.string(), counter: z.coerce.number().int() });
export type KeptPasskey = z.infer<typeof keptPasskeySchema>;

const totpSchema = z.object({ secret: z.string(), confirmedAt: instant.nullable() });

/** The secret of an account's codes, encrypted; null: it has none. */
export function findTotp(tx: Tx, account: string): Promise<z.infer<typeof totpSchema> | null> {
  return row(tx, totpSchema, sql`select secret, confirmed_at from account_totp where account_id = ${account}`);
}

/** Keeps a secret that has yet to be proved. @returns false: the account has one that was proved already */
export function addTotp(tx: Tx, totp: { account: string; unit: string; secret: string; now: Date }): Promise<boolean> {
  return hasRow(
    tx,
    sql`insert into account_totp (account_id, unit_id, secret, made_at)
      values (${totp.account}, ${totp.unit}, ${totp.secret}, ${totp.now})
      on conflict (account_id) do update set secret = excluded.secret, made_at = excluded.made_at
        where account_totp.confirmed_at is null
      returning 1`,
  );
}

/** Takes the code of a period, once. @returns false: a code of this period or of a later one was taken already */
export function takePeriod(tx: Tx, taken: { account: string; period: number; now: Date }): Promise<boolean> {
  return hasRow(
    tx,
    sql`update account_totp set last_period = ${taken.period}, confirmed_at = coalesce(confirmed_at, ${taken.now})
      where account_id = ${taken.account} and last_period < ${taken.period} returning 1`,
  );
}

/** @returns false: there was none */
export function removeTotp(tx: Tx, account: string): Promise<boolean> {
  return hasRow(tx, sql`delete from account_totp where account_id = ${account} returning 1`);
}

/** An account's passkeys, the newest first. */
export function listPasskeys(tx: Tx, account: string): Promise<KeptPasskey[]> {
  return rows(
    tx,
    keptPasskeySchema,
    sql`select id, name, made_at, last_used_at, public_key, counter from account_passkey
      where account_id = ${account} order by made_at desc, id`,
  );
}

export function addPasskey(
  tx: Tx,
  passkey: Omit<KeptPasskey, 'madeAt' | 'lastUsedAt'> & { unit: string; account: string; now: Date },
): Promise<boolean> {
  const { id, unit, account, name, publicKey, counter, now } = passkey;
  return hasRow(
    tx,
    sql`insert into account_passkey (id, unit_id, account_id, name, public_key, counter, made_at)
      values (${id}, ${unit}, ${account}, ${name}, ${publicKey}, ${counter}, ${now}) on conflict do nothing returning 1`,
  );
}

export async function usePasskey(tx: Tx, used: { id: string; counter: number; now: Date }): Promise<void> {
  await sql`update account_passkey set counter = ${used.counter}, last_used_at = ${used.now} where id = ${used.id}`.execute(
    tx,
  );
}

/** @returns false: the account has none of this id */
export function removePasskey(tx: Tx, passkey: { account: string; id: string }): Promise<boolean> {
  return hasRow(
    tx,
    sql`delete from account_passkey where id = ${passkey.id} and account_id = ${passkey.account} returning 1`,
  );
}

/** Takes all of it away: codes and passkeys. @returns how many there were */
export async function removeFactors(tx: Tx, account: string): Promise<number> {
  const passkeys = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`delete from account_passkey where account_id = ${account} returning id`,
  );
  return passkeys.length + ((await removeTotp(tx, account)) ? 1 : 0);
}
