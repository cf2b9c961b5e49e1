-- The signature of the beacon's round that made the seed, as it was checked. Null: another made it, or a round before signatures were.
alter table sweep add signature text;
