import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { VigieError } from '../core/errors.ts';
import { compareQueue, migrateQueue, NEWEST_QUEUE } from './queue-schema.ts';
import { inWordsOf, type Roles, type SignIn, settleRoles, shutDoors } from './roles.ts';
import { hasRow, oneRow, rows } from './rows.ts';

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
 * @throws Error when a folder there holds a file that the order does not name, or its numbers leave a gap.
 */
export function readMigrations(root: string, order: readonly string[]): Migration[] {
  for (const folder of readdirSync(root)) {
    if (!existsSync(join(root, folder, 'migrations'))) continue;
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

const digestOf = ({ statements }: Migration): string =>
  createHash('sha256').update(JSON.stringify(statements)).digest('hex');

/** A schema by what made it. */
export interface SchemaName {
  migrations: { name: string; digest: string }[];
  /** Version of the job queue's tables. */
  queue: number;
}

/** The schema that a list of migrations makes with this version's job queue. */
export const nameSchema = (migrations: readonly Migration[]): SchemaName => ({
  migrations: migrations.map((migration) => ({ name: migration.name, digest: digestOf(migration) })),
  queue: NEWEST_QUEUE,
});

const ranSchema = z.object({ name: z.string(), digest: z.string().nullable() });

/** What ran here, with the digest of what it was then; null: it ran before digests were kept. */
function ranMigrations<T>(db: Kysely<T>): Promise<z.infer<typeof ranSchema>[]> {
  return rows(
    db,
    ranSchema,
    sql`select m ->> 'name' as name, m ->> 'digest' as digest from (select to_jsonb(migration) as m from public.migration) as all_of_them`,
  );
}

/**
 * How the schema of a database stands to this version of Vigie.
 *
 * @returns `current`; `older`: it has to be brought up to date; `shut`: we have no rights in it
 * @throws VigieError `VIGIE_STORE_NEWER` where it is a later version's, or has steps that are not ours.
 */
export async function stateOfSchema<T>(db: Kysely<T>, migrations: Migration[]): Promise<'current' | 'older' | 'shut'> {
  const { made, open } = await oneRow(
    db,
    z.object({ made: z.boolean(), open: z.boolean() }),
    sql`select to_regclass('public.migration') is not null as made,
      coalesce(has_table_privilege(to_regclass('public.migration'), 'select'), false) as open`,
  );
  if (!made) return 'older';
  if (!open) return 'shut';
  const ran = new Map((await ranMigrations(db)).map(({ name, digest }) => [name, digest]));
  const wanted = new Map(migrations.map((migration) => [migration.name, digestOf(migration)]));
  const isOther = (name: string, digest: string | null): boolean =>
    !wanted.has(name) || (digest !== null && digest !== wanted.get(name));
  const other = [...ran].find(([name, digest]) => isOther(name, digest))?.[0];
  const queue = await compareQueue(db);
  if (other !== undefined || queue > 0) {
    throw new VigieError(
      'VIGIE_STORE_NEWER',
      `The database was brought up to date by another version of Vigie: ${other === undefined ? 'its job queue' : `migration ${other}`} is not as this version knows it. Use the newest Vigie that has run on it.`,
      { exit: 3, status: 503 },
    );
  }
  return queue === 0 && [...wanted].every(([name, digest]) => ran.get(name) === digest) ? 'current' : 'older';
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
 * @returns the roles, and the names of the migrations that ran
 * @throws VigieError `VIGIE_STORE_MIGRATION` naming the migration that failed (nothing is kept), `VIGIE_STORE_ROLES`,
 *   `VIGIE_STORE_NEWER`.
 */
export async function migrate<T>(
  db: Kysely<T>,
  migrations: Migration[],
  signIn: SignIn,
): Promise<{ roles: Roles; ran: string[] }> {
  let at = 'the first step';
  const names: string[] = [];
  try {
    const roles = await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('vigie migration'))`.execute(tx);
      // A table that has a trigger left to run cannot be altered.
      await sql`set constraints all immediate`.execute(tx);
      const settled = await settleRoles(tx, signIn);
      await sql`create table if not exists migration (name text primary key, ran_at timestamptz not null)`.execute(tx);
      await sql`alter table migration add column if not exists digest text`.execute(tx);
      await sql.raw(`grant select on migration to ${settled.app}`).execute(tx);
      await bringOver(tx, migrations);
      await stateOfSchema(tx, migrations);
      const ran = new Map((await ranMigrations(tx)).map(({ name, digest }) => [name, digest]));
      for (const migration of migrations) {
        const { name, statements } = migration;
        if (!ran.has(name)) {
          at = name;
          for (const statement of statements) await sql.raw(inWordsOf(statement, settled)).execute(tx);
          names.push(name);
        }
        if (ran.get(name)) continue;
        await sql`
          insert into migration (name, ran_at, digest) values (${name}, clock_timestamp(), ${digestOf(migration)})
          on conflict (name) do update set digest = excluded.digest`.execute(tx);
      }
      at = 'the job queue';
      await migrateQueue(tx, settled.app);
      at = 'its rights';
      await shutDoors(tx, settled);
      return settled;
    });
    return { roles, ran: names };
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw new VigieError(
      'VIGIE_STORE_MIGRATION',
      `The database could not be brought up to date at ${at}: ${error instanceof Error ? error.message : String(error)}`,
      { exit: 3, status: 503, cause: error },
    );
  }
}
