import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { keepWords, wordsColumn } from '../base/database/bilingual-column.ts';
import { oneRow, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { keptContentSchema } from '../listing/index.ts';
import { ITEM_STATES } from './schema.ts';
import type { Content } from './sweep-store.ts';

const rulesSchema = z.array(z.object({ pack: z.string(), rule: z.string() }));
export type Rules = z.infer<typeof rulesSchema>;

const itemRow = z.object({
  number: z.int(),
  state: z.enum(ITEM_STATES),
  package: z.string(),
  tries: z.int(),
  address: z.string(),
  stratum: z.string(),
  digest: z.string(),
  isSecond: z.boolean(),
  isElusion: z.boolean(),
  isFlagged: z.boolean(),
});
/** Something drawn, without its content. `digest`: of its entry in the frame. */
export type Item = z.infer<typeof itemRow>;

const ITEM = sql`select i.number, i.state, i.package, i.tries, e.address, e.stratum, e.digest, i.is_second, i.is_elusion,
  i.findings <> '[]'::jsonb as is_flagged
  from sweep_item i join sweep_entry e on e.sweep_id = i.sweep_id and e.number = i.number`;

export const listItems = (tx: Tx, sweep: string): Promise<Item[]> =>
  rows(tx, itemRow, sql`${ITEM} where i.sweep_id = ${sweep} order by i.number`);

export const holdItem = (tx: Tx, sweep: string, number: number): Promise<Item | null> =>
  row(tx, itemRow, sql`${ITEM} where i.sweep_id = ${sweep} and i.number = ${number} for update of i`);

const contentRow = z.object({ content: keptContentSchema.nullable() });
/** What the frame's source holds of an entry. */
export const findHeldContent = async (tx: Tx, sweep: string, number: number): Promise<Content | null> =>
  (await row(tx, contentRow, sql`select content from sweep_entry where sweep_id = ${sweep} and number = ${number}`))
    ?.content ?? null;

export async function markSeen(
  tx: Tx,
  of: { sweep: string; number: number; state: 'visited' | 'held'; now: Date },
  seen: { content: Content; rules: Rules },
): Promise<void> {
  await sql`update sweep_item set state = ${of.state}, failure = null, seen_at = ${of.now}, content = ${JSON.stringify(seen.content)}::jsonb,
    findings = ${JSON.stringify(seen.rules)}::jsonb where sweep_id = ${of.sweep} and number = ${of.number}`.execute(tx);
}

export async function markSealed(
  tx: Tx,
  of: { sweep: string; number: number },
  sealed: { digest: string; logIndex: number },
): Promise<void> {
  await sql`update sweep_item set state = 'sealed', digest = ${sealed.digest}, log_index = ${sealed.logIndex}
    where sweep_id = ${of.sweep} and number = ${of.number}`.execute(tx);
}

/** Counts a try that failed; the last one fails the item. */
export async function markTried(
  tx: Tx,
  of: { sweep: string; number: number; isLast: boolean },
  failure: Words,
): Promise<void> {
  await sql`update sweep_item set tries = tries + 1, failure = ${keepWords(failure)}, state = ${of.isLast ? 'failed' : 'to-visit'}
    where sweep_id = ${of.sweep} and number = ${of.number}`.execute(tx);
}

/** Has what failed visited again, and the elusion sample drawn anew after that. @returns the numbers of what failed */
export async function markAgain(tx: Tx, sweep: string): Promise<number[]> {
  await sql`update sweep_item set is_elusion = false where sweep_id = ${sweep} and is_elusion`.execute(tx);
  const again = await rows(
    tx,
    z.object({ number: z.int() }),
    sql`update sweep_item set state = 'to-visit', tries = 0, failure = null
      where sweep_id = ${sweep} and state = 'failed' returning number`,
  );
  return again.map(({ number }) => number);
}

export async function markElusion(tx: Tx, sweep: string, numbers: readonly number[]): Promise<void> {
  await sql`update sweep_item set is_elusion = true where sweep_id = ${sweep} and number = any(${numbers}::int[])`.execute(
    tx,
  );
}

/** Seen, and so there to be decided on, where a rule flags it or it was drawn for that. */
const TO_REVIEW = sql`i.state in ('sealed', 'held') and (i.findings <> '[]'::jsonb or i.is_elusion or i.is_second)`;
const FIRST = sql`left join sweep_review f on f.sweep_id = i.sweep_id and f.number = i.number and f.turn = 'first'
  left join sweep_review s on s.sweep_id = i.sweep_id and s.number = i.number and s.turn = 'second'
  left join sweep_review t on t.sweep_id = i.sweep_id and t.number = i.number and t.turn = 'settling'`;
const DIFFERS = sql`s.is_prohibited is not null and s.is_prohibited <> f.is_prohibited and t.is_prohibited is null`;

const progressRow = z.object({
  drawn: z.int(),
  toVisit: z.int(),
  seen: z.int(),
  failed: z.int(),
  toReview: z.int(),
  reviewed: z.int(),
  toSettle: z.int(),
});
export type Progress = z.infer<typeof progressRow>;
export const readProgress = (tx: Tx, sweep: string): Promise<Progress> =>
  oneRow(
    tx,
    progressRow,
    sql`select count(*)::int as drawn, count(*) filter (where i.state in ('to-visit', 'visited'))::int as to_visit,
      count(*) filter (where i.state in ('sealed', 'held'))::int as seen, count(*) filter (where i.state = 'failed')::int as failed,
      coalesce(sum(1 + i.is_second::int) filter (where ${TO_REVIEW}), 0)::int as to_review,
      coalesce(sum((f.number is not null)::int + (s.number is not null)::int) filter (where ${TO_REVIEW}), 0)::int as reviewed,
      count(*) filter (where ${DIFFERS})::int as to_settle
      from sweep_item i ${FIRST} where i.sweep_id = ${sweep}`,
  );

const shownRow = z.object({
  id: z.string(),
  address: z.string(),
  stratum: z.string(),
  state: z.enum(ITEM_STATES),
  failure: wordsColumn.nullable(),
  package: z.string().nullable(),
  digest: z.string().nullable(),
  logIndex: z.number().nullable(),
  rules: rulesSchema.nullable(),
  isProhibited: z.boolean().nullable(),
});
/** What was drawn, and what became of each; decisions and rules only with `isOver`: reviewers do not see them. */
export const listShown = (
  tx: Tx,
  sweep: string,
  { isOver, cursor, limit }: { isOver: boolean; cursor?: number | undefined; limit: number },
): Promise<z.infer<typeof shownRow>[]> =>
  rows(
    tx,
    shownRow,
    sql`select i.number::text as id, e.address, e.stratum, i.state, i.failure,
        case when i.state = 'sealed' then i.package end as package, i.digest, i.log_index::float8,
        case when ${isOver} then i.findings end as rules,
        case when ${isOver} then coalesce(t.is_prohibited, f.is_prohibited) end as is_prohibited
      from sweep_item i join sweep_entry e on e.sweep_id = i.sweep_id and e.number = i.number ${FIRST}
      where i.sweep_id = ${sweep} and i.number > ${cursor ?? -1} order by i.number limit ${limit}`,
  );

const nextRow = z.object({
  number: z.int(),
  turn: z.enum(['first', 'second']),
  address: z.string(),
  content: keptContentSchema,
  left: z.int(),
});
/** The next offer for a reviewer: one that nobody decided on, or one that another person did and that is reviewed twice. */
export const findNext = (tx: Tx, sweep: string, account: string): Promise<z.infer<typeof nextRow> | null> =>
  row(
    tx,
    nextRow,
    sql`select i.number, case when f.number is null then 'first' else 'second' end as turn, e.address, i.content,
        (count(*) over ())::int as left
      from sweep_item i join sweep_entry e on e.sweep_id = i.sweep_id and e.number = i.number ${FIRST}
      where i.sweep_id = ${sweep} and ${TO_REVIEW}
        and (f.number is null or (i.is_second and s.number is null and f.account_id <> ${account}))
      order by i.number limit 1`,
  );

const reviewRow = z.object({
  turn: z.enum(['first', 'second', 'settling']),
  account: z.string(),
  isProhibited: z.boolean(),
});
export const listReviews = (tx: Tx, sweep: string, number: number): Promise<z.infer<typeof reviewRow>[]> =>
  rows(
    tx,
    reviewRow,
    sql`select turn, account_id as account, is_prohibited from sweep_review where sweep_id = ${sweep} and number = ${number}`,
  );

export async function saveReview(
  tx: Tx,
  of: {
    unit: string;
    sweep: string;
    number: number;
    turn: 'first' | 'second' | 'settling';
    account: string;
    now: Date;
  },
  { isProhibited, reason }: { isProhibited: boolean; reason: string },
): Promise<void> {
  await sql`insert into sweep_review (unit_id, sweep_id, number, turn, account_id, is_prohibited, reason, made_at)
    values (${of.unit}, ${of.sweep}, ${of.number}, ${of.turn}, ${of.account}, ${isProhibited}, ${reason}, ${of.now})`.execute(
    tx,
  );
}

const differenceRow = z.object({
  number: z.int(),
  address: z.string(),
  content: keptContentSchema,
  decisions: z.array(z.object({ isProhibited: z.boolean(), reason: z.string() })),
});
/** Offers on which two people differ; those that an account reviewed itself are left out. */
export const listDifferences = (tx: Tx, sweep: string, account: string): Promise<z.infer<typeof differenceRow>[]> =>
  rows(
    tx,
    differenceRow,
    sql`select i.number, e.address, i.content,
        (select jsonb_agg(jsonb_build_object('isProhibited', r.is_prohibited, 'reason', r.reason) order by r.is_prohibited)
          from sweep_review r where r.sweep_id = i.sweep_id and r.number = i.number) as decisions
      from sweep_item i join sweep_entry e on e.sweep_id = i.sweep_id and e.number = i.number ${FIRST}
      where i.sweep_id = ${sweep} and ${DIFFERS} and ${account} not in (f.account_id, s.account_id) order by i.number limit 200`,
  );

const decidedRow = z.object({
  stratum: z.string(),
  /** The packs whose rules flag it. */
  packs: z.array(z.string()),
  platform: z.string(),
  category: z.string(),
  isSeen: z.boolean(),
  isFlagged: z.boolean(),
  isElusion: z.boolean(),
  first: z.boolean().nullable(),
  second: z.boolean().nullable(),
  settled: z.boolean().nullable(),
});
/** What was drawn, with what people decided. */
export type Decided = z.infer<typeof decidedRow>;
export const listDecided = (tx: Tx, sweep: string): Promise<Decided[]> =>
  rows(
    tx,
    decidedRow,
    sql`select e.stratum, array(select distinct f ->> 'pack' from jsonb_array_elements(i.findings) f) as packs,
        coalesce(i.content ->> 'platform', '') as platform, coalesce(i.content -> 'category' ->> 0, '') as category,
        i.state in ('sealed', 'held') as is_seen, i.findings <> '[]'::jsonb as is_flagged, i.is_elusion,
        f.is_prohibited as first, s.is_prohibited as second, t.is_prohibited as settled
      from sweep_item i join sweep_entry e on e.sweep_id = i.sweep_id and e.number = i.number ${FIRST}
      where i.sweep_id = ${sweep} order by i.number`,
  );
