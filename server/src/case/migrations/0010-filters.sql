-- What cases are found by lies in their own rows: a filter over many cases reads no other table.

alter table "case"
  -- Of its findings and their offers.
  add column findings int not null default 0,
  add column listings int not null default 0,
  add column trader_name text not null default '',
  -- What an index has of it, which refuses what is long.
  add column trader_start text not null generated always as (left(trader_name, 200)) stored,
  add column packs text[] not null default '{}',
  -- `pack/rule`; `rules` has them with their titles.
  add column rule_keys text[] not null default '{}',
  add column rules jsonb not null default '[]',
  add column language text,
  -- Kept from what later links tell (case_told).
  add column evidence int not null default 0,
  add column due_at timestamptz,
  -- What no term runs for comes last.
  add column due_order timestamptz not null generated always as (coalesce(due_at, 'infinity'::timestamptz)) stored,
  -- Who wrote what waits for a second person.
  add column awaiting text[] not null default '{}',
  add column unread int not null default 0,
  add column doubts int not null default 0,
  -- Something is left to do for a person.
  add column is_busy boolean not null generated always as
    (state = 'open' or next_step is not null or stage = 'relisted' or unread > 0 or doubts > 0) stored,
  -- The most severe first, and of those the ones with the most points.
  add column severity_order int not null generated always as
    (case severity when 'critical' then 3000000 when 'high' then 2000000 when 'medium' then 1000000 else 0 end + score) stored,
  -- False: its offers have not been read into case_text yet.
  add column is_text_read boolean not null default false;

-- What events of later links told of a case: a sealed package, a term that runs (`at`: until when), a document or a phrase that waits for a second
-- person (`account_id`: who wrote it), an answer that nobody has read, a check in doubt. `event` is the number of the one that told it last.
create table case_told (
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  kind text not null check (kind in ('package', 'term', 'approval', 'answer', 'doubt')),
  of text not null,
  stands boolean not null,
  at timestamptz,
  account_id text,
  event bigint not null,
  primary key (case_id, kind, of)
);
select vigie_protect('case_told');
select vigie_protect_case('case_told', 'case_id');

-- What a case's offers are found by, folded by the engine (case/worktable/search-words.ts).
create table case_text (
  case_id text primary key references "case" (id),
  unit_id text not null references unit (id),
  words tsvector not null
);
select vigie_protect('case_text');
select vigie_protect_case('case_text', 'case_id');
-- The words lie beside the rows, so that a search that finds many reads few pages.
alter table case_text set (toast_tuple_target = 128);
create index case_text_words on case_text using gin (words);

-- Under a policy of row-level security the index of words is not used, since what it compares by is not held to be silent on what it sees. So the
-- search runs with the rights of `vigie_lookup`: it holds to the unit and to whoever reads by itself, and gives nothing but cases' ids.
create policy lookup_reads on case_text for select to vigie_lookup using (true);
grant select (case_id, unit_id, words) on case_text to vigie_lookup;
create function vigie_cases_with(wanted tsquery) returns setof text language sql stable parallel safe rows 20000
  security definer set search_path = pg_catalog, pg_temp as $$
  select t.case_id from public.case_text t
  where t.words @@ wanted and t.unit_id = current_setting('vigie.unit', true)
    and (current_setting('vigie.reader', true) = '*'
      or t.case_id not in (select public.vigie_hidden_cases(current_setting('vigie.reader', true))))
$$;
revoke execute on function vigie_cases_with(tsquery) from public;
grant execute on function vigie_cases_with(tsquery) to vigie_app;

-- Those that are there. The owner sees no unit's rows either while the policy is forced.
do $$ declare name text;
begin
  foreach name in array array['case', 'case_finding', 'finding', 'listing', 'snapshot', 'evidence_package', 'notice', 'notice_answer', 'follow_up',
      'check', 'check_verdict', 'page_phrase', 'audit', 'case_told', 'case_text'] loop
    execute format('alter table %I no force row level security', name);
  end loop;
end $$;

update "case" c set findings = of.findings, listings = of.listings, trader_name = of.trader_name, packs = of.packs, language = of.language
from (select cf.case_id, count(*)::int as findings, count(distinct f.listing_id)::int as listings, coalesce(max(l.trader), '') as trader_name,
    coalesce(array_agg(distinct f.pack) filter (where f.pack is not null), '{}') as packs,
    (array_agg(s.language order by f.id desc) filter (where s.language <> 'und'))[1] as language
  from case_finding cf left join finding f on f.id = cf.finding_id left join listing l on l.id = f.listing_id left join snapshot s on s.id = f.snapshot_id
  group by cf.case_id) of
