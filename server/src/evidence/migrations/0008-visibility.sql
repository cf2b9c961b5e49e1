-- Evidence is seen with its case. A snapshot that is in a restricted case and in an open one has a package in each: neither knows of the other.

alter table evidence_package add column compartment text;
alter table evidence_package drop constraint evidence_package_snapshot_id_key;
create unique index evidence_package_snapshot on evidence_package (snapshot_id, compartment) nulls not distinct where snapshot_id is not null;
create trigger compartment before insert on evidence_package for each row execute function vigie_compartment_of_case();
create function vigie_evidence_moves() returns trigger language plpgsql as $$
begin
  update evidence_package e set compartment = new.compartment where e.case_id = new.id and not exists (select from evidence_package twin
    where twin.snapshot_id = e.snapshot_id and twin.compartment is not distinct from new.compartment);
  return null;
end $$;
create trigger moves_evidence after update of visibility on "case" for each row
  when (old.visibility is distinct from new.visibility) execute function vigie_evidence_moves();

select vigie_protect_case('evidence_package', 'case_id');
select vigie_protect_case('exhibit', 'case_id');
select vigie_protect_with('custody_transfer', 'exhibit_id', 'exhibit');
