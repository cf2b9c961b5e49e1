-- No foreign key holds the snapshot of a screening any more: what is inserted meanwhile would be missed here, and look at the compartment of before.
create or replace function vigie_case_changed_compartment() returns trigger language plpgsql as $$
begin
  lock table screening in share row exclusive mode;
  if new.visibility <> 'unit' then perform vigie_keep_apart(new.id); else perform vigie_give_back(new.id); end if;
  return null;
end $$;