where of.case_id = c.id;
update "case" c set rule_keys = of.rule_keys, rules = of.rules
from (select case_id, array_agg(pack || '/' || rule order by pack, rule) as rule_keys,
    jsonb_agg(jsonb_build_object('pack', pack, 'rule', rule, 'title', title) order by pack, rule) as rules
  from (select distinct on (cf.case_id, f.pack, f.rule) cf.case_id, f.pack, f.rule, f.content -> 'title' as title
    from case_finding cf join finding f on f.id = cf.finding_id order by cf.case_id, f.pack, f.rule, f.id desc) found
  group by case_id) of
where of.case_id = c.id;

insert into case_told (unit_id, case_id, kind, of, stands, at, account_id, event)
select unit_id, case_id, 'package', id, true, null::timestamptz, null, 0 from evidence_package where state = 'sealed' and case_id is not null
union all select unit_id, case_id, 'term', notice_id, state <> 'removed', due_at, null, 0 from follow_up
union all select unit_id, case_id, 'approval', id, true, null, account_id, 0 from notice where state = 'proposed'
union all select p.unit_id, k.case_id, 'approval', p.id, true, null, v.account_id, 0 from page_phrase p
  join "check" k on k.id = p.check_id join check_verdict v on v.check_id = k.id where p.state = 'proposed'
-- Nobody noted who had read an answer: where a person has done something on the case since, it was read.
union all select a.unit_id, n.case_id, 'answer', n.id || '/' || a.id, true, null, null, 0 from notice_answer a join notice n on n.id = a.notice_id
  where a.kind in ('decision', 'message') and a.via <> 'person'
    and not exists (select from audit d where d.unit_id = a.unit_id and d.case_id = n.case_id and d.account_id is not null and d.done_at > a.received_at)
union all select unit_id, case_id, 'doubt', notice_id || '/' || listing_id, true, null, null, 0 from "check" k
  where k.verdict = 'indeterminate' and not exists (select from "check" l where l.notice_id = k.notice_id and l.listing_id = k.listing_id
    and l.number > k.number and l.done_at is not null);
update "case" c set evidence = of.evidence, due_at = of.due_at, awaiting = of.awaiting, unread = of.unread, doubts = of.doubts
from (select case_id, count(*) filter (where kind = 'package')::int as evidence,
    coalesce(min(at) filter (where kind = 'term' and at > now()), max(at) filter (where kind = 'term')) as due_at,
    coalesce(array_agg(coalesce(account_id, '')) filter (where kind = 'approval'), '{}') as awaiting,
    count(*) filter (where kind = 'answer')::int as unread, count(*) filter (where kind = 'doubt')::int as doubts
  from case_told where stands group by case_id) of
where of.case_id = c.id;

-- Their packs and rules now; what their offers say is read by the queue case.read.
insert into case_text (case_id, unit_id, words)
select id, unit_id, array_to_tsvector(array(select '=' || unnest(packs || rule_keys))) from "case" where packs <> '{}';

do $$ declare name text;
begin
  foreach name in array array['case', 'case_finding', 'finding', 'listing', 'snapshot', 'evidence_package', 'notice', 'notice_answer', 'follow_up',
      'check', 'check_verdict', 'page_phrase', 'audit', 'case_told', 'case_text'] loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

-- One for each order; by points there is case_rank.
create index case_opened on "case" (unit_id, opened_at, id) where joined_to is null;
create index case_updated on "case" (unit_id, updated_at, id) where joined_to is null;
create index case_due on "case" (unit_id, due_order, id) where joined_to is null;
create index case_severity on "case" (unit_id, severity_order desc, id) where joined_to is null;
-- Views that hold few of many cases, and filters that name few.
create index case_assignee on "case" (unit_id, assignee_id) where assignee_id is not null;
create index case_held on "case" (unit_id, held_until) where held_until is not null;
create index case_awaiting on "case" (unit_id) where awaiting <> '{}';
create index case_unread on "case" (unit_id) where unread > 0;
create index case_doubt on "case" (unit_id) where doubts > 0;
create index case_came_back on "case" (unit_id) where stage = 'relisted';
-- What is counted over all cases, without their rows: nothing that may be long.
create index case_counted on "case" (unit_id, state) include (platform, severity, stage, language, next_step, assignee_id, held_until, due_order, unread,
  doubts, is_busy, compartment) where joined_to is null;
create index case_trader_start on "case" (unit_id, trader_start);
create index case_text_unread on "case" (unit_id) where not is_text_read;
