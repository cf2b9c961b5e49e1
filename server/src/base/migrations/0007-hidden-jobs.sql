-- The job queue's tables know nobody who reads. Which of many texts name, by its id or its address, a row that is there and hidden from whoever
-- reads: of which tables, the policies say. Columns without an index are passed over: an address is looked up among the offers.

-- The ids and addresses in a text; an address without what ends a sentence, too.
create function vigie_named_in(told text) returns setof text language sql immutable parallel safe as $$
  select found[1] from regexp_matches(told, '\m[a-z]{3}_\w+', 'g') found
  union select unnest(array[found[1], rtrim(found[1], '.,:;!?)')]) from regexp_matches(told, 'https?://[^\s"<>\\]+', 'g') found
$$;

-- Of these ids and addresses, those of rows that whoever reads may see.
create function vigie_seen_of(named text[]) returns text[] language plpgsql stable set search_path = public, pg_temp as $$
declare
  target record;
  found_here text[];
  seen text[] := '{}';
begin
  for target in select p.polrelid::regclass as name, a.attname as key from pg_policy p join pg_attribute a on a.attrelid = p.polrelid
      where p.polname = 'case_readers' and a.attname in ('id', 'url') and not a.attisdropped
        and exists (select from pg_index i where i.indrelid = a.attrelid and a.attnum = any(i.indkey::int2[])) loop
    execute format('select array(select %I from %s where %1$I = any($1))', target.key, target.name) into found_here using named;
    seen := seen || found_here;
  end loop;
  return seen;
end $$;

create function vigie_hiding(told text[]) returns setof text language plpgsql stable set search_path = public, pg_temp as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
  named text[];
  hidden text[];
begin
  -- Where nothing is hidden from whoever reads, nothing is looked up.
  if reader = '*' or not exists (select from vigie_hidden_cases(reader)) then return; end if;
  named := array(select distinct vigie_named_in(one) from unnest(told) one);
  hidden := vigie_seen_of(named);
  perform set_config('vigie.reader', '*', true);
  hidden := array(select unnest(vigie_seen_of(named)) except select unnest(hidden));
  perform set_config('vigie.reader', reader, true);
  return query select one from unnest(told) one where exists (select from vigie_named_in(one) term where term = any(hidden));
end $$;
