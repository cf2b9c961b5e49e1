import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { keepWords, wordsColumn } from '../base/database/bilingual-column.ts';
import { hasRow, instant, oneRow, row, rows } from '../base/database/rows.ts';
import type { Db, Tx } from '../base/database/store.ts';
import { carriedOf, type State } from './protocol.ts';
import { type Handover, handoverSchema } from './schema.ts';

/** A hand-over as the software works with it. */
const keptSchema = handoverSchema.omit({ file: true }).extend({
  until: instant.nullable(),
  failure: wordsColumn.nullable(),
  madeAt: instant,
  changedAt: instant,
  list: z.string().nullable(),
  salt: z.string().nullable(),
  toSend: z.enum(['offer', 'accept', 'refuse', 'withdraw', 'end', 'taken']).nullable(),
  answeredById: z.string().nullable(),
});
export type Kept = z.infer<typeof keptSchema>;

/** Without what only the software needs. */
export function toShown({ list: _list, salt: _salt, toSend: _toSend, answeredById: _by, ...shown }: Kept): Handover {
  return { ...shown, file: shown.peer.partner === null ? null : carriedOf(shown) };
}

const KEPT = sql`
  select h.id, h.direction, h.level, h.state, h.case_id as "case", h.title, h.reason, h.until, h.is_restricted,
    jsonb_build_object('name', h.peer_name, 'unit', h.peer_unit, 'partner', h.partner_id) as peer, h.offered_by, a.name as answered_by,
    h.answered_by as answered_by_id, h.answer_reason, h.list, h.list_digest, h.log_index::float8, h.salt, h.receipt, h.release,
    h.to_send is null as is_told, h.to_send, h.attempts, h.failure, h.made_at, h.changed_at
  from handover h left join account a on a.id = h.answered_by`;

export function findHandover(tx: Tx, id: string): Promise<Kept | null> {
  return row(tx, keptSchema, sql`${KEPT} where h.id = ${id}`);
}

/** The same, held until the transaction ends: what is read of it stays so. */
export async function holdHandover(tx: Tx, id: string): Promise<Kept | null> {
  await sql`select from handover where id = ${id} for update`.execute(tx);
  return findHandover(tx, id);
}

/** What was offered to others and by others, the newest first; what has not come in whole is not there yet. */
export function listHandovers(
  tx: Tx,
  asked: { direction?: 'out' | 'in' | undefined; case?: string | undefined },
): Promise<Kept[]> {
  const { direction = null, case: of = null } = asked;
  return rows(
    tx,
    keptSchema,
    sql`${KEPT} where h.state <> 'arriving' and (h.state <> 'withdrawn' or h.list is not null or h.direction = 'out')
      and (${direction}::text is null or h.direction = ${direction})
      and (${of}::text is null or h.case_id = ${of}) order by h.made_at desc, h.id limit 500`,
  );
}

export interface NewHandover {
  id: string;
  direction: 'out' | 'in';
  level: Kept['level'];
  state: State;
  case: string | null;
  title: string;
  reason: string;
  until: string | null;
  isRestricted: boolean;
  peer: Kept['peer'];
  offeredBy: string;
  list: string | null;
  listDigest: string | null;
  logIndex: number | null;
  salt: string | null;
}

/** Keeps one, where there is none of this id. @returns false: there was */
export function saveHandover(tx: Tx, unit: string, made: NewHandover, now: Date): Promise<boolean> {
  const { peer } = made;
  return hasRow(
    tx,
    sql`insert into handover (id, unit_id, direction, level, state, case_id, title, reason, until, is_restricted, partner_id, peer_unit,
        peer_name, offered_by, list, list_digest, log_index, salt, made_at, changed_at)
      values (${made.id}, ${unit}, ${made.direction}, ${made.level}, ${made.state}, ${made.case}, ${made.title}, ${made.reason},
        ${made.until}, ${made.isRestricted}, ${peer.partner}, ${peer.unit}, ${peer.name}, ${made.offeredBy}, ${made.list},
        ${made.listDigest}, ${made.logIndex}, ${made.salt}, ${now}, ${now})
      on conflict (unit_id, id) do nothing returning id`,
  );
}

