import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { keepWords, wordsColumn } from '../base/database/bilingual-column.ts';
import { hasRow, instantInJson, row, rows } from '../base/database/rows.ts';
import type { Db, Tx } from '../base/database/store.ts';
import { keptDeadlineSchema } from './compose/deadline.ts';
import type { Notice } from './compose/notice-schema.ts';
import { refuse } from './refusals.ts';
import { approvalSchema, type SentNotice, sentNoticeSchema } from './schema.ts';
import { say } from './words.ts';

export type { SentNotice };

const noticeRow = sentNoticeSchema.extend({
  failure: wordsColumn.nullable(),
  deadline: keptDeadlineSchema.nullable(),
  approval: approvalSchema.extend({ at: instantInJson }).nullable(),
});

const NOTICES = sql`
  select n.id, n.case_id as "case", n.kind, n.language, n.state, n.failure, n.attempts, n.deadline, n.receipt, n.made_at,
    n.sent_at, n.content, jsonb_build_object('id', author.id, 'name', author.name) as author,
    case when n.approver_id is not null then jsonb_build_object(
      'decision', case n.state when 'rejected' then 'reject' else 'approve' end,
      'by', jsonb_build_object('id', n.approver_id, 'name', coalesce(approver.name, n.approver_id)),
      'at', n.approved_at, 'reason', n.approval_reason) end as approval
  from notice n join account author on author.id = n.account_id left join account approver on approver.id = n.approver_id`;

/** Keeps a notice and the listings that it is about. */
export async function saveNotice(
  tx: Tx,
  notice: {
    unit: string;
    account: string;
    content: Notice;
    state: 'proposed' | 'queued';
    listings: { id: string; url: string }[];
    now: Date;
  },
): Promise<void> {
  const { content } = notice;
  await sql`
    insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at)
    values (${content.id}, ${notice.unit}, ${content.caseId}, ${content.kind}, ${content.language}, ${notice.state},
      ${JSON.stringify(content)}::jsonb, ${notice.account}, ${notice.now})`.execute(tx);
  for (const listing of notice.listings) {
    await sql`
      insert into notice_listing (unit_id, notice_id, listing_id, url)
      values (${notice.unit}, ${content.id}, ${listing.id}, ${listing.url})`.execute(tx);
  }
}

/** Notes what the second pair of eyes decided. @returns false when the notice does not wait for that. */
export function markDecided(
  tx: Tx,
  id: string,
  decided: { decision: 'approve' | 'reject'; reason: string; account: string; now: Date },
): Promise<boolean> {
  return hasRow(
    tx,
    sql`
    update notice set state = ${decided.decision === 'approve' ? 'queued' : 'rejected'}, approver_id = ${decided.account},
      approved_at = ${decided.now}, approval_reason = ${decided.reason}
    where id = ${id} and state = 'proposed' returning id`,
  );
}

/** Notes why a notice is not out, and when it is tried again; or in which state a person has to act. */
export async function markNotSent(
  tx: Tx,
  id: string,
  failure: Words,
  next: Date | { state: 'failed' | 'by-hand' | 'bounced' },
): Promise<void> {
  const state = next instanceof Date ? 'queued' : next.state;
  const from = state === 'bounced' ? 'sent' : 'queued';
  await sql`
    update notice set state = ${state}, failure = ${keepWords(failure)}, next_try_at = ${next instanceof Date ? next : null}
    where id = ${id} and state = ${from}`.execute(tx);
}

/** A notice and how far it has come, or null. */
export function findNotice(tx: Tx, id: string): Promise<SentNotice | null> {
  return row(tx, noticeRow, sql`${NOTICES} where n.id = ${id}`);
}

/** @throws VigieError `VIGIE_NOTICE_UNKNOWN` (404) */
export async function mustFindNotice(tx: Tx, id: string): Promise<SentNotice> {
  return (await findNotice(tx, id)) ?? refuse('VIGIE_NOTICE_UNKNOWN', { what: say('notice', { id }) });
}

/** The notices of a case, oldest first. */
export function listNotices(tx: Tx, caseId: string): Promise<SentNotice[]> {
  return rows(tx, noticeRow, sql`${NOTICES} where n.case_id = ${caseId} order by n.id`);
}

const listingRow = z.object({ listing: z.string(), url: z.string() });

/** The listings a notice is about. */
export function listNoticeListings(tx: Tx, notice: string): Promise<z.infer<typeof listingRow>[]> {
  return rows(
    tx,
    listingRow,
    sql`select listing_id as listing, url from notice_listing where notice_id = ${notice} order by listing_id`,
  );
}

const ownerRow = z.object({ unit: z.string(), case: z.string(), platform: z.string() });

/** Whose notice it is, asked by its id alone; null: there is none that has gone out. */
export function findOwner(db: Db, notice: string): Promise<z.infer<typeof ownerRow> | null> {
  return row(db, ownerRow, sql`select unit_id as unit, case_id as "case", platform from notice_owner(${notice})`);
}
