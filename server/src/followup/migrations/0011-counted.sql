-- What is counted, each figure in one place: `counted_now` is the definition, `counted` has its rows kept up to date. What the names mean, and the
-- sentence that the public reads of each, is in followup/figures/figures.ts. A thing counts once for each figure: with one case, and so with one
-- platform, one trader and one rule, so that margins add up. What is of a compartment is counted there as well: who sees both counts things, not rows.

create index check_listing on "check" (listing_id, done_at) where done_at is not null;
create index notice_listing_listing on notice_listing (listing_id);
create index reappearance_listing on reappearance (listing_id);
create index relisting_original on relisting (original_listing_id);

-- When an offer was gone: the first of the first two checks in a row that found it removed at least an hour apart, not before `since`, not after
-- `until`. Of cases of one compartment.
create function vigie_gone_at(offer text, apart text, since timestamptz, until timestamptz) returns timestamptz language sql stable as $$
  select min(look.at) from (
    select k.done_at as at, k.verdict, lead(k.verdict) over next as next_verdict, lead(k.done_at) over next as next_at
    from "check" k join "case" c on c.id = k.case_id
    where k.listing_id = offer and k.done_at >= since and c.compartment is not distinct from apart
    window next as (order by k.done_at, k.number, k.id)) look
  where look.verdict = 'removed' and look.next_verdict = 'removed' and look.next_at - look.at >= interval '1 hour' and look.at <= until
$$;

-- The rule that a case counts under: of its most severe finding, then of the earliest.
create function vigie_principal_rule(of_case text) returns text language sql stable as $$
  select f.pack || '/' || f.rule from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = of_case
  order by array_position(array['critical', 'high', 'medium', 'low'], f.severity), f.made_at, f.id limit 1
$$;

-- Offers that a platform was asked to act on, each with the first document that asks it: of cases that stand confirmed, or were escalated since.
create view asked_now with (security_invoker = true) as
  select distinct on (nl.listing_id, c.compartment) c.unit_id, nl.listing_id, c.id as case_id, c.platform, c.trader, n.sent_at as at, c.compartment
  from notice n join notice_listing nl on nl.notice_id = n.id join "case" c on c.id = n.case_id
  where n.state = 'sent' and n.sent_at is not null and n.withdrawn_at is null and n.kind in ('dsa-16', 'dsa-9', 'gpsr-22-notice', 'gpsr-22-order')
    and c.settled in ('confirmed', 'escalated')
  order by nl.listing_id, c.compartment, n.sent_at, n.id;

-- Offers that a rule found, each with its first finding. What a person confirmed to be a relisting was found by no rule.
create view found_now with (security_invoker = true) as
  select distinct on (f.listing_id, c.compartment) c.unit_id, f.listing_id, c.id as case_id, c.platform, c.trader, f.made_at as at, c.compartment
  from finding f join case_finding cf on cf.finding_id = f.id join "case" c on c.id = cf.case_id
  where f.pack <> 'return'
  order by f.listing_id, c.compartment, f.made_at, f.id;

-- Cases that stand confirmed, since the last decision that says so.
create view confirmed_now with (security_invoker = true) as
  select c.unit_id, c.id as case_id, c.platform, c.trader, d.at, c.compartment
  from "case" c cross join lateral (
    select max(d.decided_at) as at from decision d where d.case_id = c.id and d.kind = 'confirm' and d.undo_until is null) d
  where c.settled = 'confirmed' and d.at is not null;

-- Their offers, each with the case that was confirmed first.
create view offers_now with (security_invoker = true) as
  select distinct on (f.listing_id, c.compartment) c.unit_id, f.listing_id, c.case_id, c.platform, c.trader, c.at, c.compartment
  from finding f join case_finding cf on cf.finding_id = f.id join confirmed_now c on c.case_id = cf.case_id
  order by f.listing_id, c.compartment, c.at, c.case_id;

