-- What each viewpoint saw at a check, and listings that are online again at their own address after they were removed.

alter table "check" add column views jsonb not null default '[]';

create table reappearance (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  notice_id text not null references notice (id),
  listing_id text not null references listing (id),
  check_id text not null references "check" (id),
  gone_since timestamptz not null,
  seen_at timestamptz not null,
  unique (check_id)
);
create index reappearance_case on reappearance (case_id);
select vigie_protect('reappearance');
