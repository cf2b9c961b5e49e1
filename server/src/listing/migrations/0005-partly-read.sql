-- What was read, but not whole: fields that were cut, pages whose structured data is broken.
alter table listing_import add column partly_read int not null default 0;