-- What is counted of an offer: its `listing_id` decides what it is. (A condition on it reaches what it is computed of.)
create view counted_offers_now with (security_invoker = true) as
  select counted.*, vigie_principal_rule(counted.case_id) as rule from (
    select o.unit_id, 'findings' as figure, o.listing_id as thing, o.case_id, o.listing_id, o.platform, o.trader, o.at, o.compartment from found_now o
    union all
    select o.unit_id, 'offers', o.listing_id, o.case_id, o.listing_id, o.platform, o.trader, o.at, o.compartment from offers_now o
    union all
    select o.unit_id, 'asked', o.listing_id, o.case_id, o.listing_id, o.platform, o.trader, o.at, o.compartment from asked_now o
    union all
    select o.unit_id, 'removed', o.listing_id, o.case_id, o.listing_id, o.platform, o.trader, gone.at, o.compartment
    from asked_now o cross join lateral (select vigie_gone_at(o.listing_id, o.compartment, o.at, 'infinity') as at) gone where gone.at is not null
    union all
    select o.unit_id, seen.verdict, o.listing_id, o.case_id, o.listing_id, o.platform, o.trader, seen.at, o.compartment
    from asked_now o cross join lateral (select k.verdict, min(k.done_at) as at from "check" k join "case" c on c.id = k.case_id
      where k.listing_id = o.listing_id and k.done_at >= o.at and k.verdict <> 'removed' and c.compartment is not distinct from o.compartment
      group by k.verdict) seen
    union all
    select o.unit_id, 'reappearances', p.id, o.case_id, o.listing_id, o.platform, o.trader, p.seen_at, o.compartment
    from asked_now o join reappearance p on p.listing_id = o.listing_id and p.seen_at >= o.at
      join "case" c on c.id = p.case_id and c.compartment is not distinct from o.compartment
    union all
    select o.unit_id, 'returned', o.listing_id, o.case_id, o.listing_id, o.platform, o.trader, back.at, o.compartment
    from asked_now o cross join lateral (select vigie_gone_at(o.listing_id, o.compartment, o.at, 'infinity') as at) gone
      cross join lateral (select min(seen.at) as at from (
        select p.case_id, p.seen_at as at from reappearance p where p.listing_id = o.listing_id
        union all select r.case_id, again.first_seen from relisting r join listing again on again.id = r.listing_id
          where r.original_listing_id = o.listing_id and r.state = 'confirmed') seen
        join "case" c on c.id = seen.case_id and c.compartment is not distinct from o.compartment
        where seen.at >= gone.at) back
    where back.at is not null) counted;

-- What is counted of a case: its `case_id` decides what it is.
create view counted_cases_now with (security_invoker = true) as
  select counted.*, vigie_principal_rule(counted.case_id) as rule from (
    select c.unit_id, 'confirmed' as figure, c.case_id as thing, c.case_id, null::text as listing_id, c.platform, c.trader, c.at, c.compartment
    from confirmed_now c
    union all
    select c.unit_id, 'notices', n.id, c.id, null, c.platform, c.trader, n.sent_at, c.compartment
    from notice n join "case" c on c.id = n.case_id
    where n.state = 'sent' and n.sent_at is not null and n.withdrawn_at is null and n.kind in ('dsa-16', 'gpsr-22-notice')
    union all
    select c.unit_id, 'relistings', r.id, c.id, r.listing_id, c.platform, c.trader, back.first_seen, c.compartment
    from relisting r join "case" c on c.id = r.case_id join listing back on back.id = r.listing_id
    where r.state <> 'rejected' and c.settled = 'confirmed') counted;

create view counted_now with (security_invoker = true) as
  select * from counted_offers_now union all select * from counted_cases_now;

-- No references: all of it follows from rows that have them.
create table counted (
  unit_id text not null,
  figure text not null,
  thing text not null,
  case_id text not null,
  listing_id text,
  platform text not null,
  trader text not null,
  at timestamptz not null,
  compartment text,
  rule text,
  constraint counted_once unique nulls not distinct (figure, thing, compartment)
);
create index counted_sum on counted (unit_id, figure, at) include (platform, rule, case_id);
create index counted_case on counted (case_id, figure);
create index counted_listing on counted (listing_id);
select vigie_protect('counted');
select vigie_protect_case('counted', 'case_id');

do $$
declare
  seen regclass;
begin
  foreach seen in array array['asked_now', 'found_now', 'confirmed_now', 'offers_now', 'counted_offers_now', 'counted_cases_now', 'counted_now']::regclass[] loop
    execute format('grant select on %s to %I', seen, (select app from public.vigie_roles()));
  end loop;
end $$;

-- Counts anew what is counted of these cases and of their offers. @returns how many rows were other than they should be
create function vigie_count_again(cases text[]) returns integer language plpgsql as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
  offers text[];
  changed integer;
