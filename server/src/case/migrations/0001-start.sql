-- What a person reviews: findings grouped by platform, trader and product.

create table "case" (
  id text primary key,
  unit_id text not null references unit (id),
  platform text not null,
  trader text not null,
  product text not null,
  title text not null,
  severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
  state text not null check (state in ('open', 'confirmed', 'dismissed', 'escalated')),
  -- Where the case stands on its way, kept from the events of the later links.
  stage text not null check (stage in ('opened', 'sealed', 'noticed', 'overdue', 'removed', 'returned')),
  next_step text,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  unique (unit_id, platform, trader, product)
);
create index case_queue on "case" (unit_id, state, updated_at desc, id);
select vigie_protect('"case"');

create table case_finding (
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  finding_id text primary key references finding (id),
  added_at timestamptz not null
);
create index case_finding_case on case_finding (case_id);
select vigie_protect('case_finding');

create table decision (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  kind text not null check (kind in ('confirm', 'dismiss', 'escalate')),
  reason text not null,
  account_id text not null,
  decided_at timestamptz not null
);
create index decision_case on decision (case_id, decided_at);
select vigie_protect('decision');
