-- The perceptual hash of a snapshot's pictures. The pictures themselves are kept in sealed evidence alone.

create table picture (
  unit_id text not null references unit (id),
  snapshot_id text not null references snapshot (id),
  url text not null,
  -- 64 hex digits; null where the picture could not be had or read, for the reason in `failure`.
  pdq text,
  quality int,
  -- The hashes of the picture turned and mirrored, seven of them: what was turned before it came back is found all the same.
  turns jsonb not null default '[]',
  -- The same eight of the picture without its plain edges, where it has any.
  trimmed jsonb not null default '[]',
  failure text,
  hashed_at timestamptz not null,
  primary key (snapshot_id, url)
);
create index picture_url on picture (unit_id, url, hashed_at);
select vigie_protect('picture');
