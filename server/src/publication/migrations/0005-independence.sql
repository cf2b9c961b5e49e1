-- How a trusted flagger ensures that it stays independent (Regulation (EU) 2022/2065, art. 22(3)): by version, each kept for good.

create table independence_statement (
  unit_id text not null references unit (id),
  version int not null check (version > 0),
  in_place_since date not null,
  text_en text,
  text_fr text,
  account_id text not null references account (id),
  entered_at timestamptz not null,
  primary key (unit_id, version),
  check (text_en is not null or text_fr is not null)
);
select vigie_protect('independence_statement');
revoke update, delete on independence_statement from vigie_app;
