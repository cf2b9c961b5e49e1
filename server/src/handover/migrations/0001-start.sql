-- A case that one unit shares with another, or gives away (docs/decisions/0044).

-- Units of other installations that this unit hands cases to, or takes them from: entered by a person, with the key that is believed.
create table handover_partner (
  id text primary key,
  unit_id text not null references unit (id),
  name text not null,
  -- Where its messages go: the door of its installation, and the unit behind it.
  url text not null,
  remote_unit text not null,
  key text not null,
  made_at timestamptz not null,
  unique (unit_id, url, remote_unit)
);
select vigie_protect('handover_partner');

-- One side of a hand-over. Both sides have the same id; a giver and a recipient of one installation have a row each, too.
create table handover (
  id text not null,
  unit_id text not null references unit (id),
  direction text not null check (direction in ('out', 'in')),
  level text not null check (level in ('read', 'together', 'give')),
  state text not null check (state in ('sealing', 'offered', 'accepted', 'given', 'refused', 'withdrawn', 'ended', 'arriving', 'accepting', 'taken')),
  -- The giver's case; the recipient's once it was taken.
  case_id text references "case" (id),
  title text not null,
  reason text not null,
  until timestamptz,
  is_restricted boolean not null,
  -- The other side: a partner of another installation, or a unit of this one.
  partner_id text references handover_partner (id),
  peer_unit text not null,
  peer_name text not null,
  -- Who offered it, by name: the recipient has no account of theirs.
  offered_by text not null,
  -- What was handed over, as canonical JSON, and its SHA-256; its leaf of the giver's log.
  list text,
  list_digest text,
  log_index bigint,
  salt text,
  answered_by text references account (id),
  answer_reason text,
  -- The recipient's signed acceptance, and the giver's signed release.
  receipt text,
  release text,
  -- What is still to be told to the other side.
  to_send text check (to_send in ('offer', 'accept', 'refuse', 'withdraw', 'end')),
  attempts int not null default 0,
  failure text,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (unit_id, id),
  check (direction = 'in' or case_id is not null),
  check (state <> 'given' or (receipt is not null and release is not null))
);
create index handover_case on handover (case_id);
create index handover_waiting on handover (unit_id) where to_send is not null;
-- A case is given to one unit at a time, and once.
create unique index handover_given on handover (case_id) where direction = 'out' and level = 'give' and state in ('sealing', 'offered', 'given');
select vigie_protect('handover');
select vigie_protect_case('handover', 'case_id');
-- What others offer of a restricted case is for those who may accept it; then for who did.
create policy handover_readers on handover as restrictive using (not is_restricted or direction = 'out' or case_id is not null
  or (select current_setting('vigie.reader', true)) = '*' or answered_by = (select current_setting('vigie.reader', true))
  or (answered_by is null and exists (select from account a
    where a.id = (select current_setting('vigie.reader', true)) and a.role in ('approver', 'administrator'))));

-- What two units that work together on a shared case write to each other about it.
create table handover_remark (
  id text not null,
  unit_id text not null references unit (id),
  handover_id text not null,
  direction text not null check (direction in ('out', 'in')),
  by_name text not null,
  remark text not null,
  is_sent boolean not null,
  made_at timestamptz not null,
  primary key (unit_id, id),
  foreign key (unit_id, handover_id) references handover (unit_id, id)
);
create index handover_remark_of on handover_remark (unit_id, handover_id);
select vigie_protect('handover_remark');
create policy case_readers on handover_remark as restrictive using (exists (select from handover h
  where h.unit_id = handover_remark.unit_id and h.id = handover_remark.handover_id));

-- A case that was given away is seen by its unit and counted by nobody here: the unit that has it counts it.
alter table "case" drop constraint case_visibility_check;
alter table "case" add constraint case_visibility_check check (visibility in ('unit', 'named', 'sealed', 'away'));
create or replace function vigie_hidden_cases(reader text) returns setof text language sql stable parallel safe rows 10
  security definer set search_path = pg_catalog, pg_temp as $$
  select c.id from public."case" c where c.visibility <> 'unit' and c.unit_id = current_setting('vigie.unit', true)
    and c.id is distinct from reader
    and not (c.visibility = 'away' and exists (select from public.account a where a.id = reader and a.unit_id = c.unit_id))
    and not exists (select from public.case_reader r where r.case_id = c.id and r.account_id = reader)
$$;

-- Whether a case is neither being given away, nor was.
create function vigie_is_here(wanted text) returns boolean language sql stable as $$
  select not exists (select from handover where case_id = wanted and direction = 'out' and level = 'give' and state in ('sealing', 'offered', 'given'))
$$;

-- Nobody acts on a case that is being given away, or was. The case is held first, so that an act and an offer at the same time see each other;
-- what hands it over says so in `vigie.handing_over`.
create function vigie_must_be_here(wanted text) returns void language plpgsql as $$
begin
  if wanted is null or current_setting('vigie.handing_over', true) = wanted then return; end if;
  perform from "case" where id = wanted for key share;
  if not vigie_is_here(wanted) then
    raise sqlstate 'VG001' using message = format('case %s is being given away, or was', wanted);
  end if;
end $$;

create function vigie_acts_here() returns trigger language plpgsql as $$
begin
  perform vigie_must_be_here(new.case_id);
  return new;
end $$;
create trigger acts_here before insert or update on decision for each row execute function vigie_acts_here();
create trigger acts_here before insert on notice for each row execute function vigie_acts_here();
create trigger acts_here before insert on exhibit for each row execute function vigie_acts_here();
create trigger acts_here before insert on attended_visit for each row execute function vigie_acts_here();
create trigger acts_here before update of state on relisting for each row when (old.state is distinct from new.state) execute function vigie_acts_here();

create function vigie_amends_here() returns trigger language plpgsql as $$
begin
  perform vigie_must_be_here((select n.case_id from notice n where n.id = new.notice_id));
  return new;
end $$;
create trigger acts_here before insert on notice_amendment for each row execute function vigie_amends_here();

create function vigie_case_is_here() returns trigger language plpgsql as $$
begin
  perform vigie_must_be_here(new.id);
  return new;
end $$;
create trigger acts_here before update of visibility, joined_to, closed_at, held_until on "case" for each row
  when (old.visibility is distinct from new.visibility or old.joined_to is distinct from new.joined_to
    or (old.closed_at is null and new.closed_at is not null) or (old.held_until is null and new.held_until is not null))
  execute function vigie_case_is_here();
