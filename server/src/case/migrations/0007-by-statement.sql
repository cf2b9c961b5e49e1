select vigie_refers('"case"', 'unit_id', 'unit');
select vigie_refers('case_finding', 'unit_id', 'unit');

-- What is told of a restricted case's snapshots is of its compartment: looked at once for all rows of a statement. `tg_argv[0]`: the table's key.
drop trigger compartment on picture;
drop trigger compartment on screening;
drop trigger compartment on finding;
drop trigger compartment on shadow_finding;
drop function vigie_compartment_of_snapshot();

create function vigie_compartments_of_snapshots() returns trigger language plpgsql as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
begin
  perform set_config('vigie.reader', '*', true);
  if exists (select from added a where a.compartment is null
      and (select s.compartment from snapshot s where s.id = a.snapshot_id) is not null) then
    execute format('update %1$I told set compartment = (select s.compartment from snapshot s where s.id = told.snapshot_id)
      where told.compartment is null and (%2$s) in (select %2$s from added)
        and told.snapshot_id in (select s.id from snapshot s where s.compartment is not null)', tg_table_name, tg_argv[0]);
  end if;
  perform set_config('vigie.reader', reader, true);
  return null;
end $$;
create trigger compartment after insert on picture referencing new table as added
  for each statement execute function vigie_compartments_of_snapshots('snapshot_id, url');
create trigger compartment after insert on screening referencing new table as added
  for each statement execute function vigie_compartments_of_snapshots('snapshot_id, packs_digest, engine');
create trigger compartment after insert on finding referencing new table as added
  for each statement execute function vigie_compartments_of_snapshots('id');
create trigger compartment after insert on shadow_finding referencing new table as added
  for each statement execute function vigie_compartments_of_snapshots('snapshot_id, pack, rule, pack_digest, engine');

-- What a finding tells is its case's.
drop trigger compartment on case_finding;
create or replace function vigie_finding_joins() returns trigger language plpgsql as $$
begin
  if exists (select from added a where (select c.compartment from "case" c where c.id = a.case_id) is not null) then
    update finding f set compartment = c.compartment from added a join "case" c on c.id = a.case_id
    where f.id = a.finding_id and c.compartment is not null and f.compartment is distinct from c.compartment;
  end if;
  return null;
end $$;
create trigger compartment after insert on case_finding referencing new table as added
  for each statement execute function vigie_finding_joins();
