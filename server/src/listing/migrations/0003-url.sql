-- Listings are looked up by their address when a notice names it.
create index listing_url on listing (unit_id, url);
