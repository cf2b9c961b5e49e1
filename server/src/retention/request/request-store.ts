import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type DataRequest, dataRequestSchema, type WholeRequest, wholeRequestSchema } from './request-schema.ts';

const instants = { extendedAt: instant.nullable(), answeredAt: instant.nullable() };
const lineSchema = dataRequestSchema.extend(instants);
const keptSchema = wholeRequestSchema.extend(instants);

const columns = (today: string) => sql`
  q.id, to_char(q.received_on, 'YYYY-MM-DD') as received_on, q.way, q.article,
  (select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = q.officer_id) as officer,
  to_char(q.due_on, 'YYYY-MM-DD') as due_on, q.extended_at, q.outcome, q.answered_at,
  (q.answered_at is null and q.due_on < ${today}::date) as late`;

export async function saveRequest(
  tx: Tx,
  request: Pick<DataRequest, 'id' | 'receivedOn' | 'way' | 'article' | 'dueOn'> & {
    unit: string;
    about: string;
    records: readonly string[];
    account: string;
    now: Date;
  },
): Promise<void> {
  const { id, unit, account } = request;
  await sql`
    insert into data_request (id, unit_id, received_on, way, article, about, records, officer_id, entered_by, entered_at, due_on)
    values (${id}, ${unit}, ${request.receivedOn}, ${request.way}, ${request.article}, ${request.about},
      ${JSON.stringify(request.records)}::jsonb, ${account}, ${account}, ${request.now}, ${request.dueOn})`.execute(tx);
}

/** The whole request; null: the unit has none of this id. */
export const findRequest = (tx: Tx, id: string, today: string): Promise<WholeRequest | null> =>
  row(
    tx,
    keptSchema,
    sql`select ${columns(today)}, q.about, q.records, q.extension_reason, q.answer_basis, q.answer
      from data_request q where q.id = ${id}`,
  );

/** Requests, the one due first on top; those that are open, or all. Never whom they are about. */
export const listRequests = (tx: Tx, open: boolean, today: string): Promise<DataRequest[]> =>
  rows(
    tx,
    lineSchema,
    sql`select ${columns(today)} from data_request q where not ${open}::boolean or q.answered_at is null
      order by q.answered_at is not null, q.due_on, q.id limit 1000`,
  );

export async function extendRequest(
  tx: Tx,
  extended: { id: string; dueOn: string; reason: string; now: Date },
): Promise<void> {
  await sql`update data_request set due_on = ${extended.dueOn}, extended_at = ${extended.now}, extension_reason = ${extended.reason}
    where id = ${extended.id}`.execute(tx);
}

export async function answerRequest(
  tx: Tx,
  answered: { id: string; outcome: string; basis: string | null; text: string; account: string; now: Date },
): Promise<void> {
  await sql`update data_request set outcome = ${answered.outcome}, answer_basis = ${answered.basis}, answer = ${answered.text},
      answered_by = ${answered.account}, answered_at = ${answered.now}
    where id = ${answered.id}`.execute(tx);
}

export async function setOfficer(tx: Tx, id: string, officer: string): Promise<void> {
  await sql`update data_request set officer_id = ${officer} where id = ${id}`.execute(tx);
}

/** Whether an open account that may handle requests has this id. */
export const canBeOfficer = (tx: Tx, account: string): Promise<boolean> =>
  hasRow(
    tx,
    sql`select 1 from account where id = ${account} and disabled_at is null and role in ('auditor', 'administrator')`,
  );

/** The request's row, held until the transaction ends: two answers at once are one. */
export const holdRequest = (tx: Tx, id: string): Promise<{ id: string } | null> =>
  row(tx, z.object({ id: z.string() }), sql`select id from data_request where id = ${id} for update`);
