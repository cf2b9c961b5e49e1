import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Opening, openingSchema, type Peer, peerSchema } from './unit-schema.ts';

const keptOpening = openingSchema.extend({ openedAt: instant });
const keptPeer = peerSchema.extend({ enteredAt: instant, endedAt: instant.nullable() });

/** On whose word the unit asks and answers; null: it does neither. */
export const findOpening = (tx: Tx): Promise<Opening | null> =>
  row(tx, keptOpening, sql`select officer, reach, authority, opened_at from inquiry_opening`);

export async function saveOpening(
  tx: Tx,
  made: Omit<Opening, 'openedAt'> & { unit: string; proposal: string; now: Date },
): Promise<void> {
  const authority = made.authority === null ? null : JSON.stringify(made.authority);
  await sql`insert into inquiry_opening (unit_id, officer, reach, authority, proposal_id, opened_at)
    values (${made.unit}, ${made.officer}, ${made.reach}, ${authority}::jsonb, ${made.proposal}, ${made.now})
    on conflict (unit_id) do update set officer = excluded.officer, reach = excluded.reach, authority = excluded.authority,
      proposal_id = excluded.proposal_id, opened_at = excluded.opened_at`.execute(tx);
}

/** Notes that what the unit answers from is out of date. @returns false: that is known, or it answers nothing */
export const markStale = (tx: Tx): Promise<boolean> =>
  hasRow(tx, sql`update inquiry_opening set is_stale = true where not is_stale returning unit_id`);

/** Notes that what there is now is being prepared. */
export async function markFresh(tx: Tx): Promise<void> {
  await sql`update inquiry_opening set is_stale = false where is_stale`.execute(tx);
}

/** Ends what the unit was opened for, and takes its tables away. @returns false: it was not open */
export async function endOpening(tx: Tx): Promise<boolean> {
  await sql`delete from inquiry_bucket`.execute(tx);
  await sql`delete from inquiry_table`.execute(tx);
  return hasRow(tx, sql`delete from inquiry_opening returning unit_id`);
}

const PEER = sql`select id, name, url, key, peer_unit as unit, competence, entered_at, ended_at from inquiry_peer`;

/** Units that may be asked, and that may ask; those whose entry was ended too. */
export const listPeers = (tx: Tx): Promise<Peer[]> =>
  rows(tx, keptPeer, sql`${PEER} order by ended_at is not null, name, id`);

export const findPeer = (tx: Tx, id: string): Promise<Peer | null> => row(tx, keptPeer, sql`${PEER} where id = ${id}`);

/** The unit of another installation, or of this one, that stands in the register by its installation's key. */
export const findPeerByKey = (tx: Tx, key: string, unit: string): Promise<Peer | null> =>
  row(tx, keptPeer, sql`${PEER} where key = ${key} and peer_unit = ${unit} and ended_at is null`);

export async function savePeer(
  tx: Tx,
  made: Omit<Peer, 'enteredAt' | 'endedAt'> & { of: string; proposal: string; now: Date },
): Promise<void> {
  await sql`insert into inquiry_peer (id, unit_id, name, url, key, peer_unit, competence, proposal_id, entered_at)
    values (${made.id}, ${made.of}, ${made.name}, ${made.url}, ${made.key}, ${made.unit}, ${made.competence},
      ${made.proposal}, ${made.now})`.execute(tx);
}

/** @returns false: the entry was ended, has another key by now, or there is one of that key already */
export const changePeerKey = (tx: Tx, made: { id: string; old: string; new: string }): Promise<boolean> =>
  hasRow(
    tx,
    sql`update inquiry_peer p set key = ${made.new} where id = ${made.id} and key = ${made.old} and ended_at is null
      and not exists (select from inquiry_peer o where o.unit_id = p.unit_id and o.key = ${made.new} and o.peer_unit = p.peer_unit
        and o.ended_at is null) returning id`,
  );

/** @returns false: there is no such entry, or it was ended */
export const endPeer = (tx: Tx, id: string, now: Date): Promise<boolean> =>
  hasRow(tx, sql`update inquiry_peer set ended_at = ${now} where id = ${id} and ended_at is null returning id`);

/** Tables that stand ready, of how many entries: filled up, so that they do not tell how many are known. */
export const tableSchema = z
  .object({
    about: z.enum(['business', 'person']),
    entries: z.int(),
    madeAt: z.string(),
    /** How long it took. */
    seconds: z.int(),
  })
  .meta({ id: 'InquiryTable' });

export const listTables = (tx: Tx) =>
  rows(
    tx,
    tableSchema.extend({ madeAt: instant }),
    sql`select about, (width * (1 << bits))::int as entries, made_at, seconds from inquiry_table order by about`,
  );
