-- Whoever streams what changes in a unit is told, in whichever process, that a session ended there or a key was taken back: the stream then looks
-- whether its own still counts. PostgreSQL sends the same word once for a transaction.
create function vigie_tell_ended() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('vigie_changes', jsonb_build_array(jsonb_build_array(old.unit_id, 'session'))::text);
  return null;
end $$;
create trigger told after delete on session for each row execute function vigie_tell_ended();
create trigger told after update of revoked_at on api_key for each row execute function vigie_tell_ended();
