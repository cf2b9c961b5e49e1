-- Whose request it was: another account's is another one, even under the same key and with the same content. Null: it was kept before.
alter table idempotency_key add column account_id text;
