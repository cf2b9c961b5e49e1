-- Numbers stay with what they are of in an address (`Flat 12, 14 High St` is not `Flat 14, 12 High St`): those that were kept by their words alone go, and
-- the offers that state them are read once more, by the queue case.read.
alter table "case" no force row level security;
alter table case_trader_key no force row level security;
update "case" set is_text_read = false where id in (select case_id from case_trader_key where kind = 'address');
delete from case_trader_key where kind = 'address';
alter table case_trader_key force row level security;
alter table "case" force row level security;
