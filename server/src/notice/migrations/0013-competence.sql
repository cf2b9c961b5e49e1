-- To whom a case may be referred, as a person chose and why: each choice is kept, the newest of a capacity counts.
create table recipient_choice (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  capacity text not null check (capacity in ('prosecutor', 'court', 'investigation-service', 'coordinator', 'market-surveillance', 'customs')),
  -- Its key in the registers, and its name as they had it then.
  recipient text not null,
  name text not null,
  -- What was proposed then, with the places that were named. No grounds: a person chose somebody who was not proposed.
  grounds jsonb not null,
  places jsonb not null,
  reason text not null,
  account_id text not null references account (id),
  chosen_at timestamptz not null
);
create index recipient_choice_case on recipient_choice (case_id, id);
select vigie_protect('recipient_choice');
select vigie_protect_case('recipient_choice', 'case_id');

-- Where a unit sits, if it says so: the other units of the installation then see its name on the map of courts.
create table unit_department (
  unit_id text primary key references unit (id),
  department text not null,
  account_id text not null references account (id),
  entered_at timestamptz not null
);
select vigie_protect('unit_department');
grant select (unit_id, department) on unit_department to vigie_lookup;
create policy lookup_reads on unit_department for select to vigie_lookup using (true);
create function units_on_map() returns table (unit_id text, name text, department text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.id, u.name, d.department from public.unit_department d join public.unit u on u.id = d.unit_id order by u.name
$$;
revoke execute on function units_on_map() from public;
grant execute on function units_on_map() to vigie_app;
