import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../base/store.ts';
import type { Signal } from './relist.ts';
import type { checkSchema, followUpSchema, relistingSchema } from './schema.ts';
import type { Judgement, Verdict } from './verdict.ts';

export type Check = z.infer<typeof checkSchema>;
export type FollowUp = z.infer<typeof followUpSchema>;
export type Relisting = z.infer<typeof relistingSchema>;

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
  reasons: Judgement['reasons'] | null;
}

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
  reasons: row.reasons ?? [],
});

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

/** The verdicts of a listing's done checks under one notice, newest first. */
export async function listVerdicts(tx: Tx, notice: string, listing: string): Promise<{ verdict: Verdict; at: Date }[]> {
  const { rows } = await sql<{ verdict: Verdict; done_at: Date }>`
    select verdict, done_at from "check" where notice_id = ${notice} and listing_id = ${listing} and done_at is not null
    order by number desc`.execute(tx);
  return rows.map((row) => ({ verdict: row.verdict, at: new Date(row.done_at) }));
}

/** Notes what a check found. @returns false when it was done before. */
export async function finishCheck(tx: Tx, id: string, judgement: Judgement, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update "check" set done_at = ${now}, verdict = ${judgement.verdict}, reasons = ${JSON.stringify(judgement.reasons)}::jsonb
    where id = ${id} and done_at is null returning id`.execute(tx);
  return rows.length > 0;
}

/** Listings of a notice that its newest two checks do not both call removed. */
export async function countNotRemoved(tx: Tx, notice: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with ranked as (
      select listing_id, verdict, row_number() over (partition by listing_id order by number desc) as place
      from "check" where notice_id = ${notice} and done_at is not null)
    select count(*)::int as n from notice_listing nl
    where nl.notice_id = ${notice}
      and (select count(*) from ranked r where r.listing_id = nl.listing_id and r.place <= 2 and r.verdict = 'removed') < 2`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

/** Moves a waiting or overdue follow-up. @returns false when it stood there already. */
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

/** Follow-ups still waiting past their deadline. */
export async function listOverdue(tx: Tx, now: Date): Promise<{ notice: string; case: string }[]> {
  const { rows } = await sql<{ notice_id: string; case_id: string }>`
    select notice_id, case_id from follow_up where state = 'waiting' and due_at <= ${now} order by due_at limit 500`.execute(
    tx,
  );
  return rows.map((row) => ({ notice: row.notice_id, case: row.case_id }));
}

export async function listChecks(tx: Tx, caseId: string): Promise<Check[]> {
  const { rows } = await sql<CheckRow>`select * from "check" where case_id = ${caseId} order by id`.execute(tx);
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

/** Notes a relisting. @returns false when the listing is known as one. */
export async function saveRelisting(
  tx: Tx,
  relisting: {
    id: string;
    unit: string;
    caseId: string;
    original: string;
    returned: string;
    signals: Signal[];
    now: Date;
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into relisting (id, unit_id, case_id, original_listing_id, listing_id, signals, found_at)
    values (${relisting.id}, ${relisting.unit}, ${relisting.caseId}, ${relisting.original}, ${relisting.returned},
      ${JSON.stringify(relisting.signals)}::jsonb, ${relisting.now})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function listRelistings(tx: Tx, caseId: string): Promise<Relisting[]> {
  const { rows } = await sql<{
    id: string;
    original_listing_id: string;
    listing_id: string;
    signals: Signal[];
    found_at: Date;
    original_title: string;
    original_url: string | null;
    title: string;
    url: string | null;
  }>`
    select r.*, o.title as original_title, o.url as original_url, l.title, l.url
    from relisting r join listing o on o.id = r.original_listing_id join listing l on l.id = r.listing_id
    where r.case_id = ${caseId} order by r.id`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    original: { listing: row.original_listing_id, title: row.original_title, url: row.original_url },
    returned: { listing: row.listing_id, title: row.title, url: row.url },
    signals: row.signals,
    foundAt: new Date(row.found_at).toISOString(),
  }));
}
