import { randomBytes } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { VigieError } from '../core/errors.ts';
import { canSignIn } from './app-role.ts';
import { hasRow, oneRow } from './rows.ts';

/**
 * The two roles that work in a database. Roles belong to the whole server: each database names its own, so that
 * installations share a server.
 */
export interface Roles {
  /** The application signs in as it. It owns nothing and cannot pass by row-level security. */
  app: string;
  /** Owns the functions that look across units, and may read the columns that they read. Nobody signs in as it. */
  lookup: string;
}

/** In a migration these two words stand for the roles of the database that it runs in. */
export const inWordsOf = (statement: string, { app, lookup }: Roles): string =>
  statement.replaceAll(/\bvigie_app\b/g, app).replaceAll(/\bvigie_lookup\b/g, lookup);

/** Before each database had its own, all on a server shared the role of this name. */
const SHARED = 'vigie_app';

/** Names that we choose, as against those of a role that somebody else made and gives us. */
const OURS = /^vigie_app_[0-9a-f]{8}$/;
export const isOurs = (role: string): boolean => OURS.test(role);

const rolesSchema = z.object({ app: z.string(), lookup: z.string().nullable() });
type KnownRoles = z.infer<typeof rolesSchema>;

/** What the database says of its roles, in a function: rows may be another database's, put back from a backup. */
export async function readRoles<T>(db: Kysely<T>): Promise<KnownRoles | null> {
  const { made, isOlder } = await oneRow(
    db,
    z.object({ made: z.boolean(), isOlder: z.boolean() }),
    sql`select to_regproc('public.vigie_roles') is not null as made,
      to_regclass('public.unit') is not null and to_regrole(${SHARED}) is not null as is_older`,
  );
  if (made) return oneRow(db, rolesSchema, sql`select app, lookup from public.vigie_roles()`);
  return isOlder ? { app: SHARED, lookup: null } : null;
}

/** Whether another database of the server knows this role too: it was copied from this one, or this from it. */
async function isUsedElsewhere<T>(db: Kysely<T>, role: string): Promise<boolean> {
  return hasRow(
    db,
    sql`select 1 from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = to_regrole(${role})
      and dbid not in (0, (select oid from pg_database where datname = current_database()))`,
  );
}

/** How the application signs in. */
export interface SignIn {
  /** Its role, where somebody else named it; null: Vigie does. */
  given: string | null;
  /** Its connection string as this role. */
  url(role: string): string;
}

/**
 * Which roles the database is to have: the application's as it is given; else the one it has, save one that it shares
 * with another database and cannot sign in as.
 */
async function chooseRoles<T>(tx: Transaction<T>, known: KnownRoles | null, signIn: SignIn): Promise<Roles> {
  const has = known?.app ?? SHARED;
  const isTaken =
    has === SHARED || (isOurs(has) && (await isUsedElsewhere(tx, has)) && !(await canSignIn(signIn.url(has))));
  const app = signIn.given ?? (isTaken ? `vigie_app_${randomBytes(4).toString('hex')}` : has);
  return { app, lookup: known?.lookup ?? `${app}_lookup` };
}

/** A name that needs no quotes, and leaves room for `_lookup`. */
const PLAIN = /^[a-z_][a-z0-9_]{0,55}$/;

/** @throws VigieError `VIGIE_STORE_PASSWORD` */
export function roleIn(appUrl: string): string {
  const name = decodeURIComponent(new URL(appUrl).username);
  if (PLAIN.test(name)) return name;
  throw new VigieError(
    'VIGIE_STORE_PASSWORD',
    `VIGIE_APP_DATABASE_URL names the role "${name}". Choose a name of at most 56 small letters, digits and _.`,
  );
}

async function makeRole<T>(tx: Transaction<T>, name: string, how: string): Promise<void> {
  if (await hasRow(tx, sql`select 1 where to_regrole(${name}) is not null`)) return;
  await sql.raw(`create role ${name} ${how}`).execute(tx);
}

function login(url: string): string {
  const password = decodeURIComponent(new URL(url).password);
  return password === '' ? 'login' : `login password '${password.replaceAll("'", "''")}'`;
}

