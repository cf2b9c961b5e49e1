import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../base/database/store.ts';
import type { checkSchema, followUpSchema } from '../schema.ts';
import type { Judgement, Verdict } from '../verdict/judgement.ts';
import { keptReasonSchema, sayReason } from '../verdict/reason-words.ts';
import type { View } from './combine-viewpoints.ts';

export type Check = z.infer<typeof checkSchema>;
export type FollowUp = z.infer<typeof followUpSchema>;

/** ISO 8601, for `to_char`. */
const UTC = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

interface CheckRow {
  id: string;
  case_id: string;
  notice_id: string;
  listing_id: string;
  url: string;
  number: number;
  due_at: Date;
  done_at: Date | null;
  verdict: Verdict | null;
  reasons: unknown;
  views: (Omit<View, 'reasons'> & { reasons: unknown })[];
  correction?: (Omit<NonNullable<Check['correction']>, 'found'> & { found: unknown }) | null;
}

const reasonsSchema = z.array(keptReasonSchema);
const inWords = (kept: unknown): Check['reasons'] =>
  reasonsSchema.parse(kept).map((reason) => ({ ...reason, text: sayReason(reason) }));

const toCheck = (row: CheckRow): Check & { case: string } => ({
  id: row.id,
  case: row.case_id,
  notice: row.notice_id,
  listing: row.listing_id,
  url: row.url,
  number: row.number,
  dueAt: new Date(row.due_at).toISOString(),
  doneAt: row.done_at ? new Date(row.done_at).toISOString() : null,
  verdict: row.verdict,
  reasons: inWords(row.reasons ?? []),
  views: row.views.map((view) => ({ ...view, reasons: inWords(view.reasons) })),
  correction: row.correction ? { ...row.correction, found: inWords(row.correction.found) } : null,
});

/** A check, locked until the transaction ends, and whether no later one of its listing is done. */
export async function findCheck(tx: Tx, id: string): Promise<(Check & { case: string; isNewest: boolean }) | null> {
  await sql`select from "check" where id = ${id} for update`.execute(tx);
  const { rows } = await sql<CheckRow & { is_newest: boolean }>`
    select k.*, not exists (select from "check" l where l.notice_id = k.notice_id and l.listing_id = k.listing_id
      and l.number > k.number and l.done_at is not null) as is_newest
    from "check" k where k.id = ${id}`.execute(tx);
  return rows[0] ? { ...toCheck(rows[0]), isNewest: rows[0].is_newest } : null;
}

/** Moves a check that is not done yet. */
export async function moveCheck(
  tx: Tx,
  check: Pick<Check, 'notice' | 'listing' | 'number'> & { dueAt: Date },
): Promise<void> {
  await sql`
    update "check" set due_at = ${check.dueAt}
    where notice_id = ${check.notice} and listing_id = ${check.listing} and number = ${check.number} and done_at is null`.execute(
    tx,
  );
}

export async function openFollowUp(
  tx: Tx,
  followUp: { unit: string; caseId: string; notice: string; dueAt: Date; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into follow_up (notice_id, unit_id, case_id, due_at, state, updated_at)
    values (${followUp.notice}, ${followUp.unit}, ${followUp.caseId}, ${followUp.dueAt}, 'waiting', ${followUp.now})
    on conflict do nothing returning notice_id`.execute(tx);
  return rows.length > 0;
}

/** Plans the check with this number; a plan that exists stays. */
export async function planCheck(
  tx: Tx,
  check: {
    id: string;
    unit: string;
    caseId: string;
    notice: string;
    listing: string;
    url: string;
    number: number;
    dueAt: Date;
  },
): Promise<void> {
  await sql`
    insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at)
    values (${check.id}, ${check.unit}, ${check.caseId}, ${check.notice}, ${check.listing}, ${check.url}, ${check.number}, ${check.dueAt})
    on conflict do nothing`.execute(tx);
}

/** Checks due by now and not done, oldest first. */
export async function listDueChecks(tx: Tx, now: Date, limit: number): Promise<(Check & { case: string })[]> {
  const { rows } = await sql<CheckRow>`
    select * from "check" where done_at is null and due_at <= ${now} order by due_at, id limit ${limit}`.execute(tx);
  return rows.map(toCheck);
}

/** The done checks of each listing of a notice, newest first. */
export async function listHistories(tx: Tx, notice: string): Promise<Map<string, { verdict: Verdict; at: Date }[]>> {
  const { rows } = await sql<{ listing_id: string; verdict: Verdict | null; done_at: Date }>`
    select nl.listing_id, k.verdict, k.done_at from notice_listing nl
    left join "check" k on k.notice_id = nl.notice_id and k.listing_id = nl.listing_id and k.done_at is not null
    where nl.notice_id = ${notice} order by k.number desc`.execute(tx);
  const histories = new Map<string, { verdict: Verdict; at: Date }[]>();
  for (const { listing_id: listing, verdict, done_at: at } of rows) {
    const history = histories.get(listing) ?? [];
    if (verdict !== null) history.push({ verdict, at: new Date(at) });
    histories.set(listing, history);
  }
  return histories;
}

/** Notes what a check found. @returns false when it was done before. */
export async function finishCheck(
  tx: Tx,
  id: string,
  found: Judgement & { views: View[] },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update "check" set done_at = ${now}, verdict = ${found.verdict}, reasons = ${JSON.stringify(found.reasons)}::jsonb,
      views = ${JSON.stringify(found.views)}::jsonb
    where id = ${id} and done_at is null returning id`.execute(tx);
  return rows.length > 0;
}

