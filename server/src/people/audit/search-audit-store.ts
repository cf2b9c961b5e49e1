import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { pageQuery, periodDay } from '../../base/http/http.ts';
import { type ChainedEntry, formerNames, readChained, todaysName } from '../audit-store.ts';

/** What is asked for; left out: any. */
export const auditFilterSchema = z.object({
  /** An account's id or e-mail; `software`: what nobody did. */
  who: z.string().max(320).optional(),
  /** `case.decided`, or all acts on a noun: `case`. */
  act: z
    .string()
    .regex(/^[a-z]+(?:\.[a-z-]+)?$/)
    .optional(),
  subject: z.string().max(200).optional(),
  /** Acts on a case, and on what belongs to it. */
  case: z.string().max(200).optional(),
  /** Plain dates, both inclusive. */
  from: periodDay.optional(),
  to: periodDay.optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export const auditQuerySchema = auditFilterSchema.extend(pageQuery.shape).extend({
  /** The number of an entry. */
  cursor: z.coerce.number().int().min(0).optional(),
});

export const auditEntrySchema = z
  .object({
    number: z.int(),
    at: z.string(),
    /** Null: the software itself, or somebody who is not known. */
    by: z.object({ id: z.string(), name: z.string() }).nullable(),
    act: z.string(),
    subject: z.string(),
    reason: z.string().nullable(),
    content: z.record(z.string(), z.unknown()),
    digest: z.string(),
  })
  .meta({ id: 'AuditEntry' });

/** What an entry must be, as SQL. */
function conditionsOf(
  { who, act, subject, case: about, from, to }: AuditFilter,
  timeZone: string,
): RawBuilder<unknown> {
  const conditions = [sql`true`];
  if (who === 'software') conditions.push(sql`account_id is null`);
  else if (who !== undefined)
    conditions.push(sql`account_id in (select id from account where id = ${who} or lower(email) = lower(${who}))`);
  if (act?.includes('.')) conditions.push(sql`act = any(${[act, ...formerNames(act)]})`);
  else if (act !== undefined) conditions.push(sql`(act like ${`${act}.%`} or act = any(${formerNames(act)}))`);
  if (subject !== undefined) conditions.push(sql`subject_id = ${subject}`);
  if (about !== undefined) conditions.push(sql`case_id = ${about}`);
  if (from !== undefined) conditions.push(sql`done_at >= ${from}::date::timestamp at time zone ${timeZone}::text`);
  if (to !== undefined) conditions.push(sql`done_at < (${to}::date + 1)::timestamp at time zone ${timeZone}::text`);
  return sql.join(conditions, sql` and `);
}

/** Entries before a number, the newest first. */
export async function searchAudit(
  tx: Tx,
  { cursor, limit, ...filter }: z.infer<typeof auditQuerySchema>,
  timeZone: string,
): Promise<{ items: z.infer<typeof auditEntrySchema>[]; next: string | null }> {
  const isBefore = cursor === undefined ? sql`true` : sql`audit.number < ${cursor}`;
  const found = await readChained(
    tx,
    sql`${conditionsOf(filter, timeZone)} and ${isBefore} order by audit.number desc limit ${limit}`,
  );
  const names = await namesOf(tx, found);
  const items = found.map(({ account, act, previousDigest: _, ...entry }) => ({
    ...entry,
    act: todaysName(act),
    by: account === null ? null : { id: account, name: names.get(account) ?? account },
  }));
  return { items, next: found.length === limit ? String(found.at(-1)?.number) : null };
}

/** Entries after a number, the oldest first, as they are kept: for an export that is checked elsewhere. */
export const listForExport = (
  tx: Tx,
  filter: AuditFilter,
  page: { after: number; limit: number },
  timeZone: string,
): Promise<ChainedEntry[]> =>
  readChained(
    tx,
    sql`${conditionsOf(filter, timeZone)} and audit.number > ${page.after} order by audit.number limit ${page.limit}`,
  );

/** The names of those who acted. */
export async function namesOf(tx: Tx, entries: readonly Pick<ChainedEntry, 'account'>[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(({ account }) => account ?? []))];
  const found = await rows(
    tx,
    z.object({ id: z.string(), name: z.string() }),
    sql`select id, name from account where id = any(${ids})`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
