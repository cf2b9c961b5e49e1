-- What a laboratory found in a sample: its report is an exhibit of the case, sealed as it came.
create table laboratory_result (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  sample text not null,
  taken_on date not null,
  taken_place text not null,
  taken_by text not null,
  taken_organisation text not null,
  -- The sample itself, where it is an exhibit.
  sample_exhibit_id text references exhibit (id),
  laboratory text not null,
  -- As the report has it: nobody checks it.
  accreditation text,
  method text not null,
  -- The day of the report.
  reported_on date not null check (reported_on >= taken_on),
  result text not null,
  conforming text not null check (conforming in ('yes', 'no', 'undecided')),
  report_exhibit_id text not null references exhibit (id),
  account_id text not null references account (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text references account (id),
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
create index laboratory_result_case on laboratory_result (case_id);
create index laboratory_result_sample on laboratory_result (sample_exhibit_id) where sample_exhibit_id is not null;
create index laboratory_result_report on laboratory_result (report_exhibit_id);
select vigie_protect('laboratory_result');
select vigie_protect_case('laboratory_result', 'case_id');
-- Nobody acts on a case that is being given to another unit, or was.
create trigger acts_here before insert or update on laboratory_result for each row execute function vigie_acts_here();
