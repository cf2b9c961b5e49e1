-- A notice that is wrong, or that its authority took back, is looked for no more; an import does not bring it back. One
-- that an authority published in several records loses those that it has no longer.
alter table recall add column removed_at timestamptz;
alter table recall add column removed_why text;
grant delete on recall to vigie_app;

-- Counts the changes of a list: a new label leaves the number of its hashes and their dates as they are.
alter table hash_list add column changes bigint not null default 0;