/** Notes the next state, what is to be told of it, and who answered. What is left out stays. */
export async function moveHandover(
  tx: Tx,
  id: string,
  moved: {
    state: State;
    now: Date;
    toSend?: Kept['toSend'];
    case?: string;
    answeredBy?: string;
    answerReason?: string;
    receipt?: string;
    release?: string;
  },
): Promise<void> {
  const { state, now, toSend, answeredBy = null, answerReason = null, receipt = null, release = null } = moved;
  const caseId = moved.case ?? null;
  const tells = toSend === undefined ? sql`` : sql`, to_send = ${toSend}, attempts = 0, failure = null`;
  await sql`update handover set state = ${state}, changed_at = ${now}, case_id = coalesce(${caseId}, case_id),
      answered_by = coalesce(${answeredBy}, answered_by), answer_reason = coalesce(${answerReason}, answer_reason),
      receipt = coalesce(${receipt}, receipt), release = coalesce(${release}, release) ${tells}
    where id = ${id}`.execute(tx);
}

/** Notes the sealed list: it is offered from now on. */
export async function saveSealed(
  tx: Tx,
  id: string,
  sealed: { list: string; listDigest: string; logIndex: number; salt: string; now: Date },
): Promise<void> {
  await sql`update handover set state = 'offered', to_send = 'offer', list = ${sealed.list}, list_digest = ${sealed.listDigest},
      log_index = ${sealed.logIndex}, salt = ${sealed.salt}, failure = null, changed_at = ${sealed.now},
      is_restricted = is_restricted or exists (select from "case" c where c.id = handover.case_id and c.visibility <> 'unit')
    where id = ${id}`.execute(tx);
}

/** Notes that the other side knows, unless something else is to be told by now. */
export async function markTold(tx: Tx, id: string, told: string): Promise<void> {
  await sql`update handover set to_send = null, failure = null where id = ${id} and to_send = ${told}`.execute(tx);
}

/** Notes why a try did not go through. */
export async function markUntold(tx: Tx, id: string, why: Words): Promise<void> {
  await sql`update handover set attempts = attempts + 1, failure = ${keepWords(why)} where id = ${id}`.execute(tx);
}

const idSchema = z.object({ id: z.string() });

/** What is still to be told, lists still to be made, and packages still to be taken over. */
export async function listWaiting(tx: Tx): Promise<Record<'send' | 'seal' | 'adopt', string[]>> {
  const found = await rows(
    tx,
    idSchema.extend({ waits: z.enum(['send', 'seal', 'adopt']) }),
    sql`select h.id, case h.state when 'sealing' then 'seal' when 'taken' then 'adopt' else 'send' end as waits
      from handover h
      where (h.to_send is not null and not exists (select from handover_partner p where p.id = h.partner_id and p.url is null))
        or h.state = 'sealing' or (h.state = 'taken' and h.adopted_at is null) order by h.id limit 500`,
  );
  const of = (what: string): string[] => found.filter(({ waits }) => waits === what).map(({ id }) => id);
  return { send: of('send'), seal: of('seal'), adopt: of('adopt') };
}

