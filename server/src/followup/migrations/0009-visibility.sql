-- What follows a case is seen with it. An offer may be a relisting of a restricted case and of an open one: neither knows of the other.

alter table relisting add column compartment text;
alter table relisting drop constraint relisting_listing_id_key;
alter table relisting add constraint relisting_key unique nulls not distinct (listing_id, compartment);
create trigger compartment before insert on relisting for each row execute function vigie_compartment_of_case();
create function vigie_relisting_moves() returns trigger language plpgsql as $$
begin
  update relisting r set compartment = new.compartment where r.case_id = new.id and not exists (select from relisting twin
    where twin.listing_id = r.listing_id and twin.compartment is not distinct from new.compartment);
  return null;
end $$;
create trigger moves_relistings after update of visibility on "case" for each row
  when (old.visibility is distinct from new.visibility) execute function vigie_relisting_moves();

select vigie_protect_case(name::regclass, 'case_id')
  from unnest(array['follow_up', '"check"', 'relisting', 'reappearance', 'escalation']) name;
select vigie_protect_with('check_verdict', 'check_id', '"check"');
select vigie_protect_with('page_phrase', 'check_id', '"check"');
