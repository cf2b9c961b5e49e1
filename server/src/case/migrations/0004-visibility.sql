-- Who may see a case: everybody of its unit, the people it names, or those alone whom an order leaves it to (sealed). The database asks it of
-- every table that tells of a case: of whoever reads, the transaction says in `vigie.reader`.
--   an account's id: the cases open to its unit, and those that name it
--   a case's id: the cases open to its unit, and that one
--   '*': all of them (the software itself, which goes on following them)
--   anything else, or nothing: the cases open to the unit alone

-- Rows that tell of a restricted case and are no rows of it (its offers, what was found in them) are of its compartment, named by the case. Null:
-- they are everybody's of the unit. What is of a compartment is there a second time where others come upon it, as if it had never been.
alter table "case"
  add column visibility text not null default 'unit' check (visibility in ('unit', 'named', 'sealed')),
  add column compartment text check (compartment = id),
  add constraint case_compartment check (visibility = 'unit' or compartment is not null),
  -- Where its findings went when its keeper joined it to another.
  add column joined_to text references "case" (id);
alter table "case" drop constraint case_unit_id_platform_trader_product_key;
alter table "case" add constraint case_key unique nulls not distinct (unit_id, platform, trader, product, compartment);
create index case_joined on "case" (joined_to) where joined_to is not null;
create index case_restricted on "case" (unit_id) where visibility <> 'unit';
-- The queue, in its order: a page reads so many cases as it shows, and asks who may see those alone.
create index case_rank on "case" (unit_id, score desc, id);

create table case_reader (
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  account_id text not null references account (id),
  -- A keeper says who may see the case, and what joins it.
  is_keeper boolean not null,
  added_by text not null references account (id),
  added_at timestamptz not null,
  primary key (case_id, account_id)
);
select vigie_protect('case_reader');

-- The restricted cases of the transaction's unit that a reader may not see. It runs with the rights of `vigie_lookup`, of whom it is not asked
-- what it may see, or it would ask itself; that role is held to the unit as all are.
create function vigie_hidden_cases(reader text) returns setof text language sql stable parallel safe rows 10
  security definer set search_path = pg_catalog, pg_temp as $$
  select c.id from public."case" c where c.visibility <> 'unit' and c.unit_id = current_setting('vigie.unit', true)
    and c.id is distinct from reader
    and not exists (select from public.case_reader r where r.case_id = c.id and r.account_id = reader)
$$;
revoke execute on function vigie_hidden_cases(text) from public;
grant execute on function vigie_hidden_cases(text) to vigie_app;
grant select (id, unit_id, visibility) on "case" to vigie_lookup;
grant select (case_id, account_id, unit_id) on case_reader to vigie_lookup;

-- Every table that tells of a case goes through here in the migration that creates it, after `vigie_protect`: `told` is what names the case.
create function vigie_protect_case(target regclass, told text) returns void language plpgsql as $$
begin
  execute format(
    'create policy case_readers on %s as restrictive to %I using (%3$s is null or (select current_setting(''vigie.reader'', true)) = ''*''
      or %3$s not in (select vigie_hidden_cases(current_setting(''vigie.reader'', true))))',
    target, (select app from public.vigie_roles()), told);
end $$;

-- The same for a table whose rows hang on those of another: they are seen with them.
create function vigie_protect_with(target regclass, key text, parent regclass) returns void language plpgsql as $$
begin
  execute format(
    'create policy case_readers on %s as restrictive to %I using ((select current_setting(''vigie.reader'', true)) = ''*''
      or exists (select from %s parent where parent.id = %s))',
    target, (select app from public.vigie_roles()), parent, key);
end $$;

select vigie_protect_case('"case"', 'compartment');
select vigie_protect_case('case_reader', 'case_id');
select vigie_protect_case('case_finding', 'case_id');
select vigie_protect_case('decision', 'case_id');
-- What was read of a case names it in the entry's content.
select vigie_protect_case('audit', 'case_id');
select vigie_protect_case('event', '(content->>''case'')');

