-- What every link stands on: who works a row (the unit), and the answers already given to idempotent requests.

grant usage on schema public to vigie_app;

create schema if not exists pgboss;

-- Every table with a row of a unit goes through here in the migration that creates it: the application sees the rows of the unit that
-- its transaction has named, and none where it has named none.
create function vigie_protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy unit_only on %s using (unit_id = current_setting(''vigie.unit'', true)) with check (unit_id = current_setting(''vigie.unit'', true))',
    target);
  execute format('grant select, insert, update, delete on %s to vigie_app', target);
end $$;

create table unit (
  id text primary key,
  name text not null unique,
  made_at timestamptz not null
);
grant select, insert on unit to vigie_app;

create table idempotency_key (
  unit_id text not null references unit (id),
  key text not null,
  request_digest text not null,
  answer jsonb not null,
  made_at timestamptz not null,
  primary key (unit_id, key)
);
select vigie_protect('idempotency_key');

-- What happened, in the past tense: the outbox that later links read.
create table event (
  id text primary key,
  unit_id text not null references unit (id),
  kind text not null,
  subject_id text not null,
  content jsonb not null,
  happened_at timestamptz not null
);
create index event_subject on event (unit_id, subject_id);
select vigie_protect('event');
