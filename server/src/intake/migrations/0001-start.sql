-- What people bring in: a file, or a text with addresses. It is read by jobs, piece by piece; `cursor` says how far, and is written in the
-- transaction of what was read up to there.

create table intake (
  id text primary key,
  unit_id text not null references unit (id),
  name text not null,
  kind text not null check (kind in ('file', 'text')),
  account_id text not null references account (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  state text not null check (state in ('waiting', 'reading', 'paused', 'done', 'failed')),
  bytes bigint not null,
  digest text not null,
  -- The key of the file, which lies encrypted in the data folder; null: it was erased, and every copy of it with the key.
  file_key bytea,
  -- How many rows, pages and addresses were read so far; and how many there are, where that is known before.
  cursor int not null default 0,
  total int,
  kept int not null default 0,
  known int not null default 0,
  not_read int not null default 0,
  passed_over int not null default 0,
  partly_read int not null default 0,
  -- How often reading stopped at this place for no fault of the file's.
  tries int not null default 0,
  -- Field to column, as a person said.
  map jsonb,
  -- What a person is shown who is asked which column is which.
  columns jsonb,
  failure text
);
create index intake_unit on intake (unit_id, id);
select vigie_protect('intake');

-- An offer that was kept of an intake. `number`: its place among all that was read.
create table intake_row (
  unit_id text not null references unit (id),
  intake_id text not null references intake (id),
  number int not null,
  place text not null,
  listing_id text not null references listing (id),
  -- The unit had it before.
  is_known boolean not null,
  primary key (intake_id, number)
);
create index intake_row_listing on intake_row (listing_id);
select vigie_protect('intake_row');
select vigie_protect_with('intake_row', 'listing_id', 'listing');

create table intake_gap (
  unit_id text not null references unit (id),
  intake_id text not null references intake (id),
  number int not null,
  place text not null,
  reason text not null,
  count int not null,
  is_lost boolean not null,
  is_partly boolean not null,
  primary key (intake_id, number)
);
select vigie_protect('intake_gap');
