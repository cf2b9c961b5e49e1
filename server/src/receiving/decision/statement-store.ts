import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import { keepWords, readWords } from '../../base/database/bilingual-column.ts';
import type { Db, Tx } from '../../base/database/store.ts';
import { instant } from '../store.ts';
import type { StatementContent } from './statement-schema.ts';

export interface KeptStatement {
  id: string;
  inbox: string;
  received: string | null;
  url: string;
  listing: string | null;
  traderKey: string;
  trader: string | null;
  content: StatementContent;
  manifest: boolean;
  code: string;
  madeAt: string;
  reversedAt: string | null;
  submission: {
    state: 'off' | 'queued' | 'accepted' | 'refused';
    uuid: string | null;
    failure: Words | null;
    attempts: number;
    at: string | null;
  };
}

interface StatementRow {
  id: string;
  inbox_id: string;
  received_id: string | null;
  url: string;
  listing_id: string | null;
  trader_key: string;
  trader_name: string | null;
  content: StatementContent;
  manifest: boolean;
  code: string;
  made_at: Date;
  reversed_at: Date | null;
  submission: KeptStatement['submission']['state'];
  submission_uuid: string | null;
  submission_failure: string | null;
  submission_attempts: number;
  submitted_at: Date | null;
}

const toStatement = (row: StatementRow): KeptStatement => ({
  id: row.id,
  inbox: row.inbox_id,
  received: row.received_id,
  url: row.url,
  listing: row.listing_id,
  traderKey: row.trader_key,
  trader: row.trader_name,
  content: row.content,
  manifest: row.manifest,
  code: row.code,
  madeAt: new Date(row.made_at).toISOString(),
  reversedAt: instant(row.reversed_at),
  submission: {
    state: row.submission,
    uuid: row.submission_uuid,
    failure: readWords(row.submission_failure),
    attempts: row.submission_attempts,
    at: instant(row.submitted_at),
  },
});

export async function saveStatement(
  tx: Tx,
  made: Omit<KeptStatement, 'madeAt' | 'reversedAt' | 'submission'> & {
    unit: string;
    account: string;
    submission: 'off' | 'queued';
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into statement (id, unit_id, inbox_id, received_id, url, listing_id, trader_key, trader_name, content, manifest, account_id, code, made_at, submission)
    values (${made.id}, ${made.unit}, ${made.inbox}, ${made.received}, ${made.url}, ${made.listing}, ${made.traderKey}, ${made.trader},
      ${JSON.stringify(made.content)}::jsonb, ${made.manifest}, ${made.account}, ${made.code}, ${made.now}, ${made.submission})`.execute(
    tx,
  );
}

export async function findStatement(tx: Tx, id: string): Promise<KeptStatement | null> {
  const { rows } = await sql<StatementRow>`select * from statement where id = ${id}`.execute(tx);
  return rows[0] ? toStatement(rows[0]) : null;
}

/** The statement in force about an address: one restriction, one statement, however many notices ask for it. */
export async function findInForce(tx: Tx, url: string): Promise<KeptStatement | null> {
  const { rows } = await sql<StatementRow>`select * from statement where url = ${url} and reversed_at is null`.execute(
    tx,
  );
  return rows[0] ? toStatement(rows[0]) : null;
}

/** Statements, the newest first, after the cursor (an id). */
export async function listStatements(
  tx: Tx,
  page: { submission: string | undefined; trader?: string | undefined; cursor: string | undefined; limit: number },
): Promise<KeptStatement[]> {
  const { rows } = await sql<StatementRow>`
    select * from statement
    where (${page.submission ?? null}::text is null or submission = ${page.submission ?? null})
      and (${page.trader ?? null}::text is null or trader_key = ${page.trader ?? null})
      and (${page.cursor ?? null}::text is null or id < ${page.cursor ?? null})
    order by id desc limit ${page.limit}`.execute(tx);
  return rows.map(toStatement);
}

/** How many statements stand where on their way to the Transparency Database. */
export async function countSubmissions(tx: Tx): Promise<{ state: string; count: number }[]> {
  const { rows } = await sql<{ state: string; count: number }>`
    select submission as state, count(*)::int as count from statement group by submission order by submission`.execute(
    tx,
  );
  return rows;
}

export async function markReversed(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update statement set reversed_at = ${now} where id = ${id} and reversed_at is null`.execute(tx);
}

/** The statements that wait for the Transparency Database, the oldest first. */
export async function listQueued(tx: Tx, limit: number): Promise<{ id: string; content: StatementContent }[]> {
  const { rows } = await sql<{ id: string; content: StatementContent }>`
    select id, content from statement where submission = 'queued' order by id limit ${limit}`.execute(tx);
  return rows;
}

/** What became of statements that were submitted. */
export async function markSubmissions(
  tx: Tx,
  outcomes: { id: string; state: 'queued' | 'accepted' | 'refused'; uuid: string | null; failure: Words | null }[],
  now: Date,
): Promise<void> {
  for (const { id, state, uuid, failure } of outcomes) {
    await sql`
      update statement set submission = ${state}, submission_uuid = ${uuid}, submission_failure = ${failure && keepWords(failure)},
        submission_attempts = submission_attempts + 1, submitted_at = ${state === 'accepted' ? now : null}
      where id = ${id} and submission = 'queued'`.execute(tx);
  }
}

/** A refused statement goes into the queue once more, after a person saw why. */
export async function requeue(tx: Tx, id: string): Promise<void> {
  await sql`update statement set submission = 'queued' where id = ${id} and submission in ('refused', 'off')`.execute(
    tx,
  );
}

/** Whose decision a complaint's code opens, in any unit: who has the code was told of the decision. */
export async function findDoor(
  db: Db,
  code: string,
): Promise<{ unit: string; received: string | null; statement: string | null } | null> {
  const { rows } = await sql<{ unit_id: string; received_id: string | null; statement_id: string | null }>`
    select * from complaint_door(${code})`.execute(db);
  const row = rows[0];
  return row ? { unit: row.unit_id, received: row.received_id, statement: row.statement_id } : null;
}
