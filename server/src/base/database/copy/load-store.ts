import { once } from 'node:events';
import { sql } from 'kysely';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { hasRow, rows } from '../rows.ts';
import type { Db } from '../store.ts';
import { type OwnerConnection, withOwnerConnection } from './owner-store.ts';
import { createRowDigest, linesOf, type RowDigest } from './row-digest.ts';
import { columnsOf, listTables, nameOf, PLAIN_VALUES, type Sequence, type Table } from './tables-store.ts';

/** What rows are written into; all of it stays, or nothing does. */
export interface Load {
  /** The tables that are here. */
  tables: Table[];
  write(table: Table, rows: Uint8Array): Promise<void>;
  /** Reads back what was written. */
  digest(table: Table): Promise<RowDigest>;
  count(sequence: Sequence): Promise<void>;
  empty(table: Table): Promise<void>;
}

const statementsSchema = z.object({ take: z.string(), give: z.string() });

/**
 * What stands in the way of rows that come table by table, and is put back after them: references between tables,
 * triggers (their work was done when the rows were first written), and row-level security, which COPY does not go
 * through. What triggers hold in the place of a reference is looked at as one before they are back.
 */
async function listObstacles(db: Db): Promise<z.infer<typeof statementsSchema>[]> {
  return rows(
    db,
    statementsSchema,
    sql`
    with ours as (select oid, oid::regclass::text as name, relforcerowsecurity from pg_class
      where relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace) and relkind in ('r', 'p'))
    select format('alter table %s drop constraint %I', o.name, c.conname) as take,
      format('alter table %s add constraint %I %s', o.name, c.conname, pg_get_constraintdef(c.oid)) as give
    from pg_constraint c join ours o on o.oid = c.conrelid where c.contype = 'f' and c.conparentid = 0
    union all
    select format('alter table %s disable trigger %I', o.name, t.tgname), format('alter table %s enable trigger %I', o.name, t.tgname)
      || case when p.proname = 'vigie_known' then format('; alter table %1$s add constraint is_known foreign key (%2$I) references %3$s (id);
        alter table %1$s drop constraint is_known', o.name, split_part(encode(t.tgargs, 'escape'), '\\000', 1), split_part(encode(t.tgargs, 'escape'), '\\000', 2)) else '' end
    from pg_trigger t join ours o on o.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid where not t.tgisinternal and t.tgenabled = 'O'
    union all
    select format('alter table %s no force row level security', name), format('alter table %s force row level security', name)
    from ours where relforcerowsecurity`,
  );
}

/** Whether no row is in a database's tables, or it has none. What is of a unit is told by the units. */
export async function isEmptyDatabase(ownerUrl: string): Promise<boolean> {
  return withOwnerConnection(ownerUrl, async ({ db }) => {
    const tables = await listTables(db);
    const isKnown = tables.some(({ name }) => name === 'unit');
    for (const table of tables) {
      // The job queue's own settings are written whenever the service starts.
      if (table.isOfUnits || (table.schema === 'pgboss' && table.name !== 'job')) continue;
      if (!isKnown || (await hasRow(db, sql`select 1 from ${sql.raw(nameOf(table))} limit 1`))) return false;
    }
    return true;
  });
}

async function digestTable({ client }: OwnerConnection, table: Table): Promise<RowDigest> {
  const digest = createRowDigest();
  const query = `copy (select ${columnsOf(table)} from ${nameOf(table)}) to stdout`;
  for await (const lines of linesOf(client.query(copyTo(query)))) for (const line of lines) digest.add(line);
  return digest.value();
}

/**
 * Writes a database's rows as its owner, in one transaction: they take the place of what its migrations put there.
 *
 * @param work throws where not all is as it should be: then nothing was written
 */
export function loadRows<T>(ownerUrl: string, work: (load: Load) => Promise<T>): Promise<T> {
  return withOwnerConnection(ownerUrl, async (owner) => {
    const { client, db } = owner;
    await client.query(`begin; ${PLAIN_VALUES}`);
    const tables = await listTables(db);
    const obstacles = await listObstacles(db);
    for (const { take } of obstacles) await client.query(take);
    await client.query(`truncate ${tables.map(nameOf).join(', ')}`);
    const done = await work({
      tables,
      async write(table, bytes) {
        const into = client.query(copyFrom(`copy ${nameOf(table)} (${columnsOf(table)}) from stdin`));
        const finished = once(into, 'finish');
        into.end(bytes);
        await finished;
      },
      digest: (table) => digestTable(owner, table),
      async count({ schema, name, last }) {
        await client.query('select setval($1::regclass, $2)', [
          `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`,
          last,
        ]);
      },
      async empty(table) {
        await client.query(`truncate ${nameOf(table)}`);
      },
    });
    for (const { give } of obstacles) await client.query(give);
    await client.query('commit');
    return done;
  });
}
