import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { describeStores, type TestStore } from '../testing/stores.ts';
import type { Store, Tx } from './base/database/store.ts';

/** Each function that runs with another's rights, and what it may read. One more, or a column more, is a decision. */
const FUNCTIONS = [
  'complaint_door',
  'followed_report',
  'key_account',
  'notice_owner',
  'open_report_pages',
  'openid_account',
  'public_inbox',
  'published_release',
  'published_releases',
  'session_account',
  'sign_in_account',
  'units_on_map',
  'vigie_cases_with',
  'vigie_hidden_cases',
  'vigie_near_pictures',
];
const COLUMNS: Record<string, string> = {
  account: 'disabled_at email id language name openid_subject password password_until role unit_id',
  alert: 'closed_at id looked_at',
  alert_report: 'alert_id code_digest',
  api_key: 'account_id expires_at id key_digest last_used_at revoked_at scopes',
  case: 'id unit_id visibility',
  case_reader: 'account_id case_id unit_id',
  case_text: 'case_id unit_id words',
  inbox: 'id language name open_form platform unit_id',
  notice: 'case_id content id state unit_id',
  picture: 'compartment pdq unit_id',
  received_notice: 'code id unit_id',
  release: 'content corrects digest id made_at period_from period_to public_from title unit_id',
  release_leaf: 'log_index note release_id',
  report_page: 'is_open unit_id',
  session: 'account_id expires_at id opened_at seen_at token_digest',
  statement: 'code id unit_id',
  unit: 'id name',
  unit_department: 'department unit_id',
};

describeStores('functions that look across units', (make) => {
  let made: TestStore;
  let store: Store;
  before(async () => {
    made = await make();
    store = await made.open();
  });
  after(() => made.drop());

  const lookup = sql`(select lookup from vigie_roles())::regrole`;

  test('all run with the rights of one role, with names that nothing can stand before, for the application alone', async () => {
    const { rows } = await sql<{ name: string; isSafe: boolean; config: string[]; open: boolean }>`
      select p.proname as name, p.proowner = ${lookup} as "isSafe", p.proconfig as config, has_function_privilege('public', p.oid, 'execute') as open
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`.execute(store.db);
    const safe = { isSafe: true, config: ['search_path=pg_catalog, pg_temp'], open: false };
    assert.deepEqual(
      rows,
      FUNCTIONS.map((name) => ({ name, ...safe })),
    );
  });

  test('that role can do nothing but read their columns', async () => {
    const { rows: attributes } = await sql`
      select rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as anything,
        exists (select from pg_auth_members where member = r.oid) as "isMember",
        exists (select from pg_class where relowner = r.oid) as owns,
        exists (select from pg_namespace where has_schema_privilege(r.oid, oid, 'create')) as makes,
        has_database_privilege(r.oid, current_database(), 'temporary') as temporary
      from pg_roles r where oid = ${lookup}`.execute(store.db);
    assert.deepEqual(attributes, [{ anything: false, isMember: false, owns: false, makes: false, temporary: false }]);
    const { rows } = await sql<{ name: string; columns: string }>`
      select c.relname as name, string_agg(a.attname, ' ' order by a.attname) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p', 'v') and c.relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace)
        and has_column_privilege(${lookup}, c.oid, a.attnum, 'select') group by 1`.execute(store.db);
    assert.deepEqual(Object.fromEntries(rows.map(({ name, columns }) => [name, columns])), COLUMNS);
    const { rows: writes } = await sql`
      select c.relname from pg_class c where c.relkind in ('r', 'p', 'v') and c.relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace)
        and (has_any_column_privilege(${lookup}, c.oid, 'insert, update') or has_table_privilege(${lookup}, c.oid, 'delete, truncate, trigger'))`.execute(
      store.db,
    );
    assert.deepEqual(writes, []);
  });

  /** A function that tells as whom it runs, and a table of the same name as ours, with it inside. */
  const ATTACK: [string, ...string[]] = [
    `create function pgboss.probe() returns text language plpgsql volatile as $$ begin return current_user; end $$`,
    `create temp view account as select pgboss.probe() as id, 'u'::text as unit_id, 'q@q' as email, 'p'::text as password`,
    'grant select on account to public',
  ];
  const attack = (tx: Tx) =>
    sql<{ id: string }>`select id from public.sign_in_account('q@q')`.execute(tx).then(({ rows }) => rows);

  test('the application can put no table before ours, and make nothing', async () => {
    for (const statement of [
      ATTACK[0],
      `create temp view account as select 'x' as id`,
      'create temp table account (id text)',
      'create table public.made (id text)',
      'create schema made',
      'alter function public.sign_in_account(text) reset search_path',
      'alter table public.audit no force row level security',
    ]) {
      await assert.rejects(sql.raw(statement).execute(store.db), /permission denied|must be owner/, statement);
    }
  });

  test('a table that stands before ours all the same is not taken for it', async () => {
    await made.asOwner(`do $$ begin
      execute format('grant temporary on database %I to public', current_database());
      execute format('grant create on schema pgboss to %I', (select app from vigie_roles()));
    end $$`);
    const broken = store.inUnit('u', async (tx) => {
      for (const statement of ATTACK) await sql.raw(statement).execute(tx);
      const { rows } = await sql<{
        id: string;
        who: string;
      }>`select id, current_user::text as who from account`.execute(tx);
      assert.equal(rows[0]?.id, rows[0]?.who, 'outside it is taken for ours');
      assert.deepEqual(await attack(tx), [], 'inside it is not');
      throw new Error('rolled back');
    });
    await assert.rejects(broken, /rolled back/);
    // Were a function written without care, it still could do no more than its role.
    await made.asOwner(`create or replace function sign_in_account(wanted text)
      returns table (id text, unit_id text, password text, password_until timestamptz, disabled_at timestamptz)
      language sql stable security definer set search_path = public as $$ select a.id, a.unit_id, a.password, null::timestamptz, null::timestamptz from account a $$`);
    await store.inUnit('u', async (tx) => {
      for (const statement of ATTACK) await sql.raw(statement).execute(tx);
      const { rows } = await sql<{ name: string }>`select lookup as name from vigie_roles()`.execute(tx);
      assert.deepEqual(await attack(tx), [{ id: rows[0]?.name }]);
    });
  });
});
