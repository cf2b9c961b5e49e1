-- A version of a pack in shadow is evaluated on what comes in and counted; no queue reads this.

alter table screening add column stage text not null default 'live' check (stage in ('live', 'shadow'));
create index screening_time on screening (unit_id, screened_at);
create index finding_time on finding (unit_id, made_at);

create table shadow_finding (
  unit_id text not null references unit (id),
  snapshot_id text not null references snapshot (id),
  pack text not null,
  rule text not null,
  pack_digest text not null,
  engine text not null,
  made_at timestamptz not null,
  primary key (snapshot_id, pack, rule, pack_digest, engine)
);
create index shadow_finding_time on shadow_finding (unit_id, made_at);
select vigie_protect('shadow_finding');

-- A day on which a rule's hit rate left its usual band.
create table rule_alarm (
  unit_id text not null references unit (id),
  pack text not null,
  rule text not null,
  day date not null,
  screened integer not null,
  flagged integer not null,
  low double precision not null,
  high double precision not null,
  raised_at timestamptz not null,
  primary key (unit_id, pack, rule, day)
);
select vigie_protect('rule_alarm');
