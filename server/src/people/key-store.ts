import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, row, rows } from '../base/database/rows.ts';
import type { Store, Tx } from '../base/database/store.ts';
import { SCOPES } from './roles.ts';
import { accountSchema } from './schema.ts';
import { digestToken } from './session-store.ts';
import type { Account } from './store.ts';

/** How every key begins, so that one that got out is recognised wherever it turns up. */
export const KEY_PREFIX = 'vigie_';
const NOTICED_EVERY_MS = 60_000;

const scopesSchema = z.array(z.enum(SCOPES));

export const keySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: scopesSchema,
    madeAt: instant,
    expiresAt: instant,
    revokedAt: instant.nullable(),
    /** To the minute. */
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof keySchema>;

/** Adds a key: the database has its digest alone. */
export async function addKey(
  tx: Tx,
  key: Omit<ApiKey, 'madeAt' | 'revokedAt' | 'lastUsedAt'> & {
    secret: string;
    unit: string;
    account: string;
    by: string | null;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into api_key (id, unit_id, account_id, name, key_digest, scopes, made_by, made_at, expires_at)
    values (${key.id}, ${key.unit}, ${key.account}, ${key.name}, ${digestToken(key.secret)}, ${JSON.stringify(key.scopes)}::jsonb,
      ${key.by}, ${key.now}, ${key.expiresAt})`.execute(tx);
}

/** An account's keys, those that count no more too, the newest first. */
export function listKeys(tx: Tx, account: string): Promise<ApiKey[]> {
  return rows(
    tx,
    keySchema,
    sql`select id, name, scopes, made_at, expires_at, revoked_at, last_used_at from api_key
      where account_id = ${account} order by made_at desc, id desc limit 200`,
  );
}

/** @returns false: the account has no such key that still counts */
export function revokeKey(tx: Tx, key: { account: string; id: string; now: Date }): Promise<boolean> {
  return hasRow(
    tx,
    sql`update api_key set revoked_at = ${key.now}
      where id = ${key.id} and account_id = ${key.account} and revoked_at is null returning 1`,
  );
}

const foundSchema = accountSchema.extend({ keyId: z.string(), scopes: scopesSchema, lastUsedAt: instant.nullable() });

/** Whose key it is and what it opens; null: it is none, or counts no more. */
export async function findKey(
  store: Store,
  secret: string,
  now: Date,
): Promise<{ account: Account; scopes: readonly string[] } | null> {
  const found = await row(
    store.db,
    foundSchema,
    sql`select account_id as id, email, name, role, language, jsonb_build_object('id', unit_id, 'name', unit_name) as unit,
        key_id, scopes, last_used_at
      from key_account(${digestToken(secret)}, ${now})`,
  );
  if (!found) return null;
  const { keyId, scopes, lastUsedAt, ...account } = found;
  if (lastUsedAt === null || now.getTime() - Date.parse(lastUsedAt) >= NOTICED_EVERY_MS) {
    await store.inUnit(account.unit.id, (tx) =>
      sql`update api_key set last_used_at = ${now} where id = ${keyId}`.execute(tx),
    );
  }
  return { account, scopes };
}