begin
  perform set_config('vigie.reader', '*', true);
  -- Of two who change what counts for one thing, the second sees what the first did. It is held while a transaction ends, and no longer.
  perform pg_advisory_xact_lock(hashtext('vigie counted'), hashtext(of.unit_id))
    from (select distinct c.unit_id from "case" c where c.id = any(cases) order by 1) of;
  offers := array(
    select f.listing_id from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = any(cases)
    union select nl.listing_id from notice n join notice_listing nl on nl.notice_id = n.id where n.case_id = any(cases) and n.state = 'sent'
    union select k.listing_id from counted k where k.case_id = any(cases) and k.listing_id is not null);
  with fresh as materialized (
    select * from counted_offers_now where listing_id = any(offers)
    union all select * from counted_cases_now where case_id = any(cases)),
  gone as (
    delete from counted k
    where (k.figure in ('confirmed', 'notices', 'relistings') and k.case_id = any(cases)
        or k.figure not in ('confirmed', 'notices', 'relistings') and k.listing_id = any(offers))
      and not exists (select from fresh f where f.figure = k.figure and f.thing = k.thing and f.compartment is not distinct from k.compartment)
    returning 1),
  kept as (
    insert into counted (unit_id, figure, thing, case_id, listing_id, platform, trader, at, compartment, rule)
    select unit_id, figure, thing, case_id, listing_id, platform, trader, at, compartment, rule from fresh
    on conflict (figure, thing, compartment) do update
      set case_id = excluded.case_id, listing_id = excluded.listing_id, platform = excluded.platform, trader = excluded.trader,
        at = excluded.at, rule = excluded.rule
      where (counted.case_id, counted.listing_id, counted.platform, counted.trader, counted.at, counted.rule)
        is distinct from (excluded.case_id, excluded.listing_id, excluded.platform, excluded.trader, excluded.at, excluded.rule)
    returning 1)
  select (select count(*) from gone) + (select count(*) from kept) into changed;
  perform set_config('vigie.reader', reader, true);
  return changed;
end $$;

-- What happens to a case is counted as its transaction ends: each statement says of which cases it tells (`vigie.due`), and the first row whose turn
-- it is then counts for all of them.
create function vigie_tells_of_cases() returns trigger language plpgsql as $$
declare
  told text;
begin
  execute format('select string_agg(distinct a.case_id, '' '') from added a where %s', coalesce(tg_argv[0], 'true')) into told;
  if told is not null then
    perform set_config('vigie.due', concat_ws(' ', nullif(current_setting('vigie.due', true), ''), told), true);
  end if;
  return null;
end $$;

create function vigie_case_changes_count() returns trigger language plpgsql as $$
begin
  perform set_config('vigie.due', concat_ws(' ', nullif(current_setting('vigie.due', true), ''), new.id), true);
  return null;
end $$;

create function vigie_count_due() returns trigger language plpgsql as $$
declare
  told text := coalesce(current_setting('vigie.due', true), '');
  due text[];
begin
  if told <> '' then
    perform set_config('vigie.due', '', true);
    due := array(select distinct one from unnest(string_to_array(told, ' ')) one order by one);
    -- Few at a time: what is looked for is a list of names.
    for start in 1 .. cardinality(due) by 500 loop
      perform vigie_count_again(due[start : start + 499]);
    end loop;
  end if;
  return null;
end $$;

-- `what`: the rows that count, of a table that has a `case_id`.
create function vigie_counts(target regclass, what text) returns void language plpgsql as $$
begin
  execute format('create trigger tells_added after insert on %s referencing new table as added
    for each statement execute function vigie_tells_of_cases(%L)', target, what);
  execute format('create trigger tells_changed after update on %s referencing new table as added
    for each statement execute function vigie_tells_of_cases(%L)', target, what);
  -- Also of the case that it is no more of.
  execute format('create trigger tells_left after update on %s referencing old table as added
    for each statement execute function vigie_tells_of_cases(%L)', target, what);
  execute format('create trigger tells_gone after delete on %s referencing old table as added
    for each statement execute function vigie_tells_of_cases(%L)', target, what);
  execute format('create constraint trigger counts after insert or update or delete on %s deferrable initially deferred
    for each row execute function vigie_count_due()', target);
end $$;
select vigie_counts('case_finding', 'true');
select vigie_counts('decision', 'true');
select vigie_counts('notice', 'a.state = ''sent''');
select vigie_counts('"check"', 'a.done_at is not null');
select vigie_counts('reappearance', 'true');
select vigie_counts('relisting', 'true');

create trigger tells_changed after update on "case" for each row
  when ((old.settled, old.platform, old.trader, old.compartment) is distinct from (new.settled, new.platform, new.trader, new.compartment))
  execute function vigie_case_changes_count();
create constraint trigger counts after update on "case" deferrable initially deferred for each row
  when ((old.settled, old.platform, old.trader, old.compartment) is distinct from (new.settled, new.platform, new.trader, new.compartment))
  execute function vigie_count_due();

-- For what is there. The owner sees no unit's rows either while a policy is forced.
do $$
declare
  read regclass;
  all_read regclass[] := array['"case"', 'case_finding', 'finding', 'listing', 'decision', 'notice', 'notice_listing', '"check"', 'reappearance', 'relisting', 'counted'];
begin
  foreach read in array all_read loop execute format('alter table %s no force row level security', read); end loop;
  insert into counted (unit_id, figure, thing, case_id, listing_id, platform, trader, at, compartment, rule)
    select unit_id, figure, thing, case_id, listing_id, platform, trader, at, compartment, rule from counted_now;
  foreach read in array all_read loop execute format('alter table %s force row level security', read); end loop;
end $$;
