import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import type { z } from 'zod';
import { keepWords, readWords } from '../base/database/bilingual-column.ts';
import type { Tx } from '../base/database/store.ts';
import { isTrusted } from './inbox-store.ts';
import type { Claim, receivedSchema } from './schema.ts';

export interface NewReceived {
  id: string;
  unit: string;
  inbox: string;
  way: 'api' | 'form' | 'mail';
  source: string;
  externalId: string;
  digest: string;
  sender: string | null;
  proven: boolean;
  claim: Claim;
  notifierKey: string | null;
  code: string;
  state: 'open' | 'set-aside';
  now: Date;
}

/** Keeps a notice. @returns false when its content, or its sender's id of it, is there already. */
export async function saveReceived(tx: Tx, received: NewReceived): Promise<boolean> {
  const { rows } = await sql`
    insert into received_notice (id, unit_id, inbox_id, way, source, external_id, digest, sender_id, proven, content, notifier_key, code, state, received_at)
    values (${received.id}, ${received.unit}, ${received.inbox}, ${received.way}, ${received.source}, ${received.externalId}, ${received.digest},
      ${received.sender}, ${received.proven}, ${JSON.stringify(received.claim)}::jsonb, ${received.notifierKey}, ${received.code}, ${received.state},
      ${received.now})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) return false;
  for (const url of new Set(received.claim.urls)) {
    await sql`insert into received_item (unit_id, received_id, url) values (${received.unit}, ${received.id}, ${url})`.execute(
      tx,
    );
  }
  return true;
}

export interface KeptReceived {
  id: string;
  inbox: string;
  way: 'api' | 'form' | 'mail';
  source: string;
  digest: string;
  sender: string | null;
  proven: boolean;
  claim: Claim;
  notifierKey: string | null;
  code: string;
  state: 'open' | 'decided' | 'set-aside';
  decision: unknown;
  manifest: boolean | null;
  receivedAt: string;
  decidedAt: string | null;
}

interface ReceivedRow {
  id: string;
  inbox_id: string;
  way: KeptReceived['way'];
  source: string;
  digest: string;
  sender_id: string | null;
  proven: boolean;
  content: Claim;
  notifier_key: string | null;
  code: string;
  state: KeptReceived['state'];
  decision: unknown;
  manifest: boolean | null;
  received_at: Date;
  decided_at: Date | null;
}

export const instant = (at: Date | null): string | null => (at === null ? null : new Date(at).toISOString());

const toReceived = (row: ReceivedRow): KeptReceived => ({
  id: row.id,
  inbox: row.inbox_id,
  way: row.way,
  source: row.source,
  digest: row.digest,
  sender: row.sender_id,
  proven: row.proven,
  claim: row.content,
  notifierKey: row.notifier_key,
  code: row.code,
  state: row.state,
  decision: row.decision,
  manifest: row.manifest,
  receivedAt: new Date(row.received_at).toISOString(),
  decidedAt: instant(row.decided_at),
});

export async function findReceived(tx: Tx, id: string): Promise<KeptReceived | null> {
  const { rows } = await sql<ReceivedRow>`select * from received_notice where id = ${id}`.execute(tx);
  return rows[0] ? toReceived(rows[0]) : null;
}

/** The notice that came before: with this content, else with this id from this source. */
export async function findTwin(
  tx: Tx,
  about: { inbox: string; digest: string; source: string; externalId: string },
): Promise<KeptReceived | null> {
  const { rows } = await sql<ReceivedRow>`
    select * from received_notice
    where inbox_id = ${about.inbox} and (digest = ${about.digest} or (source = ${about.source} and external_id = ${about.externalId}))
    order by digest = ${about.digest} desc limit 1`.execute(tx);
  return rows[0] ? toReceived(rows[0]) : null;
}

export interface ReceivedItem {
  url: string;
  listing: string | null;
  note: Words | null;
  lookedAt: string | null;
  /** The statement in force about this address, if there is one. */
  statement: string | null;
}

export async function listItems(tx: Tx, received: string): Promise<ReceivedItem[]> {
  const { rows } = await sql<{
    url: string;
    listing_id: string | null;
    note: string | null;
    looked_at: Date | null;
    statement: string | null;
  }>`
    select i.url, i.listing_id, i.note, i.looked_at,
      (select t.id from statement t where t.unit_id = i.unit_id and t.url = i.url and t.reversed_at is null) as statement
    from received_item i where i.received_id = ${received} order by i.url`.execute(tx);
  return rows.map((row) => ({
    url: row.url,
    listing: row.listing_id,
    note: readWords(row.note),
    lookedAt: instant(row.looked_at),
    statement: row.statement,
  }));
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

/** Open notices about any of these addresses, but for one. */
export async function listAlike(tx: Tx, received: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct r.id from received_item mine join received_item i on i.unit_id = mine.unit_id and i.url = mine.url
    join received_notice r on r.id = i.received_id
    where mine.received_id = ${received} and r.id <> ${received} and r.state = 'open' order by r.id limit 500`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

export async function saveDecision(
  tx: Tx,
  decided: { received: string; decision: unknown; manifest: boolean; account: string; now: Date },
): Promise<void> {
  await sql`
    update received_notice set state = 'decided', decision = ${JSON.stringify(decided.decision)}::jsonb, manifest = ${decided.manifest},
      decided_by = ${decided.account}, decided_at = ${decided.now}
    where id = ${decided.received}`.execute(tx);
}

/** A complaint against "no action" was right: the notice waits again for a decision. */
export async function reopenReceived(tx: Tx, id: string): Promise<void> {
  await sql`
    update received_notice set state = 'open', decision = null, manifest = null, decided_by = null, decided_at = null where id = ${id}`.execute(
    tx,
  );
}

const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;

type Line = z.infer<typeof receivedSchema>;

/**
 * The triage queue: orders (art. 9), then trusted flaggers first (art. 22(1)), then by the most severe finding on a listing named, then the oldest.
 *
 * @returns the lines and the cursor after the last of them
 */
export async function listReceived(
  tx: Tx,
  page: { state: Line['state'] | undefined; cursor: string | undefined; limit: number; today: string },
): Promise<{ items: Line[]; next: string | null }> {
  const [rank = -1, after = ''] =
    page.cursor === undefined ? [] : [Number(page.cursor.slice(0, 2)), page.cursor.slice(2)];
  const { rows } = await sql<
    ReceivedRow & {
      rank: number;
      sender: string | null;
      trusted: boolean;
      severity: number;
      urls: number;
      first_url: string | null;
      alike: number;
    }
  >`
    with line as (
      select r.*, s.name as sender, coalesce(r.content->'notice'->>'kind', 'dsa-16') in ('dsa-9', 'gpsr-22-order') as is_order, ${isTrusted(page.today)} as trusted,
        (select count(*)::int from received_item i where i.received_id = r.id) as urls,
        (select min(i.url) from received_item i where i.received_id = r.id) as first_url,
        (select count(distinct o.received_id)::int from received_item i join received_item o on o.unit_id = i.unit_id and o.url = i.url
          join received_notice n on n.id = o.received_id
          where i.received_id = r.id and o.received_id <> r.id and n.state = 'open') as alike,
        coalesce((select max(case f.severity when 'critical' then 4 when 'high' then 3 when 'medium' then 2 else 1 end)
          from received_item i join finding f on f.listing_id = i.listing_id where i.received_id = r.id), 0) as severity
      from received_notice r left join sender s on s.id = r.sender_id
      where ${page.state ?? null}::text is null or r.state = ${page.state ?? null}
    ), ranked as (select line.*, (case when is_order then 5 when trusted then 10 else 20 end) - severity as rank from line)
    select * from ranked where (rank, id) > (${rank}::int, ${after}) order by rank, id limit ${page.limit}`.execute(tx);
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({
      id: row.id,
      inbox: row.inbox_id,
      kind: row.content.notice?.kind ?? 'dsa-16',
      way: row.way,
      sender: row.sender,
      proven: row.proven,
      trusted: row.trusted,
      notifier: row.content.notifier?.organisation ?? row.content.notifier?.name ?? null,
      urls: row.urls,
      firstUrl: row.first_url,
      severity: SEVERITIES[row.severity - 1] ?? null,
      alike: row.alike,
      state: row.state,
      receivedAt: new Date(row.received_at).toISOString(),
      decidedAt: instant(row.decided_at),
    })),
    next: last && rows.length === page.limit ? `${String(last.rank).padStart(2, '0')}${last.id}` : null,
  };
}

