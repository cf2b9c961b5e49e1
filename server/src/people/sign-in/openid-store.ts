import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, row } from '../../base/database/rows.ts';
import type { Db, Tx } from '../../base/database/store.ts';

const foundSchema = z.object({ id: z.string(), unit: z.string(), disabledAt: instant.nullable() });

/** The account that is tied to who comes by the provider, in any unit; null: none. */
export function findTied(db: Db, subject: string): Promise<z.infer<typeof foundSchema> | null> {
  return row(db, foundSchema, sql`select id, unit_id as unit, disabled_at from openid_account(${subject})`);
}

/** Ties an account to who comes by the provider. @returns false: it is tied to somebody else */
export function tie(tx: Tx, account: string, subject: string): Promise<boolean> {
  return hasRow(
    tx,
    sql`update account set openid_subject = ${subject}
      where id = ${account} and role <> 'machine' and (openid_subject is null or openid_subject = ${subject}) returning 1`,
  );
}
