import { type Kysely, sql, type Transaction } from 'kysely';
import { getConstructionPlans, getMigrationPlans } from 'pg-boss';
import { z } from 'zod';
import { oneRow, row } from './rows.ts';

const versionSchema = z.object({ version: z.int() });

/** The version of pg-boss's tables that this pg-boss works with: it writes it at the end of its plan. */
export const NEWEST_QUEUE = z.coerce
  .number()
  .int()
  .parse(/version\(version\) VALUES \('(\d+)'\)/.exec(getConstructionPlans())?.[1]);

async function readVersion<T>(db: Kysely<T>): Promise<number | null> {
  const { made } = await oneRow(
    db,
    z.object({ made: z.boolean() }),
    sql`select to_regclass('pgboss.version') is not null as made`,
  );
  return made ? ((await row(db, versionSchema, sql`select version from pgboss.version`))?.version ?? null) : null;
}

/** How the job queue's tables stand to this version: below 0 they are older or not there, above 0 newer. */
export async function compareQueue<T>(db: Kysely<T>): Promise<number> {
  return ((await readVersion(db)) ?? 0) - NEWEST_QUEUE;
}

/** A plan without its own transaction, for ours: nobody works while the schema changes, so no index is built beside. */
const inOurs = (plan: string): string =>
  plan.replaceAll(/^\s*(?:BEGIN|COMMIT);\s*$/gm, '').replaceAll(' CONCURRENTLY', '');

/**
 * Makes the job queue's tables, or brings them up to date, as the owner. The application gets their rows alone: it makes
 * nothing there.
 */
export async function migrateQueue<T>(tx: Transaction<T>, app: string): Promise<void> {
  const version = await readVersion(tx);
  if (version === null) await sql.raw(inOurs(getConstructionPlans('pgboss', { createSchema: false }))).execute(tx);
  else if (version < NEWEST_QUEUE) await sql.raw(inOurs(getMigrationPlans('pgboss', version))).execute(tx);
  for (const right of [
    'usage on schema pgboss',
    'select, insert, update, delete on all tables in schema pgboss',
    'usage on all sequences in schema pgboss',
  ])
    await sql.raw(`grant ${right} to ${app}`).execute(tx);
}
