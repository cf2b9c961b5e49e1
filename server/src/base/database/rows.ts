import type { QueryExecutorProvider, RawBuilder } from 'kysely';
import { z } from 'zod';

/** An instant as a column of `timestamptz` gives it: ISO 8601, UTC. */
export const instant = z.iso.datetime();

/** An instant inside a column of JSON (`jsonb_build_object`), where the database writes its offset. */
export const instantInJson = z.string().transform((text) => new Date(text).toISOString());

/** Names of columns are few, and rows many. */
const named = new Map<string, string>();

function camelCase(name: string): string {
  let renamed = named.get(name);
  if (renamed === undefined) {
    renamed = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    named.set(name, renamed);
  }
  return renamed;
}

/** Columns as their schema names them (`made_at` is `madeAt`). Nothing inside a column of JSON is renamed. */
function shape(row: object): Record<string, unknown> {
  const shaped: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) shaped[camelCase(name)] = value;
  return shaped;
}

/**
 * Asks the database and parses each row by its schema: the one door by which values come in from there.
 *
 * @throws Error naming the column that is not as its schema says: a fault of the query or the schema, never of a user.
 */
export async function rows<S extends z.ZodObject>(
  db: QueryExecutorProvider,
  schema: S,
  query: RawBuilder<unknown>,
): Promise<z.output<S>[]> {
  const answer = await query.execute(db);
  return answer.rows.map((row) => {
    const parsed = schema.safeParse(shape(Object(row)));
    if (parsed.success) return parsed.data;
    throw new Error(`a row is not as its schema says: ${z.prettifyError(parsed.error)}`, { cause: parsed.error });
  });
}

/** The first row, or null where there is none. */
export async function row<S extends z.ZodObject>(
  db: QueryExecutorProvider,
  schema: S,
  query: RawBuilder<unknown>,
): Promise<z.output<S> | null> {
  return (await rows(db, schema, query))[0] ?? null;
}

/** The one row that a query cannot fail to give: an aggregate, an `insert … returning`. */
export async function oneRow<S extends z.ZodObject>(
  db: QueryExecutorProvider,
  schema: S,
  query: RawBuilder<unknown>,
): Promise<z.output<S>> {
  const found = await row(db, schema, query);
  if (!found) throw new Error('a query that always gives a row gave none');
  return found;
}

/** Whether a query gives any row: `insert … on conflict do nothing returning 1`, `select 1 where …`. */
export async function hasRow(db: QueryExecutorProvider, query: RawBuilder<unknown>): Promise<boolean> {
  return (await query.execute(db)).rows.length > 0;
}
