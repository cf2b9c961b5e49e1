-- What is known from outside: recalls, which are public and everybody's, and a unit's own lists of picture hashes.

create table recall (
  reference text primary key,
  title text not null,
  published_at timestamptz,
  url text,
  gtins jsonb not null,
  brand text,
  models jsonb not null,
  -- Hashes of its photographs: {"url", "pdq"}.
  pictures jsonb not null default '[]',
  imported_at timestamptz not null
);
grant select, insert, update on recall to vigie_app;

create table hash_list (
  id text primary key,
  unit_id text not null references unit (id),
  name text not null,
  kind text not null check (kind in ('known', 'exception')),
  -- Bits in which a picture may differ and is still the one on the list.
  distance int not null check (distance between 0 and 31),
  severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
  -- The rule (`pack/rule`) whose provisions a picture on the list falls under.
  rule text,
  made_at timestamptz not null,
  unique (unit_id, name)
);
select vigie_protect('hash_list');

create table known_hash (
  unit_id text not null references unit (id),
  list_id text not null references hash_list (id),
  pdq text not null check (pdq ~ '^[0-9a-f]{64}$'),
  label text not null,
  source text not null,
  added_at timestamptz not null,
  primary key (list_id, pdq)
);
select vigie_protect('known_hash');
