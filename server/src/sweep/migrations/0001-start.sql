-- Sweeps: a question put to a market, the frame that it is put to, what was drawn of it, what was seen and what people decided.

create table sweep (
  id text primary key,
  unit_id text not null references unit (id),
  -- Who began it; null: the command line.
  account_id text references account (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  state text not null check (state in ('reading', 'framed', 'logging', 'logged', 'running', 'paused', 'review', 'done', 'failed')),
  failure text,
  question text not null,
  -- What the person knows to be missing from the frame.
  missing text not null,
  packs jsonb not null,
  -- Where the frame comes from; `given` is its text until it is read.
  source jsonb not null,
  given text,
  stratify text not null,
  -- The commitment: the secret opens it, and is shown to an auditor alone.
  secret bytea,
  root text,
  entries int,
  strata jsonb,
  unread int not null default 0,
  -- The plan as its bytes were logged, what it was sized by, and where its leaf is in the log.
  plan text,
  precision jsonb,
  salt bytea,
  log_index bigint,
  logged_at timestamptz,
  value text,
  seeded_at timestamptz,
  figures jsonb
);
create index sweep_unit on sweep (unit_id, id);
select vigie_protect('sweep');

-- An entry of the frame. `number`: its place in the frame's order. Its content is kept where a file or the unit's own offers hold it, until the draw
-- passes it over.
create table sweep_entry (
  unit_id text not null references unit (id),
  sweep_id text not null references sweep (id),
  number int not null,
  stratum text not null,
  address text not null,
  digest text not null,
  content jsonb,
  primary key (sweep_id, number)
);
select vigie_protect('sweep_entry');

-- What of the source is not in the frame, and why.
create table sweep_gap (
  unit_id text not null references unit (id),
  sweep_id text not null references sweep (id),
  number int not null,
  place text not null,
  reason text not null,
  count int not null,
  primary key (sweep_id, number)
);
select vigie_protect('sweep_gap');

-- What was drawn. `held`: its content was there already. `package` names what is sealed of its page, from the draw on.
create table sweep_item (
  unit_id text not null references unit (id),
  sweep_id text not null references sweep (id),
  number int not null,
  state text not null check (state in ('to-visit', 'visited', 'sealed', 'held', 'failed')),
  failure text,
  tries int not null default 0,
  package text not null,
  digest text,
  log_index bigint,
  seen_at timestamptz,
  content jsonb,
  findings jsonb not null default '[]',
  is_second boolean not null,
  is_elusion boolean not null default false,
  primary key (sweep_id, number),
  foreign key (sweep_id, number) references sweep_entry (sweep_id, number)
);
select vigie_protect('sweep_item');

-- What people decided: the first, a second who did not see it, and who settled where they differ.
create table sweep_review (
  unit_id text not null references unit (id),
  sweep_id text not null references sweep (id),
  number int not null,
  turn text not null check (turn in ('first', 'second', 'settling')),
  account_id text not null references account (id),
  is_prohibited boolean not null,
  reason text not null,
  made_at timestamptz not null,
  primary key (sweep_id, number, turn),
  foreign key (sweep_id, number) references sweep_item (sweep_id, number)
);
select vigie_protect('sweep_review');
