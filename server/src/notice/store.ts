import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { keepWords, wordsColumn } from '../base/database/bilingual-column.ts';
import { hasRow, instantInJson, row, rows } from '../base/database/rows.ts';
import type { Db, Tx } from '../base/database/store.ts';
import { keptDeadlineSchema } from './compose/deadline.ts';
import { joinNotices } from './compose/join-notices.ts';
import type { Notice } from './compose/notice-schema.ts';
import { refusal, refuse } from './refusals.ts';
import { amendmentSchema, approvalSchema, type SentNotice, sentNoticeSchema } from './schema.ts';
import { say } from './words.ts';

export type { SentNotice };

const noticeRow = sentNoticeSchema.extend({
  failure: wordsColumn.nullable(),
  deadline: keptDeadlineSchema.nullable(),
  approval: approvalSchema.extend({ at: instantInJson }).nullable(),
  amendments: z.array(amendmentSchema.extend({ at: instantInJson, effectiveAt: instantInJson.nullable() })),
});

const NOTICES = sql`
  select n.id, n.case_id as "case", n.kind, n.language, n.state, n.failure, n.attempts, n.deadline, n.receipt, n.made_at,
    n.sent_at, n.content, jsonb_build_object('id', author.id, 'name', author.name) as author,
    case when n.approver_id is not null then jsonb_build_object(
      'decision', case n.state when 'rejected' then 'reject' else 'approve' end,
      'by', jsonb_build_object('id', n.approver_id, 'name', coalesce(approver.name, n.approver_id)),
      'at', n.approved_at, 'reason', n.approval_reason) end as approval,
    case when n.lead_id is not null then jsonb_build_object('lead', n.lead_id, 'count', n.joint_count, 'parts', (
      select jsonb_agg(jsonb_build_object('notice', p.id, 'case', p.case_id, 'title', c.title) order by p.id <> p.lead_id, p.id)
      from notice p join "case" c on c.id = p.case_id where p.lead_id = n.lead_id)) end as joint,
    n.withdrawn_at, coalesce((
      select jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'cause', m.cause, 'at', m.made_at, 'effectiveAt', m.effective_at,
        'by', jsonb_build_object('id', m.account_id, 'name', coalesce(w.name, m.account_id)),
        'letters', coalesce((select jsonb_agg(l.id order by l.id) from notice l where l.amendment_id = m.id), '[]')) order by m.id)
      from notice_amendment m left join account w on w.id = m.account_id where m.notice_id = n.id), '[]') as amendments
  from notice n join account author on author.id = n.account_id left join account approver on approver.id = n.approver_id`;

/** A record, and with it those that are sent together with it. */
export const withJoint = (id: string) => sql`(id = ${id} or lead_id = (select lead_id from notice where id = ${id}))`;

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
    /** Of one about several cases: the record that leads, which is kept first, and how many there are. */
    joint?: { lead: string; count: number } | undefined;
    /** Of a letter about a document that was found wrong. */
    amendment?: string | undefined;
  },
): Promise<void> {
  const { content, joint } = notice;
  await sql`
    insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at, lead_id, joint_count,
      amendment_id)
    values (${content.id}, ${notice.unit}, ${content.caseId}, ${content.kind}, ${content.language}, ${notice.state},
      ${JSON.stringify(content)}::jsonb, ${notice.account}, ${notice.now}, ${joint?.lead ?? null}, ${joint?.count ?? null},
      ${notice.amendment ?? null})`.execute(tx);
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
    where ${withJoint(id)} and state = 'proposed' returning id`,
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
    where ${withJoint(id)} and state = ${from}`.execute(tx);
}

/** A notice and how far it has come, or null. */
export function findNotice(tx: Tx, id: string): Promise<SentNotice | null> {
  return row(tx, noticeRow, sql`${NOTICES} where n.id = ${id}`);
}

/** @throws VigieError `VIGIE_NOTICE_UNKNOWN` (404) */
export async function mustFindNotice(tx: Tx, id: string): Promise<SentNotice> {
  return (await findNotice(tx, id)) ?? refuse('VIGIE_NOTICE_UNKNOWN', { what: say('notice', { id }) });
}

/** The records that are sent together with this one, it among them, the one that leads first. */
export async function listParts(tx: Tx, notice: SentNotice): Promise<SentNotice[]> {
  if (notice.joint === null) return [notice];
  return rows(tx, noticeRow, sql`${NOTICES} where n.lead_id = ${notice.joint.lead} order by n.id <> n.lead_id, n.id`);
}

/**
 * The records that are sent together with this one, for who acts on all of them.
 *
 * @throws VigieError `VIGIE_NOTICE_PARTLY_HIDDEN` (403) where some are of cases that the person may not see
 */
export async function mustSeeParts(tx: Tx, notice: SentNotice): Promise<SentNotice[]> {
  const parts = await listParts(tx, notice);
  if (notice.joint !== null && parts.length < notice.joint.count) throw refusal('VIGIE_NOTICE_PARTLY_HIDDEN');
  return parts;
}

/** The record whose tries, sendings and messages are those of all that are sent together. */
export const leadOf = ({ id, joint }: SentNotice): string => joint?.lead ?? id;

/** The document that leaves: of several cases, with all their offers. */
export const toWhole = (parts: readonly SentNotice[]): Notice => joinNotices(parts.map(({ content }) => content));

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
