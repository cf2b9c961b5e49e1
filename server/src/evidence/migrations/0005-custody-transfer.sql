-- What an exhibit's chain is made of is called a custody transfer, as in ISO/IEC 27037: until now it was a hand-over.

alter table hand_over rename to custody_transfer;
alter table custody_transfer rename column handed_at to transferred_at;

do $$
declare
  named record;
begin
  for named in select conname as name from pg_constraint where conrelid = 'custody_transfer'::regclass and conname like 'hand\_over\_%' loop
    execute format('alter table custody_transfer rename constraint %I to %I', named.name, replace(
      replace(named.name, 'hand_over_', 'custody_transfer_'), 'handed_at', 'transferred_at'));
  end loop;
end $$;