-- An offer and its content, and what was found in it, of a compartment.
alter table listing add column compartment text;
alter table listing drop constraint listing_unit_id_platform_key_key;
alter table listing add constraint listing_key unique nulls not distinct (unit_id, platform, key, compartment);
create index listing_compartment on listing (compartment) where compartment is not null;
alter table snapshot add column compartment text;
alter table snapshot drop constraint snapshot_unit_id_listing_id_digest_key;
alter table snapshot add constraint snapshot_key unique nulls not distinct (unit_id, listing_id, digest, compartment);
create index snapshot_compartment on snapshot (compartment) where compartment is not null;
alter table picture add column compartment text;
alter table screening add column compartment text;
alter table finding add column compartment text;
alter table shadow_finding add column compartment text;
create index finding_compartment on finding (compartment) where compartment is not null;
create index screening_compartment on screening (compartment) where compartment is not null;
create index shadow_finding_compartment on shadow_finding (compartment) where compartment is not null;
select vigie_protect_case(name::regclass, 'compartment')
  from unnest(array['listing', 'snapshot', 'picture', 'screening', 'finding', 'shadow_finding']) name;

create function vigie_compartment_of_snapshot() returns trigger language plpgsql as $$
begin
  if new.compartment is null then
    select s.compartment into new.compartment from snapshot s where s.id = new.snapshot_id;
  end if;
  return new;
end $$;
create trigger compartment before insert on picture for each row execute function vigie_compartment_of_snapshot();
create trigger compartment before insert on screening for each row execute function vigie_compartment_of_snapshot();
create trigger compartment before insert on finding for each row execute function vigie_compartment_of_snapshot();
create trigger compartment before insert on shadow_finding for each row execute function vigie_compartment_of_snapshot();

create function vigie_compartment_of_case() returns trigger language plpgsql as $$
begin
  select c.compartment into new.compartment from "case" c where c.id = new.case_id;
  return new;
end $$;

-- What a finding tells is its case's.
create function vigie_finding_joins() returns trigger language plpgsql as $$
begin
  update finding f set compartment = c.compartment from "case" c
  where c.id = new.case_id and f.id = new.finding_id and c.compartment is not null and f.compartment is distinct from c.compartment;
  return null;
end $$;
create trigger compartment after insert on case_finding for each row execute function vigie_finding_joins();

-- Takes into a case's compartment what is of no other case: its findings, the snapshots they are in, and their listings whole. What another
-- case holds to be a relisting is that case's too; and what is of a compartment already stays there.
create function vigie_keep_apart(kept text) returns void language plpgsql as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
  listings text[];
  snapshots text[];
begin
  perform set_config('vigie.reader', '*', true);
  select array_agg(distinct f.listing_id), array_agg(distinct f.snapshot_id) into listings, snapshots
  from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = kept;
  update finding f set compartment = kept
  where f.id in (select cf.finding_id from case_finding cf where cf.case_id = kept) and f.compartment is null;
  listings := array(select of.id from unnest(listings) as of(id)
    where not exists (select from finding f join case_finding cf on cf.finding_id = f.id where f.listing_id = of.id and cf.case_id <> kept)
      and not exists (select from relisting r where r.listing_id = of.id and r.case_id <> kept and r.state <> 'rejected'));
  update listing l set compartment = kept
  where l.id = any(listings) and l.compartment is null
    and not exists (select from listing twin where twin.unit_id = l.unit_id and twin.platform = l.platform and twin.key = l.key
      and twin.compartment = kept);
  snapshots := array(select of.id from unnest(snapshots) as of(id)
    where not exists (select from finding f join case_finding cf on cf.finding_id = f.id where f.snapshot_id = of.id and cf.case_id <> kept)
      and not exists (select from relisting r join snapshot s on s.listing_id = r.listing_id
        where s.id = of.id and r.snapshot_id = s.id and r.case_id <> kept and r.state <> 'rejected')
    union select s.id from snapshot s join listing l on l.id = s.listing_id where l.id = any(listings) and l.compartment = kept);
  update snapshot s set compartment = kept
  where s.id = any(snapshots) and s.compartment is null
    and not exists (select from snapshot twin where twin.listing_id = s.listing_id and twin.digest = s.digest and twin.compartment = kept);
  snapshots := array(select s.id from snapshot s where s.id = any(snapshots) and s.compartment = kept);
  update finding f set compartment = kept where f.snapshot_id = any(snapshots) and f.compartment is null;
  update picture p set compartment = kept where p.snapshot_id = any(snapshots) and p.compartment is null;
  update screening p set compartment = kept where p.snapshot_id = any(snapshots) and p.compartment is null;
  update shadow_finding p set compartment = kept where p.snapshot_id = any(snapshots) and p.compartment is null;
  perform set_config('vigie.reader', reader, true);
