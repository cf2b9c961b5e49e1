-- Which sensitive cases an account has opened on a day: counted for that account alone, and forgotten after thirty days.
create table seen_case (
  unit_id text not null references unit (id),
  account_id text not null references account (id),
  case_id text not null references "case" (id),
  day date not null,
  primary key (account_id, day, case_id)
);
select vigie_protect('seen_case');
select vigie_protect_case('seen_case', 'case_id');
