import { sql } from 'kysely';
import type { z } from 'zod';
import { VigieError } from '../base/core/errors.ts';
import { readWords } from '../base/database/bilingual-column.ts';
import type { Tx } from '../base/database/store.ts';
import { readDeadline } from './compose/deadline.ts';
import type { Notice } from './compose/notice-schema.ts';
import type { Receipt } from './deliver/send-mail.ts';
import type { sentNoticeSchema } from './schema.ts';

export type SentNotice = z.infer<typeof sentNoticeSchema>;

interface NoticeRow {
  id: string;
  case_id: string;
  kind: string;
  language: string;
  state: SentNotice['state'];
  failure: string | null;
  attempts: number;
  deadline: Parameters<typeof readDeadline>[0] | null;
  receipt: Receipt | null;
  account_id: string;
  author_name: string;
  approver_name: string | null;
  approver_id: string | null;
  approved_at: Date | null;
  approval_reason: string | null;
  made_at: Date;
  sent_at: Date | null;
  content: Notice;
}

const NOTICES = sql`select n.*, author.name as author_name, approver.name as approver_name from notice n
  join account author on author.id = n.account_id left join account approver on approver.id = n.approver_id`;

const toNotice = (row: NoticeRow): SentNotice => ({
  id: row.id,
  case: row.case_id,
  kind: row.kind,
  language: row.language,
  state: row.state,
  failure: readWords(row.failure),
  attempts: row.attempts,
  deadline: row.deadline && readDeadline(row.deadline),
  receipt: row.receipt,
  author: { id: row.account_id, name: row.author_name },
  approval:
    row.approver_id && row.approved_at
      ? {
          decision: row.state === 'rejected' ? 'reject' : 'approve',
          by: { id: row.approver_id, name: row.approver_name ?? row.approver_id },
          at: new Date(row.approved_at).toISOString(),
          reason: row.approval_reason,
        }
      : null,
  madeAt: new Date(row.made_at).toISOString(),
  sentAt: row.sent_at ? new Date(row.sent_at).toISOString() : null,
  content: row.content,
});

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

/** Notes what the second pair of eyes decided. @returns false when the act does not wait for that. */
export async function markDecided(
  tx: Tx,
  id: string,
  decided: { decision: 'approve' | 'reject'; reason: string; account: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update notice set state = ${decided.decision === 'approve' ? 'queued' : 'rejected'}, approver_id = ${decided.account},
      approved_at = ${decided.now}, approval_reason = ${decided.reason}
    where id = ${id} and state = 'proposed' returning id`.execute(tx);
  return rows.length > 0;
}

export async function findNotice(tx: Tx, id: string): Promise<SentNotice | null> {
  const { rows } = await sql<NoticeRow>`${NOTICES} where n.id = ${id}`.execute(tx);
  return rows[0] ? toNotice(rows[0]) : null;
}

/** @throws VigieError `VIGIE_NOTICE_UNKNOWN` (404) */
export async function mustFindNotice(tx: Tx, id: string): Promise<SentNotice> {
  const found = await findNotice(tx, id);
  if (!found)
    throw new VigieError(
      'VIGIE_NOTICE_UNKNOWN',
      { en: `There is no notice ${id}.`, fr: `Il n’y a pas d’acte ${id}.` },
      { status: 404 },
    );
  return found;
}

export async function listNotices(tx: Tx, caseId: string): Promise<SentNotice[]> {
  const { rows } = await sql<NoticeRow>`${NOTICES} where n.case_id = ${caseId} order by n.id`.execute(tx);
  return rows.map(toNotice);
}

/** The listings a notice is about. */
export async function listNoticeListings(tx: Tx, notice: string): Promise<{ listing: string; url: string }[]> {
  const { rows } = await sql<{ listing_id: string; url: string }>`
    select listing_id, url from notice_listing where notice_id = ${notice} order by listing_id`.execute(tx);
  return rows.map((row) => ({ listing: row.listing_id, url: row.url }));
}
