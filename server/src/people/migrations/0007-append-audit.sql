-- Adds entries to a unit's audit log in one call: each act waits for the chain's lock, and holds it until it commits. `rest` is
-- what an entry's digest is of, after the digest and the number that only the chain knows: the end of a list in canonical JSON.

create function append_audit(of_unit text, entries jsonb) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  entry jsonb;
  last_number bigint;
  last_digest text;
  next_digest text;
begin
  perform pg_advisory_xact_lock(hashtextextended('audit/' || of_unit, 0));
  select a.number, a.digest into last_number, last_digest
    from public.audit a where a.unit_id = of_unit order by a.number desc limit 1;
  last_number := coalesce(last_number, 0);
  last_digest := coalesce(last_digest, '');
  for entry in select value from jsonb_array_elements(entries) loop
    last_number := last_number + 1;
    next_digest := encode(sha256(convert_to('["' || last_digest || '",' || last_number || ',' || (entry ->> 'rest'), 'UTF8')), 'hex');
    insert into public.audit (id, unit_id, number, account_id, act, subject_id, reason, content, done_at, previous_digest, digest)
    values (entry ->> 'id', of_unit, last_number, entry ->> 'account', entry ->> 'act', entry ->> 'subject', entry ->> 'reason',
      entry -> 'content', (entry ->> 'now')::timestamptz, last_digest, next_digest);
    last_digest := next_digest;
  end loop;
end $$;
revoke execute on function append_audit(text, jsonb) from public;
grant execute on function append_audit(text, jsonb) to vigie_app;
