-- Entries that come together are kept by one statement: the same chain, computed before.

create or replace function append_audit(of_unit text, entries jsonb) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  entry jsonb;
  last_number bigint;
  -- Of the last entry, then of each that is added.
  digests text[];
  reader text := coalesce(current_setting('vigie.reader', true), '');
begin
  perform set_config('vigie.reader', '*', true);
  perform pg_advisory_xact_lock(hashtextextended('audit/' || of_unit, 0));
  select a.number, array[a.digest] into last_number, digests
    from public.audit a where a.unit_id = of_unit order by a.number desc limit 1;
  last_number := coalesce(last_number, 0);
  digests := coalesce(digests, array['']);
  for entry in select value from jsonb_array_elements(entries) with ordinality as e(value, place) order by place loop
    digests := digests || encode(sha256(convert_to('["' || digests[cardinality(digests)] || '",' || last_number + cardinality(digests) || ','
      || (entry ->> 'rest'), 'UTF8')), 'hex');
  end loop;
  insert into public.audit (id, unit_id, number, account_id, act, subject_id, reason, content, done_at, previous_digest, digest)
    select value ->> 'id', of_unit, last_number + place, value ->> 'account', value ->> 'act', value ->> 'subject', value ->> 'reason',
      value -> 'content', (value ->> 'now')::timestamptz, digests[place], digests[place + 1]
    from jsonb_array_elements(entries) with ordinality as e(value, place) order by place;
  perform set_config('vigie.reader', reader, true);
end $$;
