-- The same photograph is asked for by its hash.
create index picture_pdq on picture (unit_id, pdq) where pdq is not null;
