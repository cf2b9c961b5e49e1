-- What platforms declared in the Transparency Database's daily files: public, and of no unit. Of a file its digests and its counts are kept, not its
-- statements.
create table declared_file (
  day date not null,
  -- The platform's name in the database's addresses; 'global': all of them.
  slug text not null,
  variant text not null check (variant in ('full', 'light')),
  name text not null,
  bytes bigint not null,
  sha1 text not null,
  sha256 text not null,
  rows int not null,
  statements int not null,
  -- What was not counted, and what was counted although it says something unknown: by column.
  passed_over jsonb not null,
  unknown jsonb not null,
  drift jsonb not null,
  read_at timestamptz not null,
  -- The file that this one took the place of: another one of the same day.
  replaced_sha1 text,
  replaced_at timestamptz,
  primary key (day, slug)
);
grant select, insert, update, delete on declared_file to vigie_app;

create table declared_count (
  day date not null,
  slug text not null,
  -- As the file names it.
  platform text not null,
  category text not null,
  ground text not null,
  source text not null,
  detection text not null,
  decision text not null,
  statements int not null,
  primary key (day, slug, platform, category, ground, source, detection, decision),
  foreign key (day, slug) references declared_file (day, slug) on delete cascade
);
create index declared_count_platform on declared_count (platform, day);
grant select, insert, update, delete on declared_count to vigie_app;

-- The statements that bear an identifier which a platform gave a unit for a notice of its own, or the EAN of an offer in it.
create table declared_statement (
  unit_id text not null references unit (id),
  notice_id text not null references notice (id),
  uuid text not null,
  day date not null,
  slug text not null,
  how text not null check (how in ('puid', 'permalink', 'possible')),
  content jsonb not null,
  found_at timestamptz not null,
  primary key (notice_id, uuid)
);
create index declared_statement_day on declared_statement (unit_id, day, slug);
select vigie_protect('declared_statement');
select vigie_protect_with('declared_statement', 'notice_id', 'notice');
