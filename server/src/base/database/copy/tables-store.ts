import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { rows } from '../rows.ts';
import type { Db } from '../store.ts';

const tableSchema = z.object({
  schema: z.enum(['public', 'pgboss']),
  name: z.string(),
  /** Those that are written; what the database computes from them it computes again. */
  columns: z.array(z.string()),
  /** Row-level security shows a unit's rows alone, to the owner too. */
  isOfUnits: z.boolean(),
});

/** A table whose rows are kept: all but what migrations write of themselves. */
export type Table = z.infer<typeof tableSchema>;

/** The tables whose rows are kept; one in partitions is one. */
export async function listTables(db: Db): Promise<Table[]> {
  return rows(
    db,
    tableSchema,
    sql`
    select n.nspname as schema, c.relname as name, c.relrowsecurity as is_of_units, json_agg(a.attname order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'p') and not c.relispartition
      and (n.nspname, c.relname) not in (('public', 'migration'), ('pgboss', 'version'))
    group by n.nspname, c.relname, c.relrowsecurity order by n.nspname desc, c.relname`,
  );
}

const sequenceSchema = z.object({ schema: z.string(), name: z.string(), last: z.number() });
export type Sequence = z.infer<typeof sequenceSchema>;

/** The sequences that have given a number. They only count up: read after a snapshot, none is behind it. */
export async function listSequences(db: Db): Promise<Sequence[]> {
  return rows(
    db,
    sequenceSchema,
    sql`
    select schemaname as schema, sequencename as name, last_value as last from pg_sequences
    where schemaname in ('public', 'pgboss') and last_value is not null order by 1, 2`,
  );
}

const unitSchema = z.object({ id: z.string() });

/** Every unit: one after the other they see all rows of units. */
export const listUnitIds = async (db: Db): Promise<string[]> =>
  (await rows(db, unitSchema, sql`select id from unit order by id`)).map(({ id }) => id);

export const nameOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

export const columnsOf = ({ columns }: Pick<Table, 'columns'>): string => columns.map(pg.escapeIdentifier).join(', ');

/** How values are written, so that two databases write the same alike. */
export const PLAIN_VALUES = `
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex';
  set local extra_float_digits = 1; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`;
