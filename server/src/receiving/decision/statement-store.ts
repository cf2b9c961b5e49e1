import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { keepWords, wordsColumn } from '../../base/database/bilingual-column.ts';
import { instant, instantInJson, row, rows } from '../../base/database/rows.ts';
import type { Db, Tx } from '../../base/database/store.ts';
import { type StatementContent, statementContentSchema, statementSchema } from './statement-schema.ts';

const keptStatementSchema = statementSchema.extend({
  inbox: z.string(),
  /** The trader as counters know them. */
  traderKey: z.string(),
  content: statementContentSchema,
  madeAt: instant,
  reversedAt: instant.nullable(),
  submission: statementSchema.shape.submission.extend({
    failure: wordsColumn.nullable(),
    at: instantInJson.nullable(),
  }),
});
export type KeptStatement = z.output<typeof keptStatementSchema>;

/** The database's search forgets a statement after so many days; its daily files keep it for five years. */
const SEARCHABLE_DAYS = 180;

const STATEMENT = sql`id, inbox_id as inbox, received_id as received, url, listing_id as listing, trader_key, trader_name as trader,
  content, manifestly_illegal, made_at, reversed_at, jsonb_build_object('state', submission, 'uuid', submission_uuid,
    'permalink', submission_permalink, 'searchableUntil', (submitted_at at time zone 'UTC')::date + ${sql.lit(SEARCHABLE_DAYS)},
    'failure', submission_failure, 'attempts', submission_attempts, 'at', submitted_at) as submission`;

/** Keeps a statement with the code that opens the trader's complaint. */
export async function saveStatement(
  tx: Tx,
  made: KeptStatement & { unit: string; account: string; code: string },
): Promise<void> {
  await sql`
    insert into statement (id, unit_id, inbox_id, received_id, url, listing_id, trader_key, trader_name, content, manifestly_illegal, account_id,
      code, made_at, submission)
    values (${made.id}, ${made.unit}, ${made.inbox}, ${made.received}, ${made.url}, ${made.listing}, ${made.traderKey}, ${made.trader},
      ${JSON.stringify(made.content)}::jsonb, ${made.manifestlyIllegal}, ${made.account}, ${made.code}, ${made.madeAt},
      ${made.submission.state})`.execute(tx);
}

/** One statement; null: the unit has none of this id. */
export function findStatement(tx: Tx, id: string): Promise<KeptStatement | null> {
  return row(tx, keptStatementSchema, sql`select ${STATEMENT} from statement where id = ${id}`);
}

/** The statement in force about an address: one restriction, one statement, however many notices ask for it. */
export function findInForce(tx: Tx, url: string): Promise<KeptStatement | null> {
  return row(
    tx,
    keptStatementSchema,
    sql`select ${STATEMENT} from statement where url = ${url} and reversed_at is null`,
  );
}

/** Statements, the newest first, after the cursor (an id). */
export function listStatements(
  tx: Tx,
  page: { submission?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<KeptStatement[]> {
  const { submission = null, cursor = null, limit } = page;
  return rows(
    tx,
    keptStatementSchema,
    sql`select ${STATEMENT} from statement
      where (${submission}::text is null or submission = ${submission}) and (${cursor}::text is null or id < ${cursor})
      order by id desc limit ${limit}`,
  );
}

const countSchema = z.object({ state: z.string(), count: z.int() });

/** How many statements stand where on their way to the Transparency Database. */
export function countSubmissions(tx: Tx): Promise<z.infer<typeof countSchema>[]> {
  return rows(
    tx,
    countSchema,
    sql`select submission as state, count(*)::int as count from statement group by submission order by submission`,
  );
}

/** The restriction ends, and its statement with it. */
export async function markReversed(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update statement set reversed_at = ${now} where id = ${id} and reversed_at is null`.execute(tx);
}

const queuedSchema = z.object({ id: z.string(), content: statementContentSchema, attempts: z.int() });

/**
 * The statements that wait for the Transparency Database, the oldest first, without those that are `left`; those tried
 * so often with others come last.
 */
export function listQueued(
  tx: Tx,
  asked: { left: readonly string[]; limit: number; triesWithOthers: number },
): Promise<{ id: string; content: StatementContent; attempts: number }[]> {
  return rows(
    tx,
    queuedSchema,
    sql`select id, content, submission_attempts as attempts from statement
      where submission = 'queued' and id <> all(${asked.left}::text[])
      order by (submission_attempts >= ${asked.triesWithOthers}), id limit ${asked.limit}`,
  );
}

/** What became of a statement that was submitted. */
export interface Outcome {
  id: string;
  state: 'queued' | 'accepted' | 'refused';
  failure: Words | null;
  /** Null: not accepted, or accepted under a number that the database does not tell. */
  kept: { uuid: string; permalink: string | null } | null;
}

/** Notes what became of statements that were submitted. */
export async function markSubmissions(tx: Tx, outcomes: readonly Outcome[], now: Date): Promise<void> {
  const made = outcomes.map(({ id, state, failure, kept }) => ({
    id,
    state,
    failure: failure && keepWords(failure),
    uuid: kept?.uuid ?? null,
    permalink: kept?.permalink ?? null,
  }));
  await sql`
    update statement set submission = o.state, submission_uuid = o.uuid, submission_permalink = o.permalink, submission_failure = o.failure,
      submission_attempts = submission_attempts + 1, submitted_at = case when o.state = 'accepted' then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as o(id text, state text, failure text, uuid text, permalink text)
    where statement.id = o.id and statement.submission = 'queued'`.execute(tx);
}

/** Says of every statement that waits why it does. */
export async function markWaiting(tx: Tx, why: Words): Promise<void> {
  await sql`update statement set submission_failure = ${keepWords(why)} where submission = 'queued'`.execute(tx);
}

/** A refused statement goes into the queue once more, after a person saw why. */
export async function requeue(tx: Tx, id: string): Promise<void> {
  await sql`update statement set submission = 'queued' where id = ${id} and submission in ('refused', 'off')`.execute(
    tx,
  );
}

const doorSchema = z.object({ unit: z.string(), received: z.string().nullable(), statement: z.string().nullable() });

/** Whose decision a complaint's code opens, in any unit: who has the code was told of the decision. */
export function findDoor(db: Db, code: string): Promise<z.infer<typeof doorSchema> | null> {
  return row(
    db,
    doorSchema,
    sql`select unit_id as unit, received_id as received, statement_id as statement from complaint_door(${code})`,
  );
}
