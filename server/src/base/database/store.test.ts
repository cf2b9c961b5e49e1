import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { describeStores, type TestStore } from '../../../testing/stores.ts';
import { idempotent } from './idempotency.ts';
import { splitStatements } from './migrate.ts';
import type { Store } from './store.ts';

describeStores('store', (make) => {
  let made: TestStore;
  let store: Store;
  before(async () => {
    made = await make();
    store = await made.open();
    const now = new Date();
    for (const unit of ['unt_a', 'unt_b']) {
      await sql`insert into unit (id, name, made_at) values (${unit}, ${unit}, ${now})`.execute(store.db);
    }
  });
  after(() => made.drop());

  test('the application is a role that cannot pass by row-level security, and cannot become another', async () => {
    const { rows } = await sql<{ who: string; loose: boolean }>`
      select current_user as who, rolsuper or rolbypassrls as loose from pg_roles where rolname = current_user`.execute(
      store.db,
    );
    const [{ who: role = '', loose } = {}] = rows;
    assert.match(role, /^vigie_app_[0-9a-f]{8}$/);
    assert.equal(loose, false);
    for (const statement of [
      'reset role',
      'set role postgres',
      'set session authorization default',
      'discard all',
      'SET  LOCAL ROLE owner',
    ]) {
      const becomes = async (): Promise<string> => {
        await sql.raw(statement).execute(store.db);
        const { rows: after } = await sql<{ who: string }>`select current_user as who`.execute(store.db);
        return after[0]?.who ?? '';
      };
      const who = await becomes().catch(() => role);
      assert.equal(who, role, `${statement} made the application ${who}`);
    }
  });

  test('an application that owns a table, or may act as its owner, is refused', async () => {
    const own = await make();
    await (await own.open()).close();
    await own.asOwner(
      `do $$ begin execute format('alter table unit owner to %I', (select app from vigie_roles())); end $$`,
    );
    await assert.rejects(own.reopen(), { code: 'VIGIE_STORE_ROLE' });
    await own.drop();
  });

  test('a row is seen and written by its unit alone', async () => {
    const put = (unit: string, owner: string) =>
      store.inUnit(unit, (tx) =>
        sql`insert into event (id, unit_id, kind, subject_id, content, happened_at)
          values (${`evt_${unit}_${owner}`}, ${owner}, 'listing.seen', 'x', '{}', now())`.execute(tx),
      );
    await put('unt_a', 'unt_a');
    await assert.rejects(put('unt_b', 'unt_a'), /row-level security/);
    const seenBy = async (unit: string) =>
      (await store.inUnit(unit, (tx) => sql`select id from event where subject_id = 'x'`.execute(tx))).rows.length;
    assert.deepEqual([await seenBy('unt_a'), await seenBy('unt_b')], [1, 0]);
    assert.equal((await sql`select id from event`.execute(store.db)).rows.length, 0, 'no unit named: no row');
  });

  test('a failed transaction leaves nothing, and the unit does not stay behind', async () => {
    await assert.rejects(
      store.inUnit('unt_a', async (tx) => {
        await sql`insert into event (id, unit_id, kind, subject_id, content, happened_at)
          values ('evt_lost', 'unt_a', 'listing.seen', 'lost', '{}', now())`.execute(tx);
        throw new Error('broke off');
      }),
      /broke off/,
    );
    const { rows } = await store.inUnit('unt_a', (tx) =>
      sql`select 1 from event where subject_id = 'lost'`.execute(tx),
    );
    assert.equal(rows.length, 0);
    const unit = await sql<{
      unit: string | null;
    }>`select nullif(current_setting('vigie.unit', true), '') as unit`.execute(store.db);
    assert.equal(unit.rows[0]?.unit, null);
  });

  test('an idempotency key acts once, and is refused for another request', async () => {
    let acts = 0;
    const call = (content: unknown, account = 'acc_a') =>
      store.inUnit('unt_a', (tx) =>
        idempotent(tx, { unit: 'unt_a', account, key: 'k1', route: 'POST /x', content, now: new Date() }, async () => {
          acts += 1;
          return { number: acts };
        }),
      );
    assert.deepEqual([await call('one'), await call('one')], [{ number: 1 }, { number: 1 }]);
    await assert.rejects(call('two'), { code: 'VIGIE_BASE_KEY_REUSED' });
    await assert.rejects(call('one', 'acc_b'), { code: 'VIGIE_BASE_KEY_REUSED' });
    assert.equal(acts, 1);
  });

  test('dates and instants are text, and big integers are numbers', async () => {
    const { rows } =
      await sql`select 9007199254740991::int8 as big, '2026-11-24'::date as day, '2026-11-24 10:00:00.1234+01'::timestamptz as at, '{"a":[1]}'::jsonb as json,
      true as yes, 1.5::float8 as half`.execute(store.db);
    assert.deepEqual(rows, [
      {
        big: 9007199254740991,
        day: '2026-11-24',
        at: '2026-11-24T09:00:00.123Z',
        json: { a: [1] },
        yes: true,
        half: 1.5,
      },
    ]);
  });
});

test('migration files are split at statements, not inside function bodies', () => {
  assert.deepEqual(splitStatements('-- note\nselect 1;\n\ncreate function f() as $$\nbegin; end;\n$$;\nselect 2'), [
    'select 1;',
    'create function f() as $$\nbegin; end;\n$$;',
    'select 2',
  ]);
});
