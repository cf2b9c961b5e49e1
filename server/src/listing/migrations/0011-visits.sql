-- An offer of which the address alone is known: it has no snapshot until its page was read. Where that offer was known already, which one it is.
alter table listing add column read_as text references listing (id);

-- What was asked to be visited, and what became of it.
create table listing_visit (
  id text primary key,
  unit_id text not null references unit (id),
  listing_id text not null references listing (id),
  url text not null,
  asked_at timestamptz not null,
  visited_at timestamptz,
  -- Why no offer was read there, in both languages.
  failure text
);
create index listing_visit_listing on listing_visit (listing_id);
select vigie_protect('listing_visit');
select vigie_protect_with('listing_visit', 'listing_id', 'listing');