/** Gives the rights of one role in this database to another, and takes them from the first. */
async function bringOver<T>(tx: Transaction<T>, from: string, to: string): Promise<void> {
  await sql
    .raw(`do $$
    declare
      one record;
      here oid := (select oid from pg_database where datname = current_database());
    begin
      if exists (select from pg_shdepend
          where refclassid = 'pg_authid'::regclass and refobjid = '${from}'::regrole and deptype = 'o' and dbid = here) then
        reassign owned by ${from} to current_user;
      end if;
      for one in
        select privilege_type as what, format('%s %s', case relkind when 'S' then 'sequence' else 'table' end, c.oid::regclass) as target
          from pg_class c, aclexplode(relacl) where grantee = '${from}'::regrole
        union all
        select format('%s (%I)', privilege_type, attname), format('table %s', attrelid::regclass)
          from pg_attribute, aclexplode(attacl) where grantee = '${from}'::regrole
        union all
        select privilege_type, format('routine %s', p.oid::regprocedure)
          from pg_proc p, aclexplode(proacl) where grantee = '${from}'::regrole
        union all
        select privilege_type, format('schema %I', nspname)
          from pg_namespace, aclexplode(nspacl) where grantee = '${from}'::regrole
      loop
        execute format('grant %s on %s to ${to}', one.what, one.target);
        execute format('revoke %s on %s from ${from}', one.what, one.target);
      end loop;
      for one in select polname, polrelid::regclass as target from pg_policy where '${from}'::regrole = any (polroles) loop
        execute format('alter policy %I on %s to ${to}', one.polname, one.target);
      end loop;
    end $$`)
    .execute(tx);
  if (from !== SHARED && !isOurs(from)) return;
  await sql
    .raw(`do $$ begin
      drop role ${from};
    exception when dependent_objects_still_exist or insufficient_privilege or object_in_use then null;
    end $$`)
    .execute(tx);
}

/**
 * Gives the database its roles, as its owner: makes those that are missing, and brings the rights of another
 * application's role over to the one it is to have.
 *
 * @throws VigieError `VIGIE_STORE_ROLES` where the owner may not make them.
 */
export async function settleRoles<T>(tx: Transaction<T>, signIn: SignIn): Promise<Roles> {
  const known = await readRoles(tx);
  const roles = await chooseRoles(tx, known, signIn);
  const { app, lookup } = roles;
  try {
    await makeRole(tx, app, login(signIn.url(app)));
    await makeRole(tx, lookup, 'nologin');
    // Things are handed to a role by who may act as it. Who made it may not always, but may let itself.
    await sql
      .raw(`do $$ begin
        set local role ${lookup};
        reset role;
      exception when insufficient_privilege then grant ${lookup} to current_user;
      end $$`)
      .execute(tx);
  } catch (error) {
    throw new VigieError(
      'VIGIE_STORE_ROLES',
      `The owner of the database cannot make the roles ${app} and ${lookup}: ${error instanceof Error ? error.message : String(error)}. Give it CREATEROLE, or make the roles as docs/reference/settings.md says.`,
      { exit: 3, status: 503, cause: error },
    );
  }
  if (known && known.app !== app) await bringOver(tx, known.app, app);
  await sql
    .raw(`create or replace function public.vigie_roles() returns table (app text, lookup text)
      language sql immutable as $$ select '${app}'::text, '${lookup}'::text $$`)
    .execute(tx);
  return roles;
}

/**
 * Shuts the doors that PostgreSQL leaves open: nobody but the owner makes temporary tables here, which a function would
 * take for the real ones, or anything in the schema; functions that run with another's rights run with those of
 * `lookup`, which can do nothing but read for them.
 */
export async function shutDoors<T>(tx: Transaction<T>, { lookup }: Roles): Promise<void> {
  await sql
    .raw(`do $$
    declare one regprocedure;
    begin
      execute format('revoke temporary on database %I from public', current_database());
      revoke create on schema public from public;
      grant create on schema public to ${lookup};
      for one in select oid from pg_proc where prosecdef and pronamespace = 'public'::regnamespace and proowner <> '${lookup}'::regrole loop
        execute format('alter function %s owner to ${lookup}', one);
      end loop;
      revoke create on schema public from ${lookup};
    end $$`)
    .execute(tx);
}