/** Notes that all packages of a case that was taken are exhibits here. */
export async function markAdopted(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update handover set adopted_at = ${now} where id = ${id}`.execute(tx);
}

/** Whether packages of a case that was taken are still to become exhibits of it. */
export function isComing(tx: Tx, caseId: string): Promise<boolean> {
  return hasRow(tx, sql`select id from handover where case_id = ${caseId} and state = 'taken' and adopted_at is null`);
}

/** Those whose files are still to be had: of what was refused, withdrawn, ended or erased, none is. */
export async function listWithFiles(tx: Tx): Promise<Set<string>> {
  const found = await rows(
    tx,
    idSchema,
    sql`select id from handover where state in ('sealing', 'arriving')
      or (list is not null and (direction = 'out' or state not in ('refused', 'withdrawn', 'ended')))`,
  );
  return new Set(found.map(({ id }) => id));
}

/** What is carried by hand counts as told once a file of it was made. */
export async function markCarried(tx: Tx, id: string): Promise<void> {
  await sql`update handover h set to_send = null, failure = null from handover_partner p
    where h.id = ${id} and p.id = h.partner_id and p.url is null and h.to_send is not null`.execute(tx);
  await sql`update handover_remark r set is_sent = true from handover h, handover_partner p
    where r.handover_id = ${id} and h.id = r.handover_id and h.unit_id = r.unit_id and p.id = h.partner_id and p.url is null
      and not r.is_sent`.execute(tx);
}

/** What was given to a unit of another installation, or (in) taken from it. */
export async function listPassed(tx: Tx, peerUnit: string, direction: 'out' | 'in'): Promise<string[]> {
  const found = await rows(
    tx,
    idSchema,
    sql`select id from handover where peer_unit = ${peerUnit} and partner_id is not null and direction = ${direction}
      and state in ('given', 'taken') order by id`,
  );
  return found.map(({ id }) => id);
}

/** Whether there is such a case here. */
export function hasCase(tx: Tx, caseId: string): Promise<boolean> {
  return hasRow(tx, sql`select id from "case" where id = ${caseId}`);
}

/** The hand-over under which a case is being given, or was; null: none. */
export async function findGiving(tx: Tx, caseId: string): Promise<Pick<Kept, 'id' | 'state'> | null> {
  return row(
    tx,
    keptSchema.pick({ id: true, state: true }),
    sql`select id, state from handover where case_id = ${caseId} and direction = 'out' and level = 'give'
      and state in ('sealing', 'offered', 'given')`,
  );
}

/** Shares whose end has come. */
export async function listOver(tx: Tx, now: Date): Promise<string[]> {
  return (await rows(tx, idSchema, sql`select id from handover where state = 'accepted' and until <= ${now}`)).map(
    ({ id }) => id,
  );
}

/** A case that is offered, held: who acts on it at the same time waits, and then finds it offered. */
export async function holdCase(tx: Tx, caseId: string): Promise<void> {
  await sql`select from "case" where id = ${caseId} for update`.execute(tx);
}

/** Whether a document of the case waits for a person, or to leave. */
export function hasWaitingNotice(tx: Tx, caseId: string): Promise<boolean> {
  return hasRow(
    tx,
    sql`select id from notice where case_id = ${caseId} and state in ('proposed', 'queued', 'by-hand') limit 1`,
  );
}

/** The name of a unit of this installation; null: there is none. */
export async function findUnitName(db: Db | Tx, unit: string): Promise<string | null> {
  const found = await row(db, z.object({ name: z.string() }), sql`select name from unit where id = ${unit}`);
  return found?.name ?? null;
}

/** The other units of this installation. */
export function listOtherUnits(tx: Tx, unit: string): Promise<{ id: string; name: string }[]> {
  return rows(
    tx,
    idSchema.extend({ name: z.string() }),
    sql`select id, name from unit where id <> ${unit} order by name`,
  );
}

/**
 * Takes a given case out of the giver's lists and figures: it stays for its unit to read, apart from what comes later.
 *
 * @param listed the findings that went along: others came since, and are no more of it
 * @returns those others
 */
export async function sendAway(tx: Tx, caseId: string, listed: string[]): Promise<string[]> {
  await sql`select set_config('vigie.handing_over', ${caseId}, true)`.execute(tx);
  const later = await rows(
    tx,
    idSchema,
    sql`delete from case_finding where case_id = ${caseId} and finding_id <> all(${listed}::text[]) returning finding_id as id`,
  );
  await sql`update "case" set visibility = 'away' where id = ${caseId} and visibility = 'unit'`.execute(tx);
  await sql`update "case" set joined_to = ${caseId} where id = ${caseId}`.execute(tx);
  await sql`delete from case_lock where case_id = ${caseId}`.execute(tx);
  await sql`select set_config('vigie.handing_over', '', true)`.execute(tx);
  return later.map(({ id }) => id);
}

/** Of a unit, the snapshot with this content on a platform, open to all of it. */
export async function findSnapshotOf(
  tx: Tx,
  about: { platform: string; digest: string },
): Promise<{ id: string; listing: string } | null> {
  return row(
    tx,
    idSchema.extend({ listing: z.string() }),
    sql`select s.id, s.listing_id as listing from snapshot s join listing l on l.id = s.listing_id
      where s.digest = ${about.digest} and l.platform = ${about.platform} and s.compartment is null and l.compartment is null
      order by s.id limit 1`,
  );
}

/** The finding of a rule on a snapshot, by the version of the pack that made it. */
export async function findFindingOf(
  tx: Tx,
  about: { snapshot: string; pack: string; rule: string; packDigest: string; engine: string },
): Promise<string> {
  const { id } = await oneRow(
    tx,
    idSchema,
    sql`select id from finding where snapshot_id = ${about.snapshot} and pack = ${about.pack} and rule = ${about.rule}
      and pack_digest = ${about.packDigest} and engine = ${about.engine}`,
  );
  return id;
}
