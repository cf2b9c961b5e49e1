import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { VigieError } from '../core/errors.ts';
import { CONNECT_MS } from './passing.ts';
import { oneRow } from './rows.ts';

/**
 * The connection string of the application's role: the owner's, with a password derived from the owner's, so that no
 * second secret has to be kept.
 *
 * @throws VigieError `VIGIE_STORE_PASSWORD`
 */
export function appUrl(ownerUrl: string, role: string): string {
  const url = new URL(ownerUrl);
  const secret = decodeURIComponent(url.password);
  if (secret === '') {
    throw new VigieError(
      'VIGIE_STORE_PASSWORD',
      "DATABASE_URL has no password, from which that of the application's role could be derived. Give the owner a password, or set VIGIE_APP_DATABASE_URL.",
      { exit: 2 },
    );
  }
  url.username = role;
  url.password = createHmac('sha256', secret).update(role).digest('hex');
  return url.href;
}

/** Whether somebody can sign in by this connection string. */
export async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => {}); // Told by what is asked of it.
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const TRIES = 5;

/**
 * Gives a role that we made the password with which the application signs in, where it has not got it. Who begins at
 * the same time alters it too, and PostgreSQL refuses one of two at once.
 */
export async function letAppSignIn<T>(owner: Kysely<T>, role: string, url: string): Promise<void> {
  const password = decodeURIComponent(new URL(url).password).replaceAll("'", "''");
  for (let attempt = 1; attempt <= TRIES && !(await canSignIn(url)); attempt++) {
    try {
      await sql.raw(`alter role ${role} login password '${password}'`).execute(owner);
    } catch (error) {
      if (attempt === TRIES) throw error;
      await delay(30 * attempt);
    }
  }
}

/** What the application's role must not be, each as a question of its row `r` in `pg_roles`. */
const LOOSE = [
  'r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolreplication',
  // Programs and files of the server's machine are reached by these: with them, one becomes superuser.
  `exists (select from pg_roles g where g.rolname in ('pg_execute_server_program', 'pg_write_server_files', 'pg_read_server_files')
    and pg_has_role(r.oid, g.oid, 'MEMBER'))`,
  `exists (select from pg_class c where c.relnamespace in (to_regnamespace('public'), to_regnamespace('pgboss')) and pg_has_role(r.oid, c.relowner, 'MEMBER'))`,
  `exists (select from pg_proc p where p.pronamespace = to_regnamespace('public') and pg_has_role(r.oid, p.proowner, 'MEMBER'))`,
];

/** What a role must not be allowed to make. A temporary table stands before the real one of its name. */
const MAKES = [
  "has_database_privilege(current_database(), 'temporary')",
  "has_schema_privilege('public', 'create')",
  "has_schema_privilege('pgboss', 'create')",
];

/** @throws VigieError `VIGIE_STORE_ROLE` where the application is a role that could see other units' rows. */
export async function refuseLooseRole<T>(app: Kysely<T>): Promise<void> {
  const { isLoose, makes } = await oneRow(
    app,
    z.object({ isLoose: z.boolean(), makes: z.boolean() }),
    sql`select ${sql.raw(LOOSE.join(' or '))} as is_loose, ${sql.raw(MAKES.join(' or '))} as makes from pg_roles r where r.rolname = current_user`,
  );
  if (!isLoose && !makes) return;
  throw new VigieError(
    'VIGIE_STORE_ROLE',
    isLoose
      ? "The application's database role could pass by row-level security. Use a role without SUPERUSER, BYPASSRLS, CREATEROLE and REPLICATION that owns nothing and is no member of a role that does."
      : "The application's database role may make tables. As the owner of the database, run vigie migrate, which takes TEMPORARY and CREATE from PUBLIC, and grant neither.",
    { exit: 3, status: 503 },
  );
}
