import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { type Attempt, aimed, attemptsOn, DRAWN, withoutOwner } from '../testing/attempts.ts';
import { rowsOf } from '../testing/isolation/rows-of-unit.ts';
import { TELLS_OF_NO_CASE } from '../testing/isolation/tells-of-no-case.ts';
import { describeStore, describeStores, type TestStore } from '../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../testing/vigie.ts';
import type { Store, Tx } from './base/database/store.ts';

/** `isolation.long.ts` runs the same with every policy and 10,000 attempts. */
const IS_LONG = process.argv[1]?.endsWith('.long.ts') ?? false;

describeStores('units are kept apart', (make) => {
  let made: TestStore;
  let store: Store;
  let units: string[];
  before(async () => {
    made = await make();
    await made.open();
    units = fc.sample(
      fc.stringMatching(/^[a-z][a-z0-9_%' -]{0,12}$/).map((text) => text.replaceAll("'", '')),
      40,
    );
    units = [...new Set(units)].slice(0, 8);
    await made.asOwner(
      `${units
        .map((unit) => {
          return rowsOf(unit);
        })
        .join(';\n')}`,
    );
    store = await made.open();
  });
  after(() => made.drop());

  /** Tables with a unit's rows, found in the database itself: a new one is tried by itself. */
  async function tables(): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`
      select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'unit_id' and t.table_type = 'BASE TABLE' order by 1`.execute(
      store.db,
    );
    return rows.map(({ name }) => name);
  }
  /** Whose rows are seen, table by table, in one question: a transaction for each table takes most of this test. */
  async function seen(db: Tx | Store['db']): Promise<Map<string, string[]>> {
    const names = await tables();
    const each = names.map((name) => sql`select ${sql.lit(name)} as name, unit_id from ${sql.table(name)}`);
    const { rows } = await sql<{ name: string; unit_id: string }>`${sql.join(each, sql` union all `)}`.execute(db);
    const byTable = Map.groupBy(rows, ({ name }) => name);
    return new Map(names.map((name) => [name, (byTable.get(name) ?? []).map((row) => row.unit_id)]));
  }
  /** Rows of others that a unit can see, count or change; and tables where it does not see its own. */
  async function leaks(): Promise<string[]> {
    const found: string[] = [];
    for (const unit of units)
      for (const [name, owners] of await store.inUnit(unit, seen))
        if (owners.length !== 1 || owners[0] !== unit) found.push(`${name}: ${unit} sees ${owners.length} rows`);
    for (const [name, owners] of await seen(store.db))
      if (owners.length > 0) found.push(`${name}: ${owners.length} rows without a unit`);
    // What nobody may change needs no try.
    const { rows: open } = await sql<{ name: string }>`select name from unnest(${await tables()}::text[]) as name
      where has_column_privilege(quote_ident(name), 'unit_id', 'update')`.execute(store.db);
    for (const name of await changed(open.map(({ name }) => name))) found.push(`${name}: another's row was changed`);
    return found;
  }
  /** Tables of which a unit changes a row of another's: in one statement; where it is refused, in halves. */
  async function changed(names: string[]): Promise<string[]> {
    const [unit = '', other = ''] = units;
    const change = (name: string) =>
      sql`update ${sql.table(name)} set unit_id = unit_id where unit_id = ${other} returning ${sql.lit(name)} as name`;
    const each = names.map((name, at) => sql`${sql.ref(`c${at}`)} as (${change(name)})`);
    const all = names.map((_, at) => sql`select name from ${sql.table(`c${at}`)}`);
    try {
      const statement = sql<{ name: string }>`with ${sql.join(each)} ${sql.join(all, sql` union all `)}`;
      const { rows } = await store.inUnit(unit, (tx) => statement.execute(tx));
      return [...new Set(rows.map(({ name }) => name))];
    } catch {
      if (names.length === 1) return [];
      const middle = Math.ceil(names.length / 2);
      return [...(await changed(names.slice(0, middle))), ...(await changed(names.slice(middle)))];
    }
  }

  test('each unit sees and changes its own rows alone, in every table', async () => {
    assert.ok((await tables()).length > 24, 'every table with units is there');
    assert.deepEqual(await leaks(), []);
  });

  test('a view shows what whoever asks may see of its tables, and no more', async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
        and not coalesce(reloptions @> array['security_invoker=true'], false)`.execute(store.db);
    assert.deepEqual(rows, []);
  });

  /** Tables of which a restricted case hides its rows from a reader, of the rows that the fixture has in each. */
  async function hiddenFrom(reader: string | undefined): Promise<string[]> {
    const read = await store.inUnit(units[0] ?? '', seen, reader);
    return [...read].flatMap(([name, rows]) => (rows.length === 0 ? [name] : []));
  }

  test('of a restricted case, every table that tells of it tells its readers alone', async () => {
    const unit = units[0] ?? '';
    const telling = (await tables()).filter((name) => !TELLS_OF_NO_CASE.has(name));
    assert.deepEqual(await hiddenFrom(undefined), [], 'it is open to the unit');
    for (const visibility of ['named', 'sealed']) {
      await made.asOwner(
        `select set_config('vigie.unit', '${unit}', false); update "case" set visibility = '${visibility}' where id = 'cas_${unit}'`,
      );
      assert.deepEqual(await hiddenFrom(undefined), telling, 'nobody is said to read');
      assert.deepEqual(await hiddenFrom('acc_other'), telling, 'who is not named');
      assert.deepEqual(await hiddenFrom('cas_other'), telling, 'another case');
      for (const reader of [`acc_${unit}`, `cas_${unit}`, '*']) assert.deepEqual(await hiddenFrom(reader), [], reader);
    }
    await made.asOwner(`update "case" set visibility = 'unit' where id = 'cas_${unit}'`);
    assert.deepEqual(await hiddenFrom(undefined), [], 'it is open again');
    const { rows } = await store.inUnit(unit, (tx) =>
      sql`select 1 from listing where compartment is not null union all select 1 from "case" where compartment is not null`.execute(
        tx,
      ),
    );
    assert.deepEqual(rows, [], 'what had no double is given back');
  });

  test('without the policy of one table, a restricted case is told of', async () => {
    const unit = units[0] ?? '';
    const telling = (await tables()).filter((name) => !TELLS_OF_NO_CASE.has(name));
    await made.asOwner(
      `select set_config('vigie.unit', '${unit}', false); update "case" set visibility = 'sealed' where id = 'cas_${unit}'`,
    );
    const [name = ''] = fc.sample(fc.constantFrom(...telling), 1);
    await made.asOwner(`drop policy case_readers on "${name}"`);
    const hidden = await hiddenFrom(undefined);
    assert.ok(!hidden.includes(name), name);
    await made.asOwner(`update "case" set visibility = 'unit' where id = 'cas_${unit}'`);
  });

  /** Takes a table's protection away while `work` runs. */
  async function without(name: string, work: () => Promise<void>): Promise<void> {
    await made.asOwner(`alter table "${name}" disable row level security`);
    await work();
    await made.asOwner(`alter table "${name}" enable row level security`);
  }

  test(IS_LONG ? 'with any one policy dropped' : 'with one policy dropped', async (t) => {
    const names = await tables();
    units = units.slice(0, 3);
    for (const name of IS_LONG ? names : fc.sample(fc.constantFrom(...names), 1)) {
      await without(name, async () => {
        const found = await leaks();
        assert.ok(
          found.length > 0 && found.every((line) => line.startsWith(`${name}:`)),
          `${name}: ${found.join('; ')}`,
        );
      });
    }
    t.diagnostic(`${names.length} tables`);
    assert.deepEqual((await leaks()).length, 0);
  });
});

describeStore('another unit’s things, asked for over every route', (make) => {
  let made: TestStore;
  let they: TestVigie;
  let release: () => Promise<void>;
  /** Of the last of them nobody names anything. */
  const VICTIMS = ['unt_v1', 'unt_v2', 'unt_v3'];
  /** What the one who asks has named so far: it may come back to them in what they wrote themselves. */
  const said = new Set<string>();
  const theirs = (text: string): string[] => text.match(/[a-z]+_unt_v\d/g) ?? [];
  /** Two people of units of their own do the same: one names things that are there, the other what never was. */
  const ASKING = { v: 'asking-v', g: 'asking-g' } as const;
  before(async () => {
    made = await make();
    const store = await made.open();
    await made.asOwner(VICTIMS.map(rowsOf).join(';'));
    // Work that the attempts ask for is not begun: what is compared is what is answered.
    const lock = await store.tryLock('vigie jobs');
    release = async () => lock?.release();
    they = await startTestVigie(made);
    for (const name of Object.values(ASKING)) await they.add(name, { role: 'administrator' });
  });
  after(async () => {
    await they.stop();
    await release();
    await made.drop();
  });

  /** What the victims have, table by table. */
  async function held(): Promise<string> {
    const client = await they.vigie.context.store;
    const { rows } = await sql<{ name: string }>`
      select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'unit_id' and t.table_type = 'BASE TABLE' order by 1`.execute(
      client.db,
    );
    const each = rows.map(
      ({ name }) => sql`select ${sql.lit(name)} || to_jsonb(t)::text as row from ${sql.table(name)} t`,
    );
    const parts: string[] = [];
    for (const unit of VICTIMS) {
      const { rows: all } = await client.inUnit(unit, (tx) =>
        sql<{ row: string }>`${sql.join(each, sql` union all `)} order by 1`.execute(tx),
      );
      parts.push(...all.map(({ row }) => row));
    }
    return parts.join('\n');
  }

  /** @returns what an attempt told, if anything, and whether the route took its input */
  async function tryIt(attempt: Attempt): Promise<{ told: string | null; taken: boolean }> {
    they.pass(1);
    const answers = [];
    for (const at of ['v', 'g'] as const) {
      const { method, url, body, key } = aimed(attempt, at);
      answers.push(await they.call(ASKING[at], method, url, body, key));
    }
    const [there, never] = answers;
    if (!there || !never) throw new Error('both were asked');
    for (const id of theirs(JSON.stringify(aimed(attempt, 'v')))) said.add(id);
    const named = theirs(JSON.stringify(there.body) ?? '').find((id) => !said.has(id));
    const differs =
      there.status !== never.status ||
      (!DRAWN.has(attempt.route) && withoutOwner(there.body) !== withoutOwner(never.body));
    const why = named ? `names ${named}` : differs ? `${there.status}, else ${never.status}` : null;
    return {
      told:
        why &&
        `${attempt.method} ${attempt.url}: ${why}: ${JSON.stringify(there.body)?.slice(0, 300)} | ${JSON.stringify(never.body)?.slice(0, 300)}`,
      taken: there.status < 500 && there.body?.code !== 'VIGIE_HTTP_INVALID',
    };
  }

  async function tryAll(each: number, seed: number): Promise<{ told: string[]; count: number; untried: string[] }> {
    const told: string[] = [];
    const untried: string[] = [];
    let count = 0;
    for (const { route, attempts } of await attemptsOn(they.vigie)) {
      let taken = 0;
      // The session's end is no attempt on others.
      if (route === 'DELETE /v1/session') continue;
      for (const attempt of fc.sample(attempts, { numRuns: each, seed })) {
        const tried = await tryIt(attempt);
        count += 1;
        if (tried.taken) taken += 1;
        if (tried.told) told.push(tried.told);
      }
      if (taken === 0) untried.push(route);
    }
    return { told, count, untried };
  }

  test('is answered as what never was, names nothing of theirs and changes nothing', async (t) => {
    const before = await held();
    const { told, count, untried } = await tryAll(IS_LONG ? 140 : 1, IS_LONG ? 7 : Date.now());
    t.diagnostic(`${count} attempts${IS_LONG ? '' : `; input not taken: ${untried.join(', ')}`}`);
    assert.deepEqual(told.slice(0, 5), [], `${told.length} of ${count} attempts told something`);
    if (IS_LONG) assert.deepEqual(untried, [], 'each route took an attempt’s input');
    assert.equal(await held(), before);
  });

  const testAtLength = IS_LONG ? test : () => {};
  testAtLength('where a table is not protected, the attempts tell', async () => {
    for (const table of ['case', 'listing', 'notice', 'exhibit', 'received_notice', 'statement', 'check']) {
      await made.asOwner(`alter table "${table}" disable row level security`);
      assert.ok((await tryAll(3, 11)).told.length > 0, table);
      await made.asOwner(`alter table "${table}" enable row level security`);
    }
  });
});
