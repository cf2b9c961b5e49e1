-- That a snapshot was screened with these packs by this engine, and what was found.

create table screening (
  unit_id text not null references unit (id),
  snapshot_id text not null references snapshot (id),
  packs_digest text not null,
  engine text not null,
  screened_at timestamptz not null,
  primary key (snapshot_id, packs_digest, engine)
);
select vigie_protect('screening');

create table finding (
  id text primary key,
  unit_id text not null references unit (id),
  listing_id text not null references listing (id),
  snapshot_id text not null references snapshot (id),
  pack text not null,
  rule text not null,
  pack_digest text not null,
  engine text not null,
  severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
  content jsonb not null,
  made_at timestamptz not null,
  unique (snapshot_id, pack, rule, pack_digest, engine)
);
create index finding_listing on finding (listing_id);
select vigie_protect('finding');

-- The exact packs used, so that a finding can be recomputed.
create table pack_version (
  digest text primary key,
  pack text not null,
  content text not null,
  first_used timestamptz not null
);
grant select, insert on pack_version to vigie_app;
