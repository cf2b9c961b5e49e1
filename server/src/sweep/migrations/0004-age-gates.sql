-- Age gates of a platform: a planned set of its pages, each seen signed out and sealed, and what a person says stands before it.

create table age_gate (
  id text primary key,
  unit_id text not null references unit (id),
  account_id text references account (id),
  -- A key of the register of platforms, else a host.
  platform text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  state text not null check (state in ('measuring', 'review', 'done')),
  source text not null check (source in ('addresses', 'listings', 'again')),
  -- The measurement whose pages are seen again.
  again_of text references age_gate (id),
  -- How many pages the sample was drawn from, how many lines of the source named one of them again, and what it was drawn by.
  frame int not null,
  repeated int not null,
  seed text not null,
  -- SHA-256 of the addresses that were drawn, as the audit log has it too.
  plan_digest text not null
);
create index age_gate_platform on age_gate (unit_id, platform, id);
select vigie_protect('age_gate');

-- `proposed` is the machine's, `decided` a person's; `unclear`: what was captured is neither the page nor a gate.
create table age_gate_page (
  unit_id text not null references unit (id),
  age_gate_id text not null references age_gate (id),
  number int not null,
  address text not null,
  package text not null,
  state text not null check (state in ('to-visit', 'prepared', 'sealed', 'failed')),
  tries int not null default 0,
  failure text,
  seen_at timestamptz,
  -- Where the visit ended, what was answered, and whether a browser showed it.
  final_address text,
  status int,
  is_shown boolean,
  proposed text check (proposed in ('none', 'declared', 'verified')),
  proposed_kinds jsonb not null default '[]',
  phrase text,
  quote text,
  digest text,
  log_index bigint,
  decided text check (decided in ('none', 'declared', 'verified', 'unclear')),
  kinds jsonb not null default '[]',
  reason text,
  decided_by text references account (id),
  decided_at timestamptz,
  primary key (age_gate_id, number)
);
select vigie_protect('age_gate_page');
