import { sql } from 'kysely';
import { z } from 'zod';
import { oneRow, row, rows } from '../../base/database/rows.ts';
import type { Db, Tx } from '../../base/database/store.ts';

const openPageSchema = z.object({ unitId: z.string(), name: z.string() });
/** A unit that takes reports. */
export type OpenPage = z.infer<typeof openPageSchema>;

/** The address of a unit's page: its name, which no other unit has, but for the one that is the address of another page. */
export const pathOfPage = ({ unitId, name }: OpenPage): string =>
  `/report/${name === 'follow' ? unitId : encodeURIComponent(name)}`;

/** The pages that are open, by the units' names: they are public. */
export const listOpenPages = (db: Db): Promise<OpenPage[]> =>
  rows(db, openPageSchema, sql`select unit_id, name from open_report_pages()`);

/** How far the report with this code has come; null: there is none. It is in no unit that one would have to know. */
export const findFollowed = (db: Db, digest: string): Promise<{ looked: boolean; closed: boolean } | null> =>
  row(
    db,
    z.object({ looked: z.boolean(), closed: z.boolean() }),
    sql`select looked, closed from followed_report(${digest})`,
  );

const keptSchema = z.object({ id: z.string(), isNew: z.boolean() });

/** Keeps a report: on the open alert of its address, else on a new one. @returns the alert */
export async function saveReport(
  tx: Tx,
  made: {
    unit: string;
    alert: string;
    report: string;
    url: string;
    urlKey: string;
    platform: string | null;
    what: string;
    language: string;
    codeDigest: string;
    isVisited: boolean;
    now: Date;
  },
): Promise<z.infer<typeof keptSchema>> {
  const { unit, now } = made;
  const kept = await oneRow(
    tx,
    keptSchema,
    sql`insert into alert as a (id, unit_id, url, url_key, platform, opened_at, last_at, visit)
      values (${made.alert}, ${unit}, ${made.url}, ${made.urlKey}, ${made.platform}, ${now}, ${now},
        ${made.isVisited ? 'queued' : 'asks'})
      on conflict (unit_id, url_key) where closed_at is null do update set reports = a.reports + 1, last_at = excluded.last_at
      returning a.id, a.id = ${made.alert} as is_new`,
  );
  await sql`insert into alert_report (id, unit_id, alert_id, what, language, code_digest, received_at)
    values (${made.report}, ${unit}, ${kept.id}, ${made.what}, ${made.language}, ${made.codeDigest}, ${now})`.execute(
    tx,
  );
  return kept;
}
