-- A unit takes back a page that it shared; a case that is restricted or given away takes its pages back by itself.
grant delete on operation_capture to vigie_app;
create policy taken_back on operation_capture for delete using (member = current_setting('vigie.unit', true));

create function vigie_takes_captures_back() returns trigger language plpgsql as $$
begin
  delete from operation_capture c using evidence_package e
  where e.id = c.package_id and e.case_id = new.id and c.member = new.unit_id;
  return null;
end $$;
create trigger takes_captures_back after update of visibility on "case" for each row
  when (old.visibility = 'unit' and new.visibility <> 'unit') execute function vigie_takes_captures_back();
