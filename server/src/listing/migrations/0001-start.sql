-- An offer on a platform, and its content at one moment. `key` tells offers of one platform apart: its own id, else the URL, else the content.

create table listing (
  id text primary key,
  unit_id text not null references unit (id),
  platform text not null,
  key text not null,
  platform_id text,
  url text,
  title text not null,
  trader text,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  unique (unit_id, platform, key)
);
select vigie_protect('listing');

create table snapshot (
  id text primary key,
  unit_id text not null references unit (id),
  listing_id text not null references listing (id),
  digest text not null,
  content jsonb not null,
  seen_at timestamptz not null,
  unique (unit_id, listing_id, digest)
);
create index snapshot_listing on snapshot (listing_id, seen_at);
select vigie_protect('snapshot');
