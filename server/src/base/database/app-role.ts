import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { VigieError } from '../core/errors.ts';
import { hasRow } from './rows.ts';

/** The role the application works as: it owns nothing and cannot pass by row-level security. */
export const APP_ROLE = 'vigie_app';

/**
 * The connection string of the application's own role: the one that is `given`, or the owner's with a password derived
 * from the owner's, so that no second secret has to be kept.
 */
export function appUrl(ownerUrl: string, given: string | undefined): string {
  if (given) return given;
  const url = new URL(ownerUrl);
  const secret = decodeURIComponent(url.password);
  if (secret === '') {
    throw new VigieError(
      'VIGIE_STORE_PASSWORD',
      `DATABASE_URL has no password: the application's role ${APP_ROLE} needs one of its own. Give the owner a password, or set VIGIE_APP_DATABASE_URL.`,
      { exit: 2 },
    );
  }
  url.username = APP_ROLE;
  url.password = createHmac('sha256', secret).update(`${APP_ROLE}@${url.host}`).digest('hex');
  return url.href;
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
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

/**
 * Makes the role, as the owner. It belongs to the whole server: another database's owner may make it at the same time.
 */
export async function makeAppRole<T>(owner: Kysely<T>): Promise<void> {
  await sql
    .raw(`do $$ begin
      if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
        create role ${APP_ROLE} login nosuperuser nobypassrls nocreatedb nocreaterole;
        -- Who makes a role may act as it only where it says so; a superuser may anyway.
        if not (select rolsuper from pg_roles where rolname = current_user) then
          execute format('grant ${APP_ROLE} to %I', current_user);
        end if;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`)
    .execute(owner);
}

const TRIES = 5;

/**
 * Gives the role the password with which the application signs in, where it has not got it. The role belongs to the
 * whole server: who begins at the same time alters it too, and PostgreSQL refuses one of two at once.
 */
export async function letAppSignIn<T>(owner: Kysely<T>, url: string): Promise<void> {
  const password = decodeURIComponent(new URL(url).password).replaceAll("'", "''");
  for (let attempt = 1; attempt <= TRIES && !(await canSignIn(url)); attempt++) {
    try {
      await sql.raw(`alter role ${APP_ROLE} login password '${password}'`).execute(owner);
    } catch (error) {
      if (attempt === TRIES) throw error;
      await delay(30 * attempt);
    }
  }
}

/** @throws VigieError `VIGIE_STORE_ROLE` where the application is a role that could see other units' rows. */
export async function refuseLooseRole<T>(app: Kysely<T>): Promise<void> {
  const isLoose = await hasRow(
    app,
    sql`select 1 from pg_roles r where r.rolname = current_user and (r.rolsuper or r.rolbypassrls or exists
      (select from pg_class c where c.relnamespace = 'public'::regnamespace and pg_has_role(r.oid, c.relowner, 'MEMBER')))`,
  );
  if (!isLoose) return;
  throw new VigieError(
    'VIGIE_STORE_ROLE',
    "The application's database role could pass by row-level security. Use a role without SUPERUSER and BYPASSRLS that owns no table.",
    { exit: 3, status: 503 },
  );
}
