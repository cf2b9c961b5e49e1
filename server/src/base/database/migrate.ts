import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { VigieError } from '../core/errors.ts';
import { hasRow, rows } from './rows.ts';

/** One step of the schema; `name` is `<folder>/NNNN-what`, for the file `<folder>/migrations/NNNN-what.sql`. */
export interface Migration {
  name: string;
  statements: string[];
}

/** Splits a migration file into statements: each ends with `;` at a line's end, save inside `$$ … $$`. */
export function splitStatements(text: string): string[] {
  const statements: string[] = [];
  let current: string[] = [];
  let quoted = false;
  for (const line of text.split('\n')) {
    if (current.length === 0 && (line.trim() === '' || line.startsWith('--'))) continue;
    current.push(line);
    if (line.split('$$').length % 2 === 0) quoted = !quoted;
    if (!quoted && line.trimEnd().endsWith(';')) {
      statements.push(current.join('\n'));
      current = [];
    }
  }
  if (current.length > 0) statements.push(current.join('\n'));
  return statements;
}

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/'));

/**
 * Reads the migrations of `order` below `root`.
 *
 * @throws Error when a folder holds a file that the order does not name, or its numbers leave a gap.
 */
export function readMigrations(root: string, order: readonly string[]): Migration[] {
  for (const folder of new Set(order.map(folderOf))) {
    const files = readdirSync(join(root, folder, 'migrations')).sort();
    for (const [at, file] of files.entries()) {
      const name = `${folder}/${file.replace(/\.sql$/, '')}`;
      if (!order.includes(name)) throw new Error(`migration ${name} is not in the order`);
      if (Number(file.slice(0, 4)) !== at + 1)
        throw new Error(`migration ${name}: the numbers of ${folder} have a gap`);
    }
  }
  return order.map((name) => {
    const path = join(root, folderOf(name), 'migrations', `${name.slice(folderOf(name).length + 1)}.sql`);
    return { name, statements: splitStatements(readFileSync(path, 'utf8')) };
  });
}

async function ranMigrations<T>(db: Kysely<T>): Promise<string[]> {
  const ran = await rows(db, z.object({ name: z.string() }), sql`select name from migration`);
  return ran.map(({ name }) => name);
}

/** Whether every one of `migrations` has run on this database. */
export async function isCurrent<T>(db: Kysely<T>, migrations: Migration[]): Promise<boolean> {
  try {
    const ran = new Set(await ranMigrations(db));
    return migrations.every(({ name }) => ran.has(name));
  } catch {
    return false;
  }
}

/**
 * The first version kept its list in `kysely_migration`, as `NNNN-<place of the folder>-<folder>-what`. What a folder's
 * migration does is told by its folder and its last words; its number may have become another since.
 */
async function bringOver<T>(tx: Transaction<T>, migrations: Migration[]): Promise<void> {
  if (!(await hasRow(tx, sql`select from pg_tables where tablename = 'kysely_migration'`))) return;
  const older = await rows(
    tx,
    z.object({ name: z.string(), timestamp: z.string() }),
    sql`select name, timestamp from kysely_migration`,
  );
  for (const { name, timestamp } of older) {
    const [, folder, what] = /^\d{4}-\d{2}-([a-z]+)-(.+)$/.exec(name) ?? [];
    const same = migrations.find(
      (one) => folderOf(one.name) === folder && one.name.replace(/^.*\/\d{4}-/, '') === what,
    );
    if (!same) throw new Error(`the database has a migration that this version does not know: ${name}`);
    await sql`insert into migration (name, ran_at) values (${same.name}, ${timestamp})`.execute(tx);
  }
  await sql`drop table kysely_migration, kysely_migration_lock`.execute(tx);
}

/**
 * Brings a database to the newest schema, as its owner, in one transaction; whoever comes at the same time waits and
 * then finds nothing to do.
 *
 * @throws VigieError `VIGIE_STORE_MIGRATION` naming the migration that failed; nothing is kept.
 */
export async function migrate<T>(db: Kysely<T>, migrations: Migration[]): Promise<void> {
  let at = 'the first step';
  try {
    await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('vigie migration'))`.execute(tx);
      await sql`create table if not exists migration (name text primary key, ran_at timestamptz not null)`.execute(tx);
      await sql`grant select on migration to vigie_app`.execute(tx);
      await bringOver(tx, migrations);
      const ran = new Set(await ranMigrations(tx));
      for (const { name, statements } of migrations) {
        if (ran.has(name)) continue;
        at = name;
        for (const statement of statements) await sql.raw(statement).execute(tx);
        await sql`insert into migration (name, ran_at) values (${name}, clock_timestamp())`.execute(tx);
      }
    });
  } catch (error) {
    throw new VigieError(
      'VIGIE_STORE_MIGRATION',
      `The database could not be brought up to date at ${at}: ${error instanceof Error ? error.message : String(error)}`,
      { exit: 3, status: 503, cause: error },
    );
  }
}
