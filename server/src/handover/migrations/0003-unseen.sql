-- A backup is read by the owner, who is nobody of the unit: what few may see is held back from the application alone, as elsewhere.
alter policy handover_readers on handover to vigie_app;
alter policy case_readers on handover_remark to vigie_app;

-- An entry about a hand-over tells of it: who may not see the one does not see the other. (Entries about a case are seen with the case.)
create policy handover_readers on audit as restrictive to vigie_app using (subject_id not like 'hnd\_%'
  or (select current_setting('vigie.reader', true)) = '*' or exists (select from handover h where h.id = subject_id));

-- What others offer of a restricted case is hidden in a unit that has no restricted case of its own, too.
create or replace function vigie_hiding(told text[]) returns setof text language plpgsql stable set search_path = public, pg_temp as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
  is_open boolean;
  named text[];
  seen text[];
  hidden text[];
begin
  if reader = '*' then return; end if;
  -- Where nothing is hidden from whoever reads, nothing is looked up.
  is_open := not exists (select from vigie_hidden_cases(reader));
  perform set_config('vigie.reader', '*', true);
  is_open := is_open and not exists (select from handover where is_restricted);
  if not is_open then
    named := array(select distinct vigie_named_in(one) from unnest(told) one);
    hidden := vigie_seen_of(named);
  end if;
  perform set_config('vigie.reader', reader, true);
  if is_open then return; end if;
  seen := vigie_seen_of(named);
  hidden := array(select unnest(hidden) except select unnest(seen));
  return query select one from unnest(told) one where exists (select from vigie_named_in(one) term where term = any(hidden));
end $$;

-- What a person does for a case that is being given away, or was, is for who has it: its file, its candidates, a step, who holds an exhibit.
-- What the software notes by itself goes on.
create function vigie_person_acts_here() returns trigger language plpgsql as $$
begin
  if current_setting('vigie.reader', true) is distinct from '*' then perform vigie_must_be_here(new.case_id); end if;
  return new;
end $$;
create trigger acts_here before insert on dossier for each row execute function vigie_person_acts_here();
create trigger acts_here before insert on obligation_candidate for each row execute function vigie_person_acts_here();
create trigger acts_here before update of state on escalation for each row when (old.state is distinct from new.state)
  execute function vigie_person_acts_here();

create function vigie_transfers_here() returns trigger language plpgsql as $$
begin
  perform vigie_must_be_here((select e.case_id from exhibit e where e.id = new.exhibit_id));
  return new;
end $$;
create trigger acts_here before insert on custody_transfer for each row execute function vigie_transfers_here();

-- The table by which a person corrects what was read in a check.
create function vigie_corrects_here() returns trigger language plpgsql as $$
begin
  perform vigie_must_be_here((select c.case_id from "check" c where c.id = new.check_id));
  return new;
end $$;
create trigger acts_here before insert on check_verdict for each row execute function vigie_corrects_here();

-- When the packages of a case that was taken were all sealed here, too: until then it is handed to nobody else, who would get it without them.
alter table handover add column adopted_at timestamptz;
