-- Rules that a unit has disabled, by two people: what they flag is counted as a shadow's is, and reaches no queue.

create table disabled_rule (
  unit_id text not null references unit (id),
  pack text not null,
  rule text not null,
  reason text not null,
  proposal_id text not null references proposal (id),
  disabled_at timestamptz not null,
  primary key (unit_id, pack, rule)
);
select vigie_protect('disabled_rule');
