-- Who is told by mail of what waits for their approval, and what they were told of last.
create table approval_mail (
  account_id text primary key references account (id),
  unit_id text not null references unit (id),
  wanted boolean not null,
  told_at timestamptz,
  told text[] not null default '{}'
);
select vigie_protect('approval_mail');
