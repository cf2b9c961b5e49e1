-- Imports bring five hundred at a time.
select vigie_refers('listing', 'unit_id', 'unit');
select vigie_refers('snapshot', 'unit_id', 'unit');
select vigie_refers('snapshot', 'listing_id', 'listing');
select vigie_refers('picture', 'unit_id', 'unit');
