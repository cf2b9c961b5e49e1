-- What is noted of confirmed offers (0015) is noted too of cases that were confirmed before it was, of offers that are erased, and of pictures that come
-- while their case is being confirmed: of that neither transaction sees the other, before both are under the unit's lock.

do $$
declare
  read regclass;
begin
  foreach read in array array['"case"', 'confirmed_change']::regclass[] loop execute format('alter table %s no force row level security', read); end loop;
  insert into confirmed_change (case_id, unit_id, revision) select id, unit_id, 0 from "case" where settled = 'confirmed' on conflict do nothing;
  foreach read in array array['"case"', 'confirmed_change']::regclass[] loop execute format('alter table %s force row level security', read); end loop;
end $$;

drop trigger tells_added on picture;
drop trigger counts on picture;
drop function vigie_picture_tells_of_cases();

create function vigie_pictures_tell() returns trigger language plpgsql as $$
begin
  perform set_config('vigie.shown', concat_ws(' ', nullif(current_setting('vigie.shown', true), ''),
    (select string_agg(distinct a.snapshot_id, ' ') from added a)), true);
  return null;
end $$;

create function vigie_content_tells() returns trigger language plpgsql as $$
begin
  if exists (select from finding f where f.snapshot_id = new.id) then
    perform set_config('vigie.shown', concat_ws(' ', nullif(current_setting('vigie.shown', true), ''), new.id), true);
  end if;
  return null;
end $$;

create function vigie_note_shown() returns trigger language plpgsql as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
  shown text[] := string_to_array(coalesce(current_setting('vigie.shown', true), ''), ' ');
begin
  if shown <> '{}' then
    perform set_config('vigie.shown', '', true);
    perform set_config('vigie.reader', '*', true);
    perform pg_advisory_xact_lock(hashtext('vigie counted'), hashtext(of.unit_id))
      from (select distinct s.unit_id from snapshot s where s.id = any(shown) order by 1) of;
    perform vigie_note_confirmed(array(
      select distinct cf.case_id from finding f join case_finding cf on cf.finding_id = f.id where f.snapshot_id = any(shown)));
    perform set_config('vigie.reader', reader, true);
  end if;
  return null;
end $$;

create trigger tells_added after insert on picture referencing new table as added for each statement execute function vigie_pictures_tell();
create trigger tells_gone after delete on picture referencing old table as added for each statement execute function vigie_pictures_tell();
create constraint trigger notes after insert or delete on picture deferrable initially deferred for each row execute function vigie_note_shown();
-- The language, which is told of every offer, is no content.
create trigger tells_changed after update of content on snapshot for each row execute function vigie_content_tells();
create constraint trigger notes after update of content on snapshot deferrable initially deferred for each row execute function vigie_note_shown();
