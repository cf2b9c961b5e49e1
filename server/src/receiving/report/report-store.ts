import { sql } from 'kysely';
import { z } from 'zod';
import { instant, oneRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { isTrusted } from '../inbox/inbox-store.ts';

/** What is reported on: one service, and the time from `from` (included) to `until` (excluded). */
export interface Reported {
  platform: string;
  from: Date;
  until: Date;
  timeZone: string;
}

/** The category that a pack's findings belong to. */
export interface PackCategory {
  pack: string;
  category: string;
  keyword: string;
}

const count = z.int();
const hours = z.number().nullable();

const figuresSchema = z.object({
  level: z.enum(['total', 'category', 'keyword']),
  category: z.string().nullable(),
  keyword: z.string().nullable(),
  /** What a keyword `KEYWORD_OTHER` stands for, in the words of who decided. */
  other: z.string().nullable(),
  /** Received in the time, and the addresses that they name. */
  notices: count,
  trustedNotices: count,
  items: count,
  trustedItems: count,
  /** Restrictions decided on in the time, by ground. */
  law: count,
  trustedLaw: count,
  terms: count,
  trustedTerms: count,
  /** From receipt to a decision of the time that restricts something: the median, in hours. */
  hoursToAction: hours,
  trustedHoursToAction: hours,
  /** From receipt to its confirmation, of those received in the time: the median, in hours. */
  hoursToReceipt: hours,
  /** Received in the time and erased since: who sent it and what it alleged is gone. */
  erased: count,
  /** Decided in the time, where no automated means helped to find or to decide. */
  byHand: count,
  trustedByHand: count,
});
/** What came in and what was done about it: in all, in a category, or under a keyword of it. */
export type Figures = z.infer<typeof figuresSchema>;

/**
 * Notices (or orders) of these kinds, counted in all, by category and by keyword. The category is the one of the packs
 * that the notice rests on, else the one of the statements of reasons that it led to; where these are several or none,
 * it is null.
 */
export function countReceived(
  tx: Tx,
  { platform, from, until, timeZone }: Reported,
  kinds: readonly string[],
  packs: readonly PackCategory[],
): Promise<Figures[]> {
  const within = (at: string) => sql`${sql.ref(at)} >= ${from} and ${sql.ref(at)} < ${until}`;
  const received = within('about.received_at');
  const decided = sql`${within('about.decided_at')} and about.outcome is not null`;
  const acted = sql`${within('about.decided_at')} and about.outcome in ('acted', 'partly')`;
  const median = (of: string, only: ReturnType<typeof sql>) =>
    sql`round((percentile_cont(0.5) within group (order by ${sql.ref(of)}) filter (where ${only}))::numeric, 2)::float8`;
  return rows(
    tx,
    figuresSchema,
    sql`with pack as (
        select * from jsonb_to_recordset(${JSON.stringify(packs)}::jsonb) as p(pack text, category text, keyword text)
      ), about as (
        select r.received_at, r.decided_at, r.decision->>'outcome' as outcome, r.external_id like 'erased:%' as erased,
          ${isTrusted(sql`(r.received_at at time zone ${timeZone})`)} as trusted,
          coalesce(r.decision->>'automatedDecision', '') = 'none' and coalesce(r.decision->>'automatedDetection', '') = 'false' as by_hand,
          (select count(*)::int from received_item i where i.received_id = r.id) as items,
          coalesce(alleged.category, stated.category) as category,
          case when alleged.category is null or alleged.category = stated.category and alleged.keyword is null
            then stated.keyword else alleged.keyword end as keyword,
          case when alleged.category is null or alleged.category = stated.category and alleged.keyword is null
            then stated.other end as other,
          made.law, made.terms, extract(epoch from r.decided_at - r.received_at) / 3600 as action_hours,
          (select extract(epoch from min(o.sent_at) - r.received_at) / 3600 from outgoing o
            where o.subject_id = r.id and o.kind = 'receipt') as receipt_hours
        from received_notice r join inbox b on b.id = r.inbox_id left join sender s on s.id = r.sender_id
        cross join lateral (
          select case when count(distinct p.category) = 1 then min(p.category) end as category,
            case when count(distinct p.category) = 1 and count(distinct p.keyword) = 1 then min(p.keyword) end as keyword
          from jsonb_path_query(r.content, '$.notice.reasons[*].pack') cited join pack p on to_jsonb(p.pack) = cited
        ) alleged
        cross join lateral (
          select case when count(distinct t.category) = 1 then min(t.category) end as category,
            case when count(distinct (t.category, t.keyword, t.other)) = 1 then min(t.keyword) end as keyword,
            case when count(distinct (t.category, t.keyword, t.other)) = 1 then min(t.other) end as other
          from (
            select content->>'category' as category,
              case when jsonb_array_length(content->'keywords') = 1 then content->'keywords'->>0 end as keyword,
              case when content->'keywords' = '["KEYWORD_OTHER"]' then content->>'keywordOther' end as other
            from statement
            where to_jsonb(id) in (select jsonb_path_query(r.decision, '$.statements[*].id'))
          ) t
        ) stated
        cross join lateral (
          select count(*) filter (where t.content->>'ground' = 'illegal')::int as law,
            count(*) filter (where t.content->>'ground' = 'incompatible')::int as terms
          from statement t where t.received_id = r.id and ${within('t.made_at')}
        ) made
        where b.platform = ${platform} and coalesce(r.content->'notice'->>'kind', 'dsa-16') = any(${kinds}::text[])
      )
      select case grouping(category, keyword) when 3 then 'total' when 1 then 'category' else 'keyword' end as level,
        category, keyword, other,
        (count(*) filter (where ${received}))::int as notices,
        (count(*) filter (where ${received} and trusted))::int as trusted_notices,
        coalesce(sum(items) filter (where ${received}), 0)::int as items,
        coalesce(sum(items) filter (where ${received} and trusted), 0)::int as trusted_items,
        coalesce(sum(law), 0)::int as law, coalesce(sum(law) filter (where trusted), 0)::int as trusted_law,
        coalesce(sum(terms), 0)::int as terms, coalesce(sum(terms) filter (where trusted), 0)::int as trusted_terms,
        ${median('about.action_hours', acted)} as hours_to_action,
        ${median('about.action_hours', sql`${acted} and trusted`)} as trusted_hours_to_action,
        ${median('about.receipt_hours', received)} as hours_to_receipt,
        (count(*) filter (where ${received} and erased))::int as erased,
        (count(*) filter (where ${decided} and by_hand))::int as by_hand,
        (count(*) filter (where ${decided} and trusted and by_hand))::int as trusted_by_hand
      from about group by grouping sets ((), (category), (category, keyword, other))
      order by level, category, keyword, other`,
  );
}

const COMPLAINED = ['all', 'visibility', 'provision', 'account', 'monetary', 'no-action', 'no-action-trusted'] as const;

const complaintsSchema = z.object({
  about: z.enum(COMPLAINED),
  /** Made in the time. */
  total: count,
  /** Decided in the time: whether the decision complained about stood. */
  stood: count,
  reversed: count,
  hoursToDecision: hours,
});
/** Complaints (art. 20) about decisions of a kind. */
export type Complaints = z.infer<typeof complaintsSchema>;

/** Complaints by what they are about; one about a statement with two kinds of restriction is about both. */
export function countComplaints(tx: Tx, { platform, from, until, timeZone }: Reported): Promise<Complaints[]> {
  return rows(
    tx,
    complaintsSchema,
    sql`with about as (
        select c.*, array_remove(array['all',
          case when jsonb_array_length(t.content->'restriction'->'visibility') > 0 then 'visibility' end,
          case when t.content->'restriction'->>'provision' is not null then 'provision' end,
          case when t.content->'restriction'->>'account' is not null then 'account' end,
          case when t.content->'restriction'->>'monetary' is not null then 'monetary' end,
          case when c.received_id is not null then 'no-action' end,
          case when ${isTrusted(sql`(r.received_at at time zone ${timeZone})`)} then 'no-action-trusted' end], null) as kinds
        from complaint c join inbox b on b.id = c.inbox_id left join statement t on t.id = c.statement_id
        left join received_notice r on r.id = c.received_id left join sender s on s.id = r.sender_id
        where b.platform = ${platform}
      ), decided as (select *, decided_at >= ${from} and decided_at < ${until} as now from about)
      select kind as about, (count(*) filter (where made_at >= ${from} and made_at < ${until}))::int as total,
        (count(*) filter (where now and state = 'rejected'))::int as stood,
        (count(*) filter (where now and state = 'upheld'))::int as reversed,
        round((percentile_cont(0.5) within group (order by extract(epoch from decided_at - made_at) / 3600)
          filter (where now and state in ('rejected', 'upheld')))::numeric, 2)::float8 as hours_to_decision
      from unnest(${COMPLAINED}::text[]) kind left join decided on kind = any(decided.kinds) group by kind`,
  );
}

const restSchema = z.object({
  /** When the first inbox of the service was opened; null: it has none. */
  since: instant.nullable(),
  /** Of how many services the unit keeps inboxes. */
  services: count,
  /** Restrictions that followed a notifier's complaint that was right. */
  newRestrictions: count,
  /** Suspensions (art. 23), of the whole unit. */
  traders: count,
  notifiers: count,
  complainants: count,
  /** Documents of other kinds that came in. */
  others: count,
});
/** What else the record tells of the time. */
export type Rest = z.infer<typeof restSchema>;

/** What is counted beside notices and complaints; `kinds`: those of the documents that are counted there. */
export function countRest(tx: Tx, { platform, from, until }: Reported, kinds: readonly string[]): Promise<Rest> {
  const suspended = (kind: string) => sql`(select count(*)::int from misuse_measure m
    where m.kind = 'suspension' and m.subject_kind = ${kind} and m.since >= ${from} and m.since < ${until})`;
  return oneRow(
    tx,
    restSchema,
    sql`select (select min(made_at) from inbox where platform = ${platform}) as since,
      (select count(distinct platform)::int from inbox) as services,
      (select count(*)::int from statement t join inbox b on b.id = t.inbox_id
        where b.platform = ${platform} and t.made_at >= ${from} and t.made_at < ${until} and exists (
          select from complaint c where c.received_id = t.received_id and c.state = 'upheld' and c.decided_at <= t.made_at)
      ) as new_restrictions,
      ${suspended('trader')} as traders, ${suspended('notifier')} as notifiers, ${suspended('complainant')} as complainants,
      (select count(*)::int from received_notice r join inbox b on b.id = r.inbox_id
        where b.platform = ${platform} and r.received_at >= ${from} and r.received_at < ${until}
          and coalesce(r.content->'notice'->>'kind', 'dsa-16') <> all(${kinds}::text[])) as others`,
  );
}
