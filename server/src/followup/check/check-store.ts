import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, instantInJson, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { Judgement } from '../verdict/judgement.ts';
import { keptReasonSchema, sayReason } from '../verdict/reason-words.ts';
import type { History } from './check-schedule.ts';
import { checkSchema, followUpSchema, reappearanceSchema, VERDICTS } from './check-schema.ts';
import type { View } from './combine-viewpoints.ts';

export type FollowUp = z.infer<typeof followUpSchema>;

/** Reasons as they are kept, with their words. */
const reasonsColumn = z.array(keptReasonSchema.transform((reason) => ({ ...reason, text: sayReason(reason) })));

const keptCheckSchema = checkSchema.omit({ correction: true }).extend({
  case: z.string(),
  dueAt: instant,
  doneAt: instant.nullable(),
  reasons: reasonsColumn,
  views: z.array(checkSchema.shape.views.element.extend({ reasons: reasonsColumn })),
});
/** One re-visit of a listing, of a case. */
export type Check = z.output<typeof keptCheckSchema>;

const CHECK = sql`k.id, k.case_id as case, k.notice_id as notice, k.listing_id as listing, k.url, k.number, k.due_at, k.done_at,
  k.verdict, coalesce(k.reasons, '[]') as reasons, k.views`;

const newestSchema = keptCheckSchema.extend({ isNewest: z.boolean() });

/** A check, locked until the transaction ends, and whether no later one of its listing is done. */
export async function findCheck(tx: Tx, id: string): Promise<z.output<typeof newestSchema> | null> {
  await sql`select from "check" where id = ${id} for update`.execute(tx);
  return row(
    tx,
    newestSchema,
    sql`select ${CHECK}, not exists (select from "check" l where l.notice_id = k.notice_id and l.listing_id = k.listing_id
        and l.number > k.number and l.done_at is not null) as is_newest
      from "check" k where k.id = ${id}`,
  );
}

/** The check of a listing that is planned and not done, locked until the transaction ends; null: none is. */
export function findPlannedCheck(
  tx: Tx,
  { notice, listing }: Pick<Check, 'notice' | 'listing'>,
): Promise<Check | null> {
  return row(
    tx,
    keptCheckSchema,
    sql`select ${CHECK} from "check" k where k.notice_id = ${notice} and k.listing_id = ${listing} and k.done_at is null
      order by k.number limit 1 for update`,
  );
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

/** Makes the planned checks of a case due now. @returns how many there are */
export async function hastenChecks(tx: Tx, caseId: string, now: Date): Promise<number> {
  const planned = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`update "check" set due_at = least(due_at, ${now}::timestamptz) where case_id = ${caseId} and done_at is null returning id`,
  );
  return planned.length;
}

const lastSchema = keptCheckSchema.pick({ notice: true, listing: true, url: true, number: true });

/** The last check of each offer of a case that is followed, and for which none is planned any more. */
export function listUnplanned(tx: Tx, caseId: string): Promise<z.infer<typeof lastSchema>[]> {
  return rows(
    tx,
    lastSchema,
    sql`select last.* from (
        select distinct on (k.notice_id, k.listing_id) k.notice_id as notice, k.listing_id as listing, k.url, k.number, k.done_at
        from "check" k join follow_up f on f.notice_id = k.notice_id and f.state <> 'withdrawn'
        where k.case_id = ${caseId} order by k.notice_id, k.listing_id, k.number desc) last
      where last.done_at is not null order by last.notice, last.listing`,
  );
}