/** Moves a follow-up. @returns false when it stood there already. */
export async function moveFollowUp(
  tx: Tx,
  notice: string,
  state: FollowUp['state'],
  nextStep: string | null,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update follow_up set state = ${state}, next_step = ${nextStep}, updated_at = ${now}
    where notice_id = ${notice} and state <> ${state} returning notice_id`.execute(tx);
  return rows.length > 0;
}

/** Notes that a listing is online again at its own address. @returns false when this check noted it before. */
export async function saveReappearance(
  tx: Tx,
  seen: { id: string; unit: string; check: Check & { case: string }; goneSince: Date; now: Date },
): Promise<boolean> {
  const { check } = seen;
  const { rows } = await sql`
    insert into reappearance (id, unit_id, case_id, notice_id, listing_id, check_id, gone_since, seen_at)
    values (${seen.id}, ${seen.unit}, ${check.case}, ${check.notice}, ${check.listing}, ${check.id}, ${seen.goneSince}, ${seen.now})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** Listings of a case that were online again at their own address, in the order they were seen. */
export async function listReappearances(
  tx: Tx,
  caseId: string,
): Promise<{ listing: string; check: string; goneSince: string; seenAt: string }[]> {
  const { rows } = await sql<{ listing_id: string; check_id: string; gone_since: Date; seen_at: Date }>`
    select * from reappearance where case_id = ${caseId} order by id`.execute(tx);
  return rows.map((row) => ({
    listing: row.listing_id,
    check: row.check_id,
    goneSince: new Date(row.gone_since).toISOString(),
    seenAt: new Date(row.seen_at).toISOString(),
  }));
}

/** Follow-ups still waiting past their deadline. */
export async function listOverdue(tx: Tx, now: Date): Promise<{ notice: string; case: string }[]> {
  const { rows } = await sql<{ notice_id: string; case_id: string }>`
    select notice_id, case_id from follow_up where state = 'waiting' and due_at <= ${now} order by due_at limit 500`.execute(
    tx,
  );
  return rows.map((row) => ({ notice: row.notice_id, case: row.case_id }));
}

export async function listChecks(tx: Tx, caseId: string): Promise<Check[]> {
  const { rows } = await sql<CheckRow>`
    select k.*, case when v.check_id is null then null else jsonb_build_object(
      'by', coalesce(a.name, ''), 'reason', v.reason, 'at', to_char(v.made_at at time zone 'UTC', ${UTC}), 'found', v.found,
      'learned', case when p.id is null then null else jsonb_build_object(
        'id', p.id, 'platform', p.platform, 'pageState', p.page_state, 'phrase', p.phrase, 'quotedFrom', p.quoted_from, 'state', p.state,
        'by', b.name, 'reason', p.reason) end) end as correction
    from "check" k left join check_verdict v on v.check_id = k.id left join account a on a.id = v.account_id
      left join platform_state p on p.check_id = k.id left join account b on b.id = p.account_id
    where k.case_id = ${caseId} order by k.id`.execute(tx);
  return rows.map(toCheck).map(({ case: _, ...check }) => check);
}

export async function listFollowUps(tx: Tx, caseId: string): Promise<FollowUp[]> {
  const { rows } = await sql<{
    notice_id: string;
    due_at: Date;
    state: FollowUp['state'];
    next_step: string | null;
    updated_at: Date;
  }>`select * from follow_up where case_id = ${caseId} order by notice_id`.execute(tx);
  return rows.map((row) => ({
    notice: row.notice_id,
    dueAt: new Date(row.due_at).toISOString(),
    state: row.state,
    nextStep: row.next_step,
    updatedAt: new Date(row.updated_at).toISOString(),
  }));
}

/** Cases with an act that is followed and not all gone. */
export async function listFollowedCases(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select distinct case_id from follow_up where state <> 'removed' order by case_id`.execute(tx);
  return rows.map((row) => row.case_id);
}
