-- The log's newest head, kept beside the log's own folder: so neither of the two can be put back to an older copy by itself. It is written
-- before the head is signed. One row, of no unit: the log is one for the installation, and a head tells of no case.

create table log_head (
  is_only boolean primary key default true check (is_only),
  -- Made up when database and log met; the folder has it too.
  installation text not null,
  -- The log's verifier key.
  key text not null,
  size bigint not null,
  root text not null,
  -- The head that this one grew from: where a process dies before it has signed the newer one, the folder has this one.
  size_before bigint not null,
  root_before text not null,
  -- One more each time the log is opened: what a process before still has on its way comes too late.
  term bigint not null
);
grant select, insert, update on log_head to vigie_app;
