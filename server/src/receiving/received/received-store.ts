import { SEVERITIES, type Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { keepWords, wordsColumn } from '../../base/database/bilingual-column.ts';
import { hasRow, instant, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { isTrusted } from '../inbox/inbox-store.ts';
import {
  type Alike,
  alikeSchema,
  noticeElementsSchema,
  placeSchema,
  RECEIVED_STATES,
  receivedDetailSchema,
  receivedSchema,
} from './received-schema.ts';

const receivedNoticeSchema = z.object({
  id: z.string(),
  inbox: z.string(),
  way: z.enum(['api', 'form', 'mail']),
  digest: z.string(),
  sender: z.string().nullable(),
  /** A registered sender that signed. */
  proven: z.boolean(),
  elements: noticeElementsSchema,
  /** The notifier as counters and complaints know them. */
  notifierKey: z.string().nullable(),
  /** The code that opens the notifier's complaint. */
  code: z.string(),
  state: z.enum(RECEIVED_STATES),
  decision: receivedDetailSchema.shape.decision,
  receivedAt: instant,
  decidedAt: instant.nullable(),
  /** The addresses it names, each with the listing it is, where that is known. */
  items: z.array(z.object({ url: z.string(), listing: z.string().nullable() })),
});
/** A notice that came in, as it is kept. */
export type ReceivedNotice = z.output<typeof receivedNoticeSchema>;

const RECEIVED = sql`r.id, r.inbox_id as inbox, r.way, r.digest, r.sender_id as sender, r.proven, r.content as elements,
  r.notifier_key, r.code, r.state, r.decision, r.received_at, r.decided_at,
  coalesce((select jsonb_agg(jsonb_build_object('url', i.url, 'listing', i.listing_id) order by i.url)
    from received_item i where i.received_id = r.id), '[]') as items`;

/** Keeps a notice. @returns false when its content, or its sender's id of it, is there already. */
export async function saveReceived(
  tx: Tx,
  received: ReceivedNotice & { unit: string; source: string; externalId: string },
): Promise<boolean> {
  const isNew = await hasRow(
    tx,
    sql`insert into received_notice (id, unit_id, inbox_id, way, source, external_id, digest, sender_id, proven, content,
        notifier_key, code, state, received_at)
      values (${received.id}, ${received.unit}, ${received.inbox}, ${received.way}, ${received.source}, ${received.externalId},
        ${received.digest}, ${received.sender}, ${received.proven}, ${JSON.stringify(received.elements)}::jsonb,
        ${received.notifierKey}, ${received.code}, ${received.state}, ${received.receivedAt})
      on conflict do nothing returning id`,
  );
  for (const { url } of isNew ? received.items : []) {
    await sql`insert into received_item (unit_id, received_id, url)
      values (${received.unit}, ${received.id}, ${url})`.execute(tx);
  }
  return isNew;
}

/** One notice; null: the unit has none of this id. */
export function findReceived(tx: Tx, id: string): Promise<ReceivedNotice | null> {
  return row(tx, receivedNoticeSchema, sql`select ${RECEIVED} from received_notice r where r.id = ${id}`);
}

/** The notice that came before: with this content, else with this id from this source. */
export function findTwin(
  tx: Tx,
  about: { inbox: string; digest: string; source: string; externalId: string },
): Promise<ReceivedNotice | null> {
  return row(
    tx,
    receivedNoticeSchema,
    sql`select ${RECEIVED} from received_notice r
      where r.inbox_id = ${about.inbox}
        and (r.digest = ${about.digest} or (r.source = ${about.source} and r.external_id = ${about.externalId}))
      order by r.digest = ${about.digest} desc limit 1`,
  );
}

const itemSchema = z.object({
  url: z.string(),
  listing: z.string().nullable(),
  /** Why there is no listing. */
  note: wordsColumn.nullable(),
  lookedAt: instant.nullable(),
  /** The statement in force about this address, if there is one. */
  statement: z.string().nullable(),
});

/** The addresses that a notice names, and what is known of each. */
export function listItems(tx: Tx, received: string): Promise<z.output<typeof itemSchema>[]> {
  return rows(
    tx,
    itemSchema,
    sql`select i.url, i.listing_id as listing, i.note, i.looked_at,
        (select t.id from statement t where t.unit_id = i.unit_id and t.url = i.url and t.reversed_at is null) as statement
      from received_item i where i.received_id = ${received} order by i.url`,
  );
}

/** Notes which listing an address is, or why none could be read. */
export async function saveItem(
  tx: Tx,
  item: { received: string; url: string; listing: string | null; note: Words | null; now: Date },
): Promise<void> {
  await sql`
    update received_item set listing_id = ${item.listing}, note = ${item.note && keepWords(item.note)}, looked_at = ${item.now}
    where received_id = ${item.received} and url = ${item.url}`.execute(tx);
}

const idSchema = z.object({ id: z.string() });

/** Open notices about any of these addresses, but for one. */
export function listAlike(tx: Tx, received: string): Promise<Alike[]> {
  return rows(
    tx,
    alikeSchema.extend({ receivedAt: instant }),
    sql`select distinct r.id, r.received_at,
        coalesce(r.content->'notifier'->>'organisation', r.content->'notifier'->>'name') as notifier
      from received_item mine join received_item i on i.unit_id = mine.unit_id and i.url = mine.url
      join received_notice r on r.id = i.received_id
      where mine.received_id = ${received} and r.id <> ${received} and r.state = 'open' order by r.id limit 500`,
  );
}

/** Open notices that name no address which this one does not: what is decided on this one decides them. */
export function listDecidedAlike(tx: Tx, received: string): Promise<ReceivedNotice[]> {
  const mine = sql`select mine.url from received_item mine where mine.received_id = ${received}`;
  return rows(
    tx,
    receivedNoticeSchema,
    sql`select ${RECEIVED} from received_notice r where r.id <> ${received} and r.state = 'open'
        and r.id in (select i.received_id from received_item i where i.url in (${mine}))
        and not exists (select from received_item i where i.received_id = r.id and i.url not in (${mine}))
      order by r.id limit 500`,
  );
}

/** Keeps a decision with its notice. */
export async function saveDecision(
  tx: Tx,
  decided: { received: string; decision: unknown; manifestlyUnfounded: boolean; account: string; now: Date },
): Promise<void> {
  await sql`
    update received_notice set state = 'decided', decision = ${JSON.stringify(decided.decision)}::jsonb,
      manifestly_unfounded = ${decided.manifestlyUnfounded}, decided_by = ${decided.account}, decided_at = ${decided.now}
    where id = ${decided.received}`.execute(tx);
}

/** A complaint against "no action" was right: the notice waits again for a decision. */
export async function reopenReceived(tx: Tx, id: string): Promise<void> {
  await sql`
    update received_notice set state = 'open', decision = null, manifestly_unfounded = null, decided_by = null, decided_at = null
    where id = ${id}`.execute(tx);
}

type Line = z.infer<typeof receivedSchema>;
const lineSchema = receivedSchema.extend({ receivedAt: instant, decidedAt: instant.nullable(), rank: z.int() });

/** Notices in a state (null: all), each with its rank in the queue. */
const ranked = (state: Line['state'] | null, today: string) => sql`with line as (
      select r.id, r.inbox_id as inbox, r.way, r.proven, r.state, r.received_at, r.decided_at, s.name as sender,
        coalesce(r.content->'notice'->>'kind', 'dsa-16') as kind, ${isTrusted(today)} as trusted,
        coalesce(r.content->'notifier'->>'organisation', r.content->'notifier'->>'name') as notifier,
        (select count(*)::int from received_item i where i.received_id = r.id) as urls,
        (select min(i.url) from received_item i where i.received_id = r.id) as first_url,
        (select count(distinct o.received_id)::int from received_item i
          join received_item o on o.unit_id = i.unit_id and o.url = i.url join received_notice n on n.id = o.received_id
          where i.received_id = r.id and o.received_id <> r.id and n.state = 'open') as alike,
        (select max(array_position(${SEVERITIES}::text[], f.severity))
          from received_item i join finding f on f.listing_id = i.listing_id where i.received_id = r.id) as worst
      from received_notice r left join sender s on s.id = r.sender_id
      where ${state}::text is null or r.state = ${state}
    ), ranked as (
      select line.*, (${SEVERITIES}::text[])[worst] as severity,
        (case when kind in ('dsa-9', 'gpsr-22-order') then 5 when trusted then 10 else 20 end) - coalesce(worst, 0) as rank
      from line
    )`;

/** Where a notice stands among those that wait for a decision; null: it does not wait. */
export function findPlace(tx: Tx, id: string, today: string): Promise<{ at: number; of: number } | null> {
  return row(
    tx,
    placeSchema,
    sql`${ranked('open', today)} select (select count(*)::int from ranked r where (r.rank, r.id) <= (mine.rank, mine.id)) as at,
        (select count(*)::int from ranked) as of from ranked mine where mine.id = ${id}`,
  );
}

/**
 * The triage queue: orders (art. 9), then trusted flaggers first (art. 22(1)), then by the most severe finding on a
 * listing named, then the oldest.
 *
 * @returns the lines and the cursor after the last of them
 */
export async function listReceived(
  tx: Tx,
  page: { state?: Line['state'] | undefined; cursor?: string | undefined; limit: number; today: string },
): Promise<{ items: Line[]; next: string | null }> {
  const { state = null, cursor, limit, today } = page;
  const [rank = -1, after = ''] = cursor === undefined ? [] : [Number(cursor.slice(0, 2)), cursor.slice(2)];
  const lines = await rows(
    tx,
    lineSchema,
    sql`${ranked(state, today)}
    select * from ranked where (rank, id) > (${rank}::int, ${after}) order by rank, id limit ${limit}`,
  );
  const last = lines.at(-1);
  return {
    items: lines.map(({ rank: _, ...line }) => line),
    next: last && lines.length === limit ? `${String(last.rank).padStart(2, '0')}${last.id}` : null,
  };
}

/** The findings on a notice's listings. */
export async function listFindingIds(tx: Tx, received: string): Promise<string[]> {
  const found = await rows(
    tx,
    idSchema,
    sql`select distinct f.id from received_item i join finding f on f.listing_id = i.listing_id
      where i.received_id = ${received} order by f.id limit 500`,
  );
  return found.map(({ id }) => id);
}
