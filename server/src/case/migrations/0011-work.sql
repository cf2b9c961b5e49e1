-- Who works on what: a decision that may still be undone, reasons to choose from, views of the worktable that are kept.

-- Decisions made at once, on one case or many.
alter table decision
  add column batch text,
  -- Until when who decided may undo it, by the database's clock; null: it is final, and counts.
  add column undo_until timestamptz,
  add column undone_at timestamptz;
create index decision_batch on decision (batch) where batch is not null;
-- Of a case, one decision at most waits its time out.
create unique index decision_waiting on decision (case_id) where undo_until is not null and undone_at is null;

alter table "case"
  -- How it stood before a decision that may still be undone.
  add column undo_state text check (undo_state in ('open', 'confirmed', 'dismissed', 'escalated')),
  -- How figures count it, and what the software does by itself: a decision that may still be undone is none to them.
  add column settled text generated always as (coalesce(undo_state, state)) stored;
create index case_settled on "case" (unit_id, settled) where settled <> 'open';

create table reason_template (
  id text primary key,
  unit_id text not null references unit (id),
  kind text not null check (kind in ('confirm', 'dismiss', 'escalate', 'hold')),
  title text not null,
  text text not null,
  account_id text not null,
  made_at timestamptz not null
);
create index reason_template_unit on reason_template (unit_id);
select vigie_protect('reason_template');

create table saved_view (
  id text primary key,
  unit_id text not null references unit (id),
  name text not null,
  search text not null,
  -- Whether the whole unit sees it, or who kept it alone.
  shared boolean not null,
  account_id text not null references account (id),
  made_at timestamptz not null
);
create index saved_view_unit on saved_view (unit_id);
select vigie_protect('saved_view');

-- Who signs out of their last session has no case open any more.
create function vigie_locks_end() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
begin
  if exists (select from public.session s where s.account_id = old.account_id) then return null; end if;
  perform set_config('vigie.reader', '*', true);
  delete from public.case_lock l where l.account_id = old.account_id;
  if found then perform pg_notify('vigie_changes', jsonb_build_array(jsonb_build_array(old.unit_id, 'case'))::text); end if;
  perform set_config('vigie.reader', reader, true);
  return null;
end $$;
create trigger locks_end after delete on session for each row execute function vigie_locks_end();