/** Opens the follow-up of a notice. @returns false when it was open before. */
export function openFollowUp(
  tx: Tx,
  followUp: { unit: string; caseId: string; notice: string; dueAt: Date; now: Date },
): Promise<boolean> {
  return hasRow(
    tx,
    sql`insert into follow_up (notice_id, unit_id, case_id, due_at, state, updated_at)
      values (${followUp.notice}, ${followUp.unit}, ${followUp.caseId}, ${followUp.dueAt}, 'waiting', ${followUp.now})
      on conflict do nothing returning notice_id`,
  );
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
export function listDueChecks(tx: Tx, now: Date, limit: number): Promise<Check[]> {
  return rows(
    tx,
    keptCheckSchema,
    sql`select ${CHECK} from "check" k where k.done_at is null and k.due_at <= ${now} order by k.due_at, k.id limit ${limit}`,
  );
}

const visitSchema = z.object({
  listing: z.string(),
  verdict: z.enum(VERDICTS).nullable(),
  at: z
    .string()
    .nullable()
    .transform((text) => new Date(text ?? 0)),
});

/** The done checks of each listing of a notice, newest first. */
export async function listHistories(tx: Tx, notice: string): Promise<Map<string, History>> {
  const visits = await rows(
    tx,
    visitSchema,
    sql`select nl.listing_id as listing, k.verdict, k.done_at as at from notice_listing nl
      left join "check" k on k.notice_id = nl.notice_id and k.listing_id = nl.listing_id and k.done_at is not null
      where nl.notice_id = ${notice} order by k.number desc`,
  );
  const histories = new Map<string, History>();
  for (const { listing, verdict, at } of visits) {
    const before = histories.get(listing) ?? [];
    histories.set(listing, verdict === null ? before : [...before, { verdict, at }]);
  }
  return histories;
}

/** Notes what a check found. @returns false when it was done before. */
export function finishCheck(tx: Tx, id: string, found: Judgement & { views: View[] }, now: Date): Promise<boolean> {
  return hasRow(
    tx,
    sql`update "check" set done_at = ${now}, verdict = ${found.verdict}, reasons = ${JSON.stringify(found.reasons)}::jsonb,
        views = ${JSON.stringify(found.views)}::jsonb
      where id = ${id} and done_at is null returning id`,
  );
}

/** Moves a follow-up. @returns false when it stood there already. */
export function moveFollowUp(
  tx: Tx,
  notice: string,
  to: { state: FollowUp['state']; nextStep: string | null; now: Date },
): Promise<boolean> {
  return hasRow(
    tx,
    sql`update follow_up set state = ${to.state}, next_step = ${to.nextStep}, updated_at = ${to.now}
      where notice_id = ${notice} and state <> ${to.state} returning notice_id`,
  );
}

/** A notice that was withdrawn is followed no longer: what is planned and not done is not done any more. */
export async function endFollowUp(tx: Tx, notice: string, now: Date): Promise<void> {
  await sql`delete from "check" where notice_id = ${notice} and done_at is null`.execute(tx);
  await moveFollowUp(tx, notice, { state: 'withdrawn', nextStep: null, now });
}

/** Notes that a listing is online again at its own address. @returns false when this check noted it before. */
export function saveReappearance(
  tx: Tx,
  seen: { id: string; unit: string; check: Check; goneSince: Date; now: Date },
): Promise<boolean> {
  const { check } = seen;
  return hasRow(
    tx,
    sql`insert into reappearance (id, unit_id, case_id, notice_id, listing_id, check_id, gone_since, seen_at)
      values (${seen.id}, ${seen.unit}, ${check.case}, ${check.notice}, ${check.listing}, ${check.id}, ${seen.goneSince}, ${seen.now})
      on conflict do nothing returning id`,
  );
}

/** Listings of a case that were online again at their own address, in the order they were seen. */
export function listReappearances(tx: Tx, caseId: string): Promise<z.infer<typeof reappearanceSchema>[]> {
  return rows(
    tx,
    reappearanceSchema.extend({ goneSince: instant, seenAt: instant }),
    sql`select listing_id as listing, check_id as check, gone_since, seen_at from reappearance where case_id = ${caseId} order by id`,
  );
}

const overdueSchema = z.object({ notice: z.string(), case: z.string() });

/** Follow-ups still waiting past their deadline. */
export function listOverdue(tx: Tx, now: Date): Promise<z.infer<typeof overdueSchema>[]> {
  return rows(
    tx,
    overdueSchema,
    sql`select notice_id as notice, case_id as case from follow_up where state = 'waiting' and due_at <= ${now}
      order by due_at limit 500`,
  );
}

const correctionSchema = checkSchema.shape.correction.unwrap();
const correctedCheckSchema = keptCheckSchema.omit({ case: true }).extend({
  correction: correctionSchema.extend({ at: instantInJson, found: reasonsColumn }).nullable(),
});

/** The checks of a case, each with what a person decided on it. */
export function listChecks(tx: Tx, caseId: string): Promise<z.infer<typeof checkSchema>[]> {
  return rows(
    tx,
    correctedCheckSchema,
    sql`select ${CHECK}, case when v.check_id is not null then jsonb_build_object(
          'by', coalesce(a.name, ''), 'reason', v.reason, 'at', v.made_at, 'found', v.found,
          'pagePhrase', case when p.id is not null then jsonb_build_object(
            'id', p.id, 'platform', p.platform, 'pageState', p.page_state, 'phrase', p.phrase, 'quotedFrom', p.quoted_from,
            'state', p.state, 'by', b.name, 'reason', p.reason) end) end as correction
      from "check" k left join check_verdict v on v.check_id = k.id left join account a on a.id = v.account_id
        left join page_phrase p on p.check_id = k.id left join account b on b.id = p.account_id
      where k.case_id = ${caseId} order by k.id`,
  );
}

/** What became of each notice of a case. */
export function listFollowUps(tx: Tx, caseId: string): Promise<FollowUp[]> {
  return rows(
    tx,
    followUpSchema.extend({ dueAt: instant, updatedAt: instant }),
    sql`select notice_id as notice, due_at, state, next_step, updated_at from follow_up where case_id = ${caseId} order by notice_id`,
  );
}

/** Cases with a document that is followed and not all gone. */
export async function listFollowedCases(tx: Tx): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ caseId: z.string() }),
    sql`select distinct case_id from follow_up where state not in ('removed', 'withdrawn') order by case_id`,
  );
  return found.map(({ caseId }) => caseId);
}
