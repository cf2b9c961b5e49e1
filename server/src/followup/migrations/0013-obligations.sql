-- What a unit has itself obtained against a platform: an order, a judgment. Entered by one person, approved by another; of no case.
create table obligation (
  id text primary key,
  unit_id text not null references unit (id),
  -- As the register of platforms calls it, or the host of one that it does not know.
  platform text not null,
  kind text not null check (kind in ('order', 'judgment')),
  title text not null,
  basis text not null,
  source text not null,
  made_on date not null,
  from_day date not null,
  until_day date check (until_day >= from_day),
  -- Where each infringement is penalised: the packs whose findings may be one. Empty: it is not.
  packs jsonb not null,
  proposal_id text not null unique references proposal (id),
  approved_at timestamptz not null
);
create index obligation_platform on obligation (unit_id, platform);
select vigie_protect('obligation');

-- What a person said of a candidate: one offer, one day, one obligation (a key of the register, or one above). That there is one is computed of the
-- checks; it is kept here once a person has decided. Of a compartment as its case is: neither knows of the other.
create table obligation_candidate (
  unit_id text not null references unit (id),
  obligation text not null,
  listing_id text not null references listing (id),
  day date not null,
  case_id text not null references "case" (id),
  compartment text,
  decision text not null check (decision in ('confirm', 'dismiss')),
  reason text not null,
  account_id text not null references account (id),
  decided_at timestamptz not null,
  -- The sealed pages of that day which the person had before them.
  evidence jsonb not null,
  constraint obligation_candidate_key unique nulls not distinct (unit_id, obligation, listing_id, day, compartment),
  check (decision = 'dismiss' or jsonb_array_length(evidence) > 0)
);
create index obligation_candidate_case on obligation_candidate (case_id);
create trigger compartment before insert on obligation_candidate for each row execute function vigie_compartment_of_case();
create function vigie_candidate_moves() returns trigger language plpgsql as $$
begin
  update obligation_candidate d set compartment = new.compartment where d.case_id = new.id and not exists (select from obligation_candidate twin
    where twin.unit_id = d.unit_id and twin.obligation = d.obligation and twin.listing_id = d.listing_id and twin.day = d.day
      and twin.compartment is not distinct from new.compartment);
  return null;
end $$;
create trigger moves_candidates after update of visibility on "case" for each row
  when (old.visibility is distinct from new.visibility) execute function vigie_candidate_moves();
select vigie_protect('obligation_candidate');
select vigie_protect_case('obligation_candidate', 'case_id');
