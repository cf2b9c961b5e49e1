-- A key counts for one method and path: the same key elsewhere is another request.
alter table idempotency_key add column route text not null default '';
alter table idempotency_key drop constraint idempotency_key_pkey;
alter table idempotency_key add primary key (unit_id, route, key);
alter table idempotency_key alter column route drop default;
