-- What came in one stream together, of offers in which nothing was found: a row for all of them, which is what each would have in its own. One
-- that is held has a row of its own. The id of an answer is the lot's with its place.
create table prepublication_lot (
  id text primary key,
  unit_id text not null references unit (id),
  account_id text not null references account (id),
  -- SHA-256 of each, one behind the other.
  digests bytea not null,
  -- The marketplace's own numbers, in the same order.
  numbers text[] not null,
  rules_digest text not null,
  engine text not null,
  screened_at timestamptz not null,
  expires_at timestamptz not null,
  check (octet_length(digests) = 32 * cardinality(numbers))
);
create index prepublication_lot_expired on prepublication_lot (unit_id, expires_at);
select vigie_protect('prepublication_lot');