/** The findings on a notice's listings. */
export async function listFindingIds(tx: Tx, received: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct f.id from received_item i join finding f on f.listing_id = i.listing_id
    where i.received_id = ${received} order by f.id limit 500`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface Suspicion {
  id: string;
  memberState: string;
  authority: string;
  facts: string;
  toldAt: string;
}

export async function saveSuspicion(
  tx: Tx,
  suspicion: Suspicion & { unit: string; received: string; account: string; now: Date },
): Promise<void> {
  await sql`
    insert into suspicion (id, unit_id, received_id, member_state, authority, facts, told_at, account_id, made_at)
    values (${suspicion.id}, ${suspicion.unit}, ${suspicion.received}, ${suspicion.memberState}, ${suspicion.authority}, ${suspicion.facts},
      ${suspicion.toldAt}, ${suspicion.account}, ${suspicion.now})`.execute(tx);
}

export async function listSuspicions(tx: Tx, received: string): Promise<Suspicion[]> {
  const { rows } = await sql<{ id: string; member_state: string; authority: string; facts: string; told_at: Date }>`
    select * from suspicion where received_id = ${received} order by id`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    memberState: row.member_state,
    authority: row.authority,
    facts: row.facts,
    toldAt: new Date(row.told_at).toISOString(),
  }));
}
