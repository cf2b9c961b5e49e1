-- The job queue's tables know nobody who reads. Whether a text names, by its id, a row that is there and hidden from whoever reads: of which tables,
-- the policies say.

create function vigie_has(wanted text) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
declare
  target regclass;
  found_it boolean;
begin
  for target in select p.polrelid from pg_policy p join pg_attribute a on a.attrelid = p.polrelid and a.attname = 'id' and not a.attisdropped
      where p.polname = 'case_readers' loop
    execute format('select exists (select from %s where id = $1)', target) into found_it using wanted;
    if found_it then return true; end if;
  end loop;
  return false;
end $$;

create function vigie_has_hidden(wanted text) returns boolean language plpgsql stable as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
  is_there boolean;
begin
  if public.vigie_has(wanted) then return false; end if;
  perform set_config('vigie.reader', '*', true);
  is_there := public.vigie_has(wanted);
  perform set_config('vigie.reader', reader, true);
  return is_there;
end $$;

create function vigie_hides(told text) returns boolean language sql stable as $$
  select exists (
    select from (select distinct named[1] as id from regexp_matches(told, '\m[a-z]{3}_\w+', 'g') named) of
    where public.vigie_has_hidden(of.id))
$$;
