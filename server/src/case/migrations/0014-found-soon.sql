-- A row of case_text is kept narrow whatever its words take. PostgreSQL puts a value aside only from rows of two kilobytes on, and rows just below that,
-- five to a page, made a search read as many pages as it found cases. Spaces of that length, which themselves take thirty bytes, bring every row there.
alter table case_text add column filling text not null generated always as (repeat(' ', 2048)) stored;

-- A worker beside would look up the same cases once more.
alter function vigie_cases_with(tsquery) parallel restricted;

-- What a search finds much of is counted without the cases' rows too.
drop index case_counted;
create index case_counted on "case" (unit_id, state) include (id, platform, severity, stage, language, next_step, assignee_id, held_until, due_order, unread,
  doubts, is_busy, compartment) where joined_to is null;
