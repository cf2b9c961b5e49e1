-- The restricted cases of the transaction's unit that this account keeps, and nobody else who is open and of these roles: by their ids now, since
-- another keeper may be named for them. What it looks past, and what it holds, is as before (0004-visibility).
drop function vigie_last_kept(text, text[]);
create function vigie_last_kept(keeper text, keeping text[]) returns setof text
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
begin
  perform set_config('vigie.reader', '*', true);
  -- A joined case has the readers of the one it went to.
  perform from public."case" c where c.visibility <> 'unit' and c.joined_to is null
    and exists (select from public.case_reader r where r.case_id = c.id and r.account_id = keeper and r.is_keeper)
  order by c.id for update;
  return query select c.id from public."case" c where c.visibility <> 'unit' and c.joined_to is null
    and exists (select from public.case_reader r where r.case_id = c.id and r.account_id = keeper and r.is_keeper)
    and not exists (select from public.case_reader r join public.account a on a.id = r.account_id
      where r.case_id = c.id and r.is_keeper and a.id <> keeper and a.disabled_at is null and a.role = any(keeping))
  order by c.id;
  perform set_config('vigie.reader', reader, true);
end $$;
