-- Cases whose confirmed offers may have changed, by the order of the commits that changed them: what new offers are compared with is kept up to date by
-- it, and not read anew. A revision for each transaction; a case has its last alone. No references, as `counted` has none.
create table confirmed_change (
  case_id text primary key,
  unit_id text not null,
  revision bigint not null
);
create index confirmed_change_revision on confirmed_change (unit_id, revision);
select vigie_protect('confirmed_change');
select vigie_protect_case('confirmed_change', 'case_id');

-- Under the unit's lock (vigie_count_again), which is held to the end of the transaction: who sees a revision sees all before it.
create function vigie_note_confirmed(cases text[]) returns void language plpgsql as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
begin
  perform set_config('vigie.reader', '*', true);
  insert into confirmed_change (case_id, unit_id, revision)
    select c.id, c.unit_id, 1 + coalesce((select max(k.revision) from confirmed_change k where k.unit_id = c.unit_id), 0) from "case" c
    where c.id = any(cases) and (c.settled = 'confirmed' or exists (select from confirmed_change k where k.case_id = c.id))
    on conflict (case_id) do update set revision = excluded.revision;
  perform set_config('vigie.reader', reader, true);
end $$;

create or replace function vigie_count_due() returns trigger language plpgsql as $$
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
      perform vigie_note_confirmed(due[start : start + 499]);
    end loop;
  end if;
  return null;
end $$;

-- The hashes of an offer's pictures often come after it was found.
create function vigie_picture_tells_of_cases() returns trigger language plpgsql as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
  told text;
begin
  perform set_config('vigie.reader', '*', true);
  select string_agg(distinct cf.case_id, ' ') into told
    from added a join finding f on f.snapshot_id = a.snapshot_id join case_finding cf on cf.finding_id = f.id join "case" c on c.id = cf.case_id
    where c.settled = 'confirmed';
  perform set_config('vigie.reader', reader, true);
  if told is not null then
    perform set_config('vigie.due', concat_ws(' ', nullif(current_setting('vigie.due', true), ''), told), true);
  end if;
  return null;
end $$;
create trigger tells_added after insert on picture referencing new table as added for each statement execute function vigie_picture_tells_of_cases();
create constraint trigger counts after insert on picture deferrable initially deferred for each row execute function vigie_count_due();