end $$;

-- Gives back what a case kept apart, save what is there a second time by now: that stays of the compartment, which everybody sees again.
create function vigie_give_back(kept text) returns void language plpgsql as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
  snapshots text[];
begin
  perform set_config('vigie.reader', '*', true);
  update listing l set compartment = null where l.compartment = kept
    and not exists (select from listing twin where twin.unit_id = l.unit_id and twin.platform = l.platform and twin.key = l.key
      and twin.compartment is null);
  update snapshot s set compartment = null from listing l where s.compartment = kept and l.id = s.listing_id and l.compartment is null
    and not exists (select from snapshot twin where twin.listing_id = s.listing_id and twin.digest = s.digest and twin.compartment is null);
  snapshots := array(select s.id from finding f join snapshot s on s.id = f.snapshot_id where f.compartment = kept and s.compartment is null
    union select p.snapshot_id from screening p join snapshot s on s.id = p.snapshot_id where p.compartment = kept and s.compartment is null);
  update finding f set compartment = null where f.snapshot_id = any(snapshots) and f.compartment = kept;
  update picture p set compartment = null where p.snapshot_id = any(snapshots) and p.compartment = kept;
  update screening p set compartment = null where p.snapshot_id = any(snapshots) and p.compartment = kept;
  update shadow_finding p set compartment = null where p.snapshot_id = any(snapshots) and p.compartment = kept;
  perform set_config('vigie.reader', reader, true);
end $$;

create function vigie_case_changes_compartment() returns trigger language plpgsql as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
begin
  perform set_config('vigie.reader', '*', true);
  if new.visibility <> 'unit' then
    new.compartment := new.id;
  elsif new.joined_to is null and not exists (select from "case" twin where twin.unit_id = new.unit_id and twin.platform = new.platform and twin.trader = new.trader
      and twin.product = new.product and twin.compartment is null) then
    new.compartment := null;
  end if;
  perform set_config('vigie.reader', reader, true);
  return new;
end $$;
create trigger compartment before update of visibility on "case" for each row
  when (old.visibility is distinct from new.visibility) execute function vigie_case_changes_compartment();

create function vigie_case_changed_compartment() returns trigger language plpgsql as $$
begin
  if new.visibility <> 'unit' then perform vigie_keep_apart(new.id); else perform vigie_give_back(new.id); end if;
  return null;
end $$;
create trigger moves after update of visibility on "case" for each row
  when (old.visibility is distinct from new.visibility) execute function vigie_case_changed_compartment();

-- The restricted cases of the transaction's unit that this account keeps, and nobody else who is open and of these roles. It is asked where an account
-- is closed, by somebody who may see none of them: so it looks at all, and tells their number. It holds them first, so that none changes hands meanwhile.
create function vigie_last_kept(keeper text, keeping text[]) returns integer
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
  kept integer;
begin
  perform set_config('vigie.reader', '*', true);
  -- A joined case has the readers of the one it went to.
  perform from public."case" c where c.visibility <> 'unit' and c.joined_to is null
    and exists (select from public.case_reader r where r.case_id = c.id and r.account_id = keeper and r.is_keeper)
  order by c.id for update;
  select count(*) into kept from public."case" c where c.visibility <> 'unit' and c.joined_to is null
    and exists (select from public.case_reader r where r.case_id = c.id and r.account_id = keeper and r.is_keeper)
    and not exists (select from public.case_reader r join public.account a on a.id = r.account_id
      where r.case_id = c.id and r.is_keeper and a.id <> keeper and a.disabled_at is null and a.role = any(keeping));
  perform set_config('vigie.reader', reader, true);
  return kept;
end $$;
