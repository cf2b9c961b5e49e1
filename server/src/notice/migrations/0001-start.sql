-- A notice (Regulation (EU) 2022/2065, art. 16) and its way out of the house.

create table notice (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  kind text not null,
  language text not null,
  state text not null check (state in ('queued', 'sent', 'failed')),
  content jsonb not null,
  deadline jsonb,
  receipt jsonb,
  failure text,
  attempts int not null default 0,
  account_id text not null,
  made_at timestamptz not null,
  sent_at timestamptz
);
create index notice_case on notice (case_id);
select vigie_protect('notice');

create table notice_listing (
  unit_id text not null references unit (id),
  notice_id text not null references notice (id),
  listing_id text not null references listing (id),
  url text not null,
  primary key (notice_id, listing_id)
);
select vigie_protect('notice_listing');
