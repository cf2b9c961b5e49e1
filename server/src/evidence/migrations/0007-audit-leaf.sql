-- How far each unit's audit chain had come, and what of that went into the log: a leaf at a time, over all units.

create table audit_leaf (
  number bigint primary key,
  -- Salted digests alone: it names no unit and no count.
  statement jsonb not null,
  log_index bigint,
  made_at timestamptz not null
);
grant select, insert, update (log_index) on audit_leaf to vigie_app;

create table audit_head (
  unit_id text not null references unit (id),
  leaf_number bigint not null,
  number bigint not null,
  digest text not null,
  salt text not null,
  primary key (unit_id, leaf_number)
);
create index audit_head_number on audit_head (unit_id, number);
select vigie_protect('audit_head');
revoke update, delete on audit_head from vigie_app;
