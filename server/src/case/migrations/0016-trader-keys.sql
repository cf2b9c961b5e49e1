-- By what the traders of cases are compared with each other beside their goods: digests of their numbers in registers of businesses, and of the address
-- that their offers state (docs/decisions/0040-traders-by-address.md). The address itself stands in the offer alone.
create table case_trader_key (
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  kind text not null check (kind in ('number', 'address')),
  digest text not null,
  primary key (case_id, kind, digest)
);
select vigie_protect('case_trader_key');
select vigie_protect_case('case_trader_key', 'case_id');
create index case_trader_key_digest on case_trader_key (unit_id, digest, case_id);

-- The offers of those that are there are read once more, by the queue case.read.
alter table "case" no force row level security;
update "case" set is_text_read = false where joined_to is null and trader <> '' and trader not like 'erased:%';
alter table "case" force row level security;
