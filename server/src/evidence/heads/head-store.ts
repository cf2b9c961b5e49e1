import type { Checkpoint } from '@vigie/proof';
import { sql } from 'kysely';
import { z } from 'zod';
import { row } from '../../base/database/rows.ts';
import type { Db } from '../../base/database/store.ts';

const headRow = z.object({
  /** Names the pair of database and log folder. */
  installation: z.string(),
  /** Verifier key of the log. */
  key: z.string(),
  size: z.number(),
  /** Base64. */
  root: z.string(),
  sizeBefore: z.number(),
  rootBefore: z.string(),
  term: z.number(),
});

/** The log's newest head, as the database has it. */
export type KeptHead = z.infer<typeof headRow>;

const COLUMNS = sql`
  installation, key, size::float8, root, size_before::float8, root_before, term::float8`;

const base64 = (root: Uint8Array): string => Buffer.from(root).toString('base64');

/** Null where the database has never met a log. */
export async function readKeptHead(db: Db): Promise<KeptHead | null> {
  return row(db, headRow, sql`select ${COLUMNS} from log_head`);
}

/** Keeps the head of a log that the database meets for the first time; where another was faster, its head stays. */
export async function meetLog(db: Db, met: { installation: string; key: string; head: Checkpoint }): Promise<void> {
  const { installation, key, head } = met;
  const root = base64(head.root);
  await sql`
    insert into log_head (installation, key, size, root, size_before, root_before, term)
    values (${installation}, ${key}, ${head.size}, ${root}, ${head.size}, ${root}, 0)
    on conflict do nothing`.execute(db);
}

/**
 * Begins a new term. It waits for a head that an earlier process has on its way, and lets none of its terms through any
 * more.
 */
export async function beginTerm(db: Db): Promise<KeptHead | null> {
  return row(db, headRow, sql`update log_head set term = term + 1 returning ${COLUMNS}`);
}

/** Notes that the log has another key from now on. */
export async function changeKey(db: Db, term: number, key: string): Promise<void> {
  await sql`update log_head set key = ${key} where term = ${term}`.execute(db);
}

/** Keeps the next head, durable when resolved. @returns false where what is kept is not `from`, or the term is over */
export async function advanceHead(db: Db, term: number, from: Checkpoint, to: Checkpoint): Promise<boolean> {
  const moved = await row(
    db,
    z.object({ term: z.number() }),
    sql`
    update log_head set size_before = size, root_before = root, size = ${to.size}, root = ${base64(to.root)}
    where term = ${term} and size = ${from.size} and root = ${base64(from.root)}
    returning term::float8`,
  );
  return moved !== null;
}
