import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { VigieError } from '../core/errors.ts';

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

/**
 * The migrations of the given folders, in the folders' order. A file `NNNN-what.sql` is known as `NNNN-<order>-<folder>-what`, so that a
 * link's later migration runs after every link's earlier ones.
 */
export function readMigrations(folders: { name: string; path: string }[]): Record<string, Migration> {
  const migrations: Record<string, Migration> = {};
  for (const [order, folder] of folders.entries()) {
    for (const file of readdirSync(folder.path).sort()) {
      const [, number, what] = /^(\d{4})-(.+)\.sql$/.exec(file) ?? [];
      if (!number || !what) throw new Error(`migration ${join(folder.path, file)} is not named NNNN-what.sql`);
      const statements = splitStatements(readFileSync(join(folder.path, file), 'utf8'));
      migrations[`${number}-${String(order).padStart(2, '0')}-${folder.name}-${what}`] = {
        async up(db) {
          for (const statement of statements) await sql.raw(statement).execute(db);
        },
      };
    }
  }
  return migrations;
}

/**
 * Brings a database to the newest schema, as its owner.
 *
 * @throws VigieError `VIGIE_STORE_MIGRATION` naming the migration that failed; nothing of it is kept.
 */
export async function migrate<T>(db: Kysely<T>, migrations: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    // A link that comes late begins with 0001 where others have later ones.
    allowUnorderedMigrations: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'the first step';
    throw new VigieError(
      'VIGIE_STORE_MIGRATION',
      `The database could not be brought up to date at ${failed}: ${error instanceof Error ? error.message : String(error)}`,
      { exit: 3, status: 503, cause: error },
    );
  }
}
