import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, oneRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { FAST_MINUTES } from '../alarm/raise-alarm.ts';
import type { Question } from '../wire/question-schema.ts';

/** Holds a peer's entry until the transaction ends: its questions are counted one after the other. */
export async function holdPeer(tx: Tx, peer: string): Promise<void> {
  await sql`select 1 from inquiry_peer where id = ${peer} for update`.execute(tx);
}

const paceSchema = z.object({ today: z.int(), lately: z.int(), ofUnit: z.int() });

/** How many questions a peer's officer has put, and the peer as a whole. */
export const countReceived = (tx: Tx, peer: string, officer: string, { since, now }: { since: Date; now: Date }) =>
  oneRow(
    tx,
    paceSchema,
    sql`select count(*) filter (where officer_id = ${officer} and received_at >= ${since})::int as today,
        count(*) filter (where officer_id = ${officer} and received_at > ${now}::timestamptz - ${FAST_MINUTES} * interval '1 minute')::int as lately,
        count(*) filter (where received_at >= ${since})::int as of_unit
      from inquiry_received
      where peer_id = ${peer} and received_at >= least(${since}, ${now}::timestamptz - ${FAST_MINUTES} * interval '1 minute')`,
  );

/** Keeps who asks, why and when. @returns false: a question of this id was put before */
export const saveReceived = (
  tx: Tx,
  {
    question,
    unit,
    peer,
    isClosed,
    now,
  }: { question: Question; unit: string; peer: string; isClosed: boolean; now: Date },
): Promise<boolean> =>
  hasRow(
    tx,
    sql`insert into inquiry_received (unit_id, peer_id, id, officer, officer_id, purpose, basis, article, about, elements, received_at, is_closed)
      values (${unit}, ${peer}, ${question.id}, ${question.officer.name}, ${question.officer.id}, ${question.purpose},
        ${question.basis}, ${question.article}, ${question.about}, ${question.elements.length}, ${now}, ${isClosed})
      on conflict do nothing returning id`,
  );

const openSchema = z.object({ about: z.enum(['business', 'person']), elements: z.int() });

/** Closes a question whose buckets are given now; null: there is none that waits for them. */
export const closeReceived = (tx: Tx, peer: string, id: string): Promise<z.infer<typeof openSchema> | null> =>
  row(
    tx,
    openSchema,
    sql`update inquiry_received set is_closed = true where peer_id = ${peer} and id = ${id} and not is_closed
      returning about, elements`,
  );

export const receivedSchema = z
  .object({
    /** The entry of the unit that asked, and the id that it gave the question. */
    id: z.string(),
    peer: z.string(),
    officer: z.string(),
    purpose: z.string(),
    basis: z.string(),
    article: z.string(),
    about: z.enum(['business', 'person']),
    at: z.string(),
  })
  .meta({ id: 'InquiryReceived' });

/** An id is the asker’s own, and another unit may have the same. */
const ID = sql`(r.peer_id || '/' || r.id)`;

/** Who asked, the newest first by our clock: an asker’s ids tell no order. */
export const listReceived = (tx: Tx, { cursor = null, limit }: { cursor?: string | null | undefined; limit: number }) =>
  rows(
    tx,
    receivedSchema.extend({ at: instant }),
    sql`select ${ID} as id, p.name as peer, r.officer, r.purpose, r.basis, r.article, r.about, r.received_at as at
      from inquiry_received r join inquiry_peer p on p.id = r.peer_id
      where (${cursor}::text is null or (r.received_at, r.peer_id, r.id) < (
        select received_at, peer_id, id from inquiry_received where (peer_id || '/' || id) = ${cursor}))
      order by r.received_at desc, r.peer_id desc, r.id desc limit ${limit}`,
  );
