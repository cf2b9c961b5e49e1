-- Operations of several units. What they plan together is theirs together: its rows are seen by the units that take part, and by nobody else. What a
-- unit counts of its own cases stays its own (`operation_count`): only sums come out, when the operation ends.

create table operation (
  id text primary key,
  -- The unit that plans it, invites, and ends it.
  lead text not null references unit (id),
  -- Whose row it is: a backup reads it as that unit.
  unit_id text not null generated always as (lead) stored,
  title text not null,
  purpose text not null,
  -- What the units act on: an order, a plan of the authorities. A person says it; nobody here checks it.
  basis text,
  made_at timestamptz not null,
  made_by text,
  -- When all of them look or act, and by when each has given its counts.
  acts_at timestamptz not null,
  reports_by timestamptz not null check (reports_by > acts_at),
  ended_at timestamptz,
  ended_by text,
  conclusion text,
  -- What was told of it at its end, as its bytes were logged, what its leaf was salted with, and where that is.
  record text,
  salt bytea,
  log_index bigint,
  logged_at timestamptz
);

create table operation_member (
  operation_id text not null references operation (id),
  member text not null references unit (id),
  unit_id text not null generated always as (member) stored,
  state text not null check (state in ('invited', 'joined', 'refused', 'left')),
  invited_at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  reason text,
  -- When a person of the unit gave its counts.
  counted_at timestamptz,
  counted_by text,
  primary key (operation_id, member)
);
create index operation_member_unit on operation_member (member, operation_id);

create table operation_target (
  id text primary key,
  operation_id text not null references operation (id),
  unit_id text not null references unit (id),
  kind text not null check (kind in ('platform', 'trader', 'goods')),
  -- Of a platform, its host.
  name text not null,
  address text,
  note text,
  made_at timestamptz not null,
  unique (operation_id, kind, name)
);

create table operation_task (
  id text primary key,
  operation_id text not null references operation (id),
  member text not null references unit (id),
  unit_id text not null generated always as (member) stored,
  says text not null,
  due_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  note text,
  foreign key (operation_id, member) references operation_member (operation_id, member)
);
create index operation_task_operation on operation_task (operation_id, due_at, id);

-- A sealed page that its unit lets the others have: one serves all, so a page is there once.
create table operation_capture (
  id text primary key,
  operation_id text not null references operation (id),
  member text not null references unit (id),
  unit_id text not null generated always as (member) stored,
  package_id text not null,
  url text not null,
  digest text not null,
  log_index bigint,
  sealed_at timestamptz not null,
  shared_at timestamptz not null,
  shared_by text,
  unique (operation_id, url)
);

create table operation_lesson (
  id text primary key,
  operation_id text not null references operation (id),
  member text not null references unit (id),
  unit_id text not null generated always as (member) stored,
  says text not null,
  made_at timestamptz not null,
  made_by text
);
create index operation_lesson_operation on operation_lesson (operation_id, id);

-- What a unit counted of its own, on the operation's platforms, from when to when: it gives each platform and time to one operation.
create table operation_count (
  unit_id text not null references unit (id),
  operation_id text not null references operation (id),
  platform text not null,
  figure text not null,
  count int not null check (count >= 0),
  from_at timestamptz not null,
  until_at timestamptz not null,
  primary key (operation_id, unit_id, platform, figure)
);
select vigie_protect('operation_count');
revoke update, delete on operation_count from vigie_app;

-- The operations of the transaction's unit in which it stands as wanted. It runs with the rights of `vigie_lookup`, or a policy would ask itself.
create function vigie_operations(wanted text[]) returns setof text language sql stable parallel safe rows 10
  security definer set search_path = pg_catalog, pg_temp as $$
  select m.operation_id from public.operation_member m
  where m.member = current_setting('vigie.unit', true) and m.state = any(wanted)
$$;
revoke execute on function vigie_operations(text[]) from public;
grant execute on function vigie_operations(text[]) to vigie_app;
grant select (operation_id, member, state) on operation_member to vigie_lookup;

do $$ declare shared regclass; begin
  foreach shared in array array['operation', 'operation_member', 'operation_target', 'operation_task', 'operation_capture', 'operation_lesson']::regclass[] loop
    execute format('alter table %s enable row level security', shared);
    execute format('alter table %s force row level security', shared);
    execute format('grant select, insert, update on %s to vigie_app', shared);
    -- Its own rows each unit sees, whoever asks for it: a backup is made by the owner, who sees no more.
    execute format('create policy unit_only on %s for select using (unit_id = current_setting(''vigie.unit'', true))', shared);
  end loop;
end $$;
create policy lookup_reads on operation_member for select to vigie_lookup using (true);

-- Head of the plan: whoever was invited, whatever they answered. The lead alone writes it.
create policy of_members on operation for select to vigie_app
  using (lead = current_setting('vigie.unit', true) or id in (select vigie_operations('{invited,joined,refused,left}')));
create policy by_lead on operation for insert to vigie_app with check (lead = current_setting('vigie.unit', true));
create policy changed_by_lead on operation for update to vigie_app
  using (lead = current_setting('vigie.unit', true)) with check (lead = current_setting('vigie.unit', true));

-- Who takes part: each sees itself, who joined sees all. The lead invites; each answers for itself alone.
create policy of_members on operation_member for select to vigie_app
  using (member = current_setting('vigie.unit', true) or operation_id in (select vigie_operations('{joined}')));
create policy by_lead on operation_member for insert to vigie_app
  with check (exists (select from operation o where o.id = operation_id and o.lead = current_setting('vigie.unit', true)));
create policy by_itself on operation_member for update to vigie_app
  using (member = current_setting('vigie.unit', true)) with check (member = current_setting('vigie.unit', true));

-- Targets: who joined sees them, the lead sets them.
create policy of_members on operation_target for select to vigie_app using (operation_id in (select vigie_operations('{joined}')));
create policy by_lead on operation_target for insert to vigie_app
  with check (unit_id = current_setting('vigie.unit', true) and exists (select from operation o where o.id = operation_id and o.lead = current_setting('vigie.unit', true)));

-- Tasks: who joined sees them; who is invited sees its own, to know what it is asked. The lead sets them, each unit does its own.
create policy of_members on operation_task for select to vigie_app
  using (member = current_setting('vigie.unit', true) or operation_id in (select vigie_operations('{joined}')));
create policy by_lead on operation_task for insert to vigie_app
  with check (exists (select from operation o where o.id = operation_id and o.lead = current_setting('vigie.unit', true)));
create policy by_itself on operation_task for update to vigie_app
  using (member = current_setting('vigie.unit', true)) with check (member = current_setting('vigie.unit', true));

-- Captures and lessons: of who joined, for who joined.
create policy of_members on operation_capture for select to vigie_app using (operation_id in (select vigie_operations('{joined}')));
create policy by_itself on operation_capture for insert to vigie_app
  with check (member = current_setting('vigie.unit', true) and operation_id in (select vigie_operations('{joined}')));
create policy of_members on operation_lesson for select to vigie_app using (operation_id in (select vigie_operations('{joined}')));
create policy by_itself on operation_lesson for insert to vigie_app
  with check (member = current_setting('vigie.unit', true) and operation_id in (select vigie_operations('{joined}')));
