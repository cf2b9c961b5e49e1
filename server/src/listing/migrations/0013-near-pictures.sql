-- Photographs that are nearly the same are looked up. Two hashes of 256 bits that differ in at most 31 agree, but for one bit at most, in one of sixteen
-- pieces of sixteen bits (Norouzi, Punjani and Fleet 2012: multi-index hashing); so the pieces are indexed, and each is asked for with its sixteen neighbours.
create function vigie_pdq_pieces(pdq text) returns int[] language sql immutable strict parallel safe as $$
  select case when pdq ~ '^[0-9a-f]{64}$' then array(select n << 16 | ('x' || substr(pdq, n * 4 + 1, 4))::bit(16)::int from generate_series(0, 15) n)
    else '{}' end
$$;
create index picture_pieces on picture using gin (vigie_pdq_pieces(pdq)) with (fastupdate = off) where pdq is not null;

-- As with words (case/0010): under a policy of row-level security that index is not used. The function holds to the unit and to whoever reads by itself.
create policy lookup_reads on picture for select to vigie_lookup using (true);
grant select (unit_id, pdq, compartment) on picture to vigie_lookup;
create function vigie_near_pictures(wanted text, most int) returns table (pdq text, distance int) language sql stable parallel restricted rows 10
  security definer set search_path = pg_catalog, pg_temp as $$
  select n.pdq, n.distance from (
    select p.pdq, bit_count(('x' || p.pdq)::bit(256) # ('x' || wanted)::bit(256))::int as distance
    from public.picture p
    where p.pdq is not null and p.unit_id = current_setting('vigie.unit', true)
      and public.vigie_pdq_pieces(p.pdq) && (select array_agg(piece # flip)
        from unnest(public.vigie_pdq_pieces(wanted)) piece, (select 0 as flip union all select 1 << bit from generate_series(0, 15) bit) flips)
      and (current_setting('vigie.reader', true) = '*' or p.compartment is null
        or p.compartment not in (select public.vigie_hidden_cases(current_setting('vigie.reader', true))))) n
  where n.distance <= least(most, 31) group by n.pdq, n.distance
$$;
revoke execute on function vigie_near_pictures(text, int) from public;
grant execute on function vigie_near_pictures(text, int) to vigie_app;
