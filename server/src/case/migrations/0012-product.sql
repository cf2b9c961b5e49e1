-- The same product is asked for on all platforms.
create index case_product on "case" (unit_id, product);
