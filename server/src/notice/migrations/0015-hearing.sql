-- Who is heard before a measure, what they said, and how the hearing stood when a measure was taken.
create table hearing (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  kind text not null check (kind in ('opportunity', 'urgency')),
  addressee_name text not null,
  addressee_role text not null
    check (addressee_role in ('manufacturer', 'representative', 'importer', 'distributor', 'fulfilment', 'marketplace', 'other')),
  -- What is intended, in words.
  measure text not null,
  -- The day on which it was given, or on which the urgency was stated.
  given_on date not null,
  means text check (means in ('letter', 'email', 'by-hand', 'platform', 'oral', 'other')),
  -- Set by the officer.
  due date check (due > given_on),
  -- The day on which the term of the register would end; null: there is no calendar to count it by.
  full_term date,
  -- Why nobody can be heard before.
  reason text,
  account_id text not null references account (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text references account (id),
  withdrawn_reason text,
  check ((kind = 'opportunity') = (means is not null) and (kind = 'opportunity') = (due is not null)),
  check ((kind = 'urgency') = (reason is not null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
create index hearing_case on hearing (case_id);
select vigie_protect('hearing');
select vigie_protect_case('hearing', 'case_id');

-- What the addressee said: kept as it came, added and never changed.
create table hearing_observation (
  id text primary key,
  unit_id text not null references unit (id),
  hearing_id text not null references hearing (id),
  received_on date not null,
  said text,
  exhibit_id text references exhibit (id),
  account_id text not null references account (id),
  made_at timestamptz not null,
  check (said is not null or exhibit_id is not null)
);
create index hearing_observation_hearing on hearing_observation (hearing_id);
create index hearing_observation_exhibit on hearing_observation (exhibit_id) where exhibit_id is not null;
select vigie_protect('hearing_observation');
revoke update, delete on hearing_observation from vigie_app;
select vigie_protect_with('hearing_observation'::regclass, 'hearing_id', 'hearing');

-- An order or a referral that is a measure, with the reason of whoever took it before anybody was heard.
create table measure (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  -- Of the document or the referral.
  act_id text not null,
  act text not null check (act in ('notice', 'referral')),
  standing text not null check (standing in ('none', 'running', 'urgent', 'given')),
  reason text,
  account_id text not null references account (id),
  made_at timestamptz not null,
  unique (act_id),
  check (reason is not null or standing in ('urgent', 'given'))
);
create index measure_case on measure (case_id);
select vigie_protect('measure');
revoke update, delete on measure from vigie_app;
select vigie_protect_case('measure', 'case_id');

-- Nobody acts on a case that is being given to another unit, or was.
create trigger acts_here before insert or update on hearing for each row execute function vigie_acts_here();
create trigger acts_here before insert on measure for each row execute function vigie_acts_here();
create function vigie_observes_here() returns trigger language plpgsql as $$
begin
  perform vigie_must_be_here((select h.case_id from hearing h where h.id = new.hearing_id));
  return new;
end $$;
create trigger acts_here before insert on hearing_observation for each row execute function vigie_observes_here();
