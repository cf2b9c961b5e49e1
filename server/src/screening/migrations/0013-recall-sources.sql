-- What a recall was imported from, by its name; empty: imported before that was kept.
alter table recall
  add column source text not null default '',
  -- It was taken out with all of its source, and comes back with them.
  add column removed_with_source boolean not null default false;
