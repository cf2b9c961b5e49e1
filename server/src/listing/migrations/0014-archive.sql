-- Snapshots that nothing rests on move into encrypted files (docs/reference/archive.md). Who may read one is asked of its offer, which stays.
create table archive_segment (
  id text primary key,
  unit_id text not null references unit (id),
  rows int not null,
  -- Before encryption.
  bytes bigint not null,
  -- SHA-256 (hex) of the file, and its entry in the log.
  digest text not null,
  log_index bigint not null,
  -- The file's own key, sealed with the installation's. Null: destroyed, and the file with it.
  sealed_key text,
  first_platform text not null,
  first_listing text not null,
  last_platform text not null,
  last_listing text not null,
  made_at timestamptz not null,
  -- When others took its place. The file stays for a while, since a backup under way names it.
  replaced_at timestamptz,
  -- Offers that were erased since: nobody reads them here, and the next run writes the file anew without them.
  to_erase text[] not null default '{}'
);
create index archive_segment_unit on archive_segment (unit_id, id);
select vigie_protect('archive_segment');

-- Snapshots of an offer that are in the archive.
alter table listing add column archived int not null default 0;
create index listing_archived on listing (unit_id) include (archived) where archived > 0;

-- A snapshot may go once no row names it any more; its name stays as it is.
drop trigger id_stays on snapshot;
create trigger id_stays before update of id on snapshot for each statement execute function vigie_stays();
create function vigie_snapshot_is_named() returns trigger language plpgsql as $$
declare
  reader text := coalesce(current_setting('vigie.reader', true), '');
  named text;
begin
  perform set_config('vigie.reader', '*', true);
  select gone.id into named from gone where exists (select from screening s where s.snapshot_id = gone.id) limit 1;
  perform set_config('vigie.reader', reader, true);
  if named is not null then
    raise foreign_key_violation using message = format('snapshot %s is named by a screening', named);
  end if;
  return null;
end $$;
create trigger is_named after delete on snapshot referencing old table as gone for each statement execute function vigie_snapshot_is_named();

-- What names a snapshot is looked up when one goes.
create index relisting_snapshot on relisting (snapshot_id) where snapshot_id is not null;
create index relisting_original_snapshot on relisting (original_snapshot_id) where original_snapshot_id is not null;
create index pack_backtest_hit_snapshot on pack_backtest_hit (snapshot_id);
