-- A foreign key looks up and marks its parent once for each row. Where many rows come at once, each statement is looked at as a whole instead: that
-- is sound where the parent is never removed and what names it never changes, and both are refused here.

-- By the parent's key, for each name once: a join might read the whole table.
create function vigie_known() returns trigger language plpgsql as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
  missing text;
begin
  perform set_config('vigie.reader', '*', true);
  execute format('select a.name from (select distinct %I as name from added) a where (select true from %s parent where parent.id = a.name) is null limit 1',
    tg_argv[0], tg_argv[1])
    into missing;
  perform set_config('vigie.reader', reader, true);
  if missing is not null then
    raise foreign_key_violation using message = format('a row of %s names %s %s, which is not known', tg_table_name, tg_argv[0], missing);
  end if;
  return null;
end $$;

create function vigie_stays() returns trigger language plpgsql as $$
begin
  raise foreign_key_violation using message = format('rows of %s keep their names, and are not removed: others name them', tg_table_name);
end $$;

-- Puts the look at each statement in the place of the foreign key of a column that names the `id` of `parent`.
create function vigie_refers(target regclass, named text, parent regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s drop constraint %I', target, (select c.conname from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
    where c.contype = 'f' and c.conrelid = target and c.confrelid = parent and a.attname = named));
  execute format('create trigger %I after insert on %s referencing new table as added for each statement execute function vigie_known(%L, %L)',
    named || '_is_known', target, named, parent::text);
  execute format('create trigger %I before update of %I on %s for each statement execute function vigie_stays()', named || '_stays', named, target);
  if not exists (select from pg_trigger where tgrelid = parent and tgname = 'id_stays') then
    execute format('create trigger id_stays before delete or update of id on %s for each statement execute function vigie_stays()', parent);
  end if;
end $$;

select vigie_refers('event', 'unit_id', 'unit');
