-- Until when a case is restricted, and whether it then opens by itself; null: until a keeper changes it. Where it does not open, its readers are
-- reminded once, and it stays as it is.
alter table "case"
  add column restricted_until timestamptz,
  add column opens_then boolean not null default false,
  add column restriction_due boolean not null default false,
  add constraint case_restricted_until check (restricted_until is null or visibility <> 'unit'),
  add constraint case_opens_then check (not opens_then or restricted_until is not null);
create index case_restriction_ends on "case" (unit_id, restricted_until) where restricted_until is not null and not restriction_due;
create index case_restriction_due on "case" (unit_id) where restriction_due;
