import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { emptyListing, type Listing } from '@vigie/engine';
import { verifyLog } from '@vigie/proof';
import { sql } from 'kysely';
import { drillBackup } from '../../testing/archive/backup-drill.ts';
import { makeStates, reconcileSent } from '../../testing/archive/made-states.ts';
import { insertCase } from '../../testing/rows.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import { FILES_LOCK, importListings, listCurrent, listNewestSnapshots, type Snapshot } from '../listing/index.ts';
import { eraseDue } from '../retention/erase/erase-due.ts';
import { exportSeen, findSeen, memberOf, moveSnapshots } from './index.ts';
import { NAMING } from './move-store.ts';

const MAY_NAME = new Set(['screening.snapshot_id', ...NAMING.map(([table, column]) => `${table}.${column}`)]);

describeStore('the archive', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let unit = '';
  let account = '';
  before(async () => {
    made = await make();
    started = await startTestVigie(made, { now: '2026-01-01T09:00:00Z', settings: { archiveDays: 90 } });
    ({ unit, account } = await started.add('ada', { unit: 'one', role: 'approver' }));
    await started.add('eve', { unit: 'two' });
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  const mover = () => ({ context: started.vigie.context, entries: started.vigie.vault.entries });
  const ask = <T>(statement: ReturnType<typeof sql<T>>) =>
    started.vigie.context.store.inUnit(unit, async (tx) => (await statement.execute(tx)).rows, ALL_CASES);
  const see = async (listings: Listing[]): Promise<void> => {
    await importListings(started.vigie.context, { unit, account: null, source: 'test', pictures: false }, listings);
    await started.settle();
  };
  const find = async (text: string, reader = account): Promise<Snapshot[]> => {
    const found: Snapshot[] = [];
    for await (const some of findSeen(started.vigie.context, { unit, reader }, { text })) found.push(...some.found);
    return found.sort((a, b) => (a.id < b.id ? -1 : 1));
  };
  const listings = async (): Promise<string[]> =>
    (await ask(sql<{ id: string }>`select id from listing order by id`)).map(({ id }) => id);
  const histories = async () => {
    const all: [string, unknown][] = [];
    for (const id of await listings()) all.push([id, (await started.call('ada', 'GET', `/v1/listings/${id}`)).body]);
    return all;
  };
  const count = async (): Promise<number> =>
    (await ask(sql<{ n: number }>`select count(*)::int as n from snapshot`))[0]?.n ?? 0;
  const folder = () => join(started.vigie.context.config.dataDir, 'archive', unit);

  test('what is archived is answered as before: history, search, figures; the newest stays, and what is named', async () => {
    const states = makeStates();
    for (const [month, offers] of states.entries()) {
      started.at(new Date(Date.UTC(2026, month, 3)));
      await see(offers);
    }
    // A finding rests on one of them, and another offer is in a case that is open.
    await see([{ ...emptyListing('p9.example', 'Knuckle duster, brass'), id: 'k' }]);
    await see([{ ...emptyListing('p9.example', 'Knuckle duster, brass'), id: 'k', price: '9.00' }]);
    started.at('2026-11-24T09:00:00Z');
    const before = await histories();
    // A source that sent all of it, and one more, finds one gap.
    const reconcile = () => reconcileSent(started, unit, states.flat());
    // What sweeps, backtests and screening again read.
    const newest = () =>
      started.vigie.context.store.inUnit(unit, (tx) => listNewestSnapshots(tx, { cursor: '', limit: 100 }), ALL_CASES);
    const newestBefore = await newest();
    const reconciled = await reconcile();
    assert.equal(reconciled.missing, 1);
    const texts = ['garden', 'straße "', 'a', 'p1.example', 'no such text'];
    const found = await Promise.all(texts.map((text) => find(text)));
    const figures = (await started.call('ada', 'GET', '/v1/figures')).body;
    const rows = await count();
    const moved = await moveSnapshots(mover(), unit);
    assert.ok(moved && moved.snapshots >= 30, JSON.stringify(moved));
    assert.equal(await count(), rows - moved.snapshots);
    assert.deepEqual(
      await ask(sql`select l.id from listing l where not exists (select from snapshot s where s.listing_id = l.id)`),
      [],
    );
    assert.equal(
      (await ask(sql`select from snapshot s join listing l on l.id = s.listing_id where l.key = 'k'`)).length,
      2,
    );
    assert.deepEqual(await histories(), before);
    assert.deepEqual(await Promise.all(texts.map((text) => find(text))), found);
    assert.deepEqual((await started.call('ada', 'GET', '/v1/figures')).body, figures);
    assert.deepEqual(await reconcile(), reconciled);
    assert.deepEqual(await newest(), newestBefore);
    assert.deepEqual(await moveSnapshots(mover(), unit), { snapshots: 0, rewritten: 0 }, 'nothing is left to do');
    // Its digest is in the log, and the file says nothing by itself.
    const [segment] = await started.vigie.context.store.inUnit(unit, listCurrent);
    assert.ok(segment);
    const { logDir, origin, verifierKey } = started.vigie.vault;
    assert.ok(verifyLog(logDir, origin, verifierKey).ok);
    assert.ok(segment.logIndex >= 0);
  });

  test('every column that names a snapshot keeps it where it is', async () => {
    const columns = await ask(sql<{ name: string }>`
      select c.relname || '.' || a.attname as name from pg_constraint f join pg_class c on c.oid = f.conrelid
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey)
      where f.contype = 'f' and f.confrelid = 'snapshot'::regclass
      union select table_name || '.' || column_name from information_schema.columns
        where table_schema = 'public' and column_name like '%snapshot_id'`);
    assert.deepEqual(
      columns.map(({ name }) => name).filter((name) => !MAY_NAME.has(name)),
      [],
    );
    const screened = sql`delete from snapshot where id in (select snapshot_id from screening except select snapshot_id from finding)`;
    await assert.rejects(ask(screened), /is named by a screening/);
  });

  test('a member finds what they may see; another unit finds nothing', async () => {
    const [offer] = await ask(sql<{ id: string }>`select id from listing where archived > 0 order by id limit 1`);
    const id = offer?.id ?? '';
    const path = `/v1/listings/${id}`;
    const { title } = (await started.call('ada', 'GET', path)).body.history[0].content;
    assert.ok((await find(title)).some(({ listing }) => listing === id));
    const { store } = started.vigie.context;
    await store.inUnit(unit, (tx) => insertCase(tx, { id: 'cas_sealed', unit, now: started.clock() }), ALL_CASES);
    await ask(sql`update "case" set visibility = 'sealed', compartment = id where id = 'cas_sealed'`);
    const restrict = async (to: string | null): Promise<void> => {
      await ask(sql`update listing set compartment = ${to} where id = ${id}`);
      await ask(sql`update snapshot set compartment = ${to} where listing_id = ${id}`);
    };
    await restrict('cas_sealed');
    assert.equal(
      (await find(title)).some(({ listing }) => listing === id),
      false,
    );
    assert.ok((await find(title, ALL_CASES)).some(({ listing }) => listing === id));
    assert.equal((await started.call('ada', 'GET', path)).status, 404);
    await restrict(null);
    assert.equal((await started.call('eve', 'GET', path)).status, 404);
  });

  test('an export is read by DuckDB, and the audit log has who, why and how much; who may not export is refused', async () => {
    const { context } = started.vigie;
    await started.add('ben', { unit: 'one', role: 'analyst' });
    const member = (email: string) => context.store.inUnit(unit, (tx) => memberOf(tx, email, 'approver'));
    await assert.rejects(member('ben@test.example'), { code: 'VIGIE_PEOPLE_ROLE_APPROVER' });
    await assert.rejects(member('nobody@test.example'), { code: 'VIGIE_ARCHIVE_ACCOUNT' });
    const by = await member('ADA@test.example');
    const path = join(context.config.dataDir, 'export.parquet');
    const asked = { by, unit, purpose: 'Study of prices, file 12', path };
    const done = await exportSeen(context, asked, { platform: 'p1.example' }, () => {});
    await assert.rejects(
      exportSeen(context, asked, {}, () => {}),
      { code: 'VIGIE_ARCHIVE_EXISTS' },
    );
    const entries = await ask(sql`select account_id, reason, content from audit where act = 'archive.exported'`);
    const content = { ...done, platform: 'p1.example' };
    assert.deepEqual(entries, [{ account_id: account, reason: asked.purpose, content }]);
    // DuckDB asks the network for extensions unless it is told not to.
    const database = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const connection = await database.connect();
    const read = await connection.runAndReadAll(
      `select count(*)::int, count(distinct listing)::int, min(seen_at)::text, min(platform), count(content ->> 'title')::int
        from read_parquet('${path}') where platform = 'p1.example'`,
    );
    const [row] = read.getRows();
    connection.closeSync();
    database.closeSync();
    const seen = (await find('p1.example')).filter(({ content }) => content.platform === 'p1.example');
    const offers = new Set(seen.map(({ listing }) => listing)).size;
    assert.deepEqual(row, [seen.length, offers, '2026-01-03 00:00:00+00', 'p1.example', seen.length]);
    assert.equal(done.rows, seen.length);
  });

  test('a backup has the files and names what it has not; restored they are read, and erased again', () =>
    drillBackup(started, { made, unit }));

  test('what is erased is not read any more, leaves the file in the next run, and its key with it', async () => {
    const { context } = started.vigie;
    const before = await context.store.inUnit(unit, listCurrent);
    const title = (await histories()).map(([, body]) => body);
    assert.ok(title.length > 0);
    await ask(
      sql`insert into proposal (id, unit_id, kind, summary, content, reason, proposed_at) values ('prp_1', ${unit}, 'k', '{}', '{}', 'r', now())`,
    );
    await ask(
      sql`insert into retention_period values (${unit}, 'offers', 1, 'days', 'because', 'source', false, 'prp_1', now())`,
    );
    // Seen again, so that it is not due.
    started.at('2027-06-01T09:00:00Z');
    await see([{ ...emptyListing('p0.example', 'still there'), id: '0' }]);
    const kept = (await ask(sql<{ id: string }>`select id from listing where key = '0'`))[0]?.id ?? '';
    const history = (await started.call('ada', 'GET', `/v1/listings/${kept}`)).body;
    assert.ok(history.history.length > 2);
    const erased = await eraseDue(context, unit);
    assert.ok((erased.offers ?? 0) >= 11, JSON.stringify(erased));
    assert.deepEqual((await started.call('ada', 'GET', `/v1/listings/${kept}`)).body, history);
    assert.deepEqual(
      [...new Set((await find('example', ALL_CASES)).map(({ listing }) => listing))].includes(kept),
      true,
    );
    assert.equal(
      (await find('p1.example', ALL_CASES)).some(({ seenAt }) => seenAt < '2026-03'),
      false,
      'at once',
    );
    const moved = await moveSnapshots(mover(), unit);
    assert.equal(moved?.rewritten, before.length);
    const after = await context.store.inUnit(unit, listCurrent);
    assert.ok(
      after.every(({ toErase, rows }) => toErase.length === 0 && rows < 10),
      JSON.stringify(after),
    );
    const gone = await ask(
      sql<{ key: string | null }>`select sealed_key as key from archive_segment where replaced_at is not null`,
    );
    assert.deepEqual(
      gone.map(({ key }) => key),
      before.map(() => null),
    );
    const files = (segments: readonly { id: string }[]) => segments.map(({ id }) => `${id}.segment`).sort();
    assert.deepEqual(readdirSync(folder()).sort(), files([...before, ...after]), 'a backup under way names them');
    const copying = await context.store.tryLock(FILES_LOCK, 'shared');
    started.pass(2 * 86_400);
    await moveSnapshots(mover(), unit);
    assert.deepEqual(readdirSync(folder()).sort(), files([...before, ...after]), 'as long as a backup takes');
    await copying?.release();
    await moveSnapshots(mover(), unit);
    assert.deepEqual(readdirSync(folder()).sort(), files(after));
    assert.deepEqual((await started.call('ada', 'GET', `/v1/listings/${kept}`)).body, history);
  });

  test('what is erased, imported or named while it moves: nobody waits for ever, and no file has what was erased', async () => {
    const { store } = started.vigie.context;
    const kept = await store.inUnit(unit, listCurrent);
    const states = ['1.00', '2.00', '3.00'].map((price) => ({ ...emptyListing('q.example', 'bench'), id: 'q', price }));
    await see(states);
    started.pass(20 * 86_400);
    const entries = started.vigie.vault.entries;
    const few = { ...started.vigie.context, config: { ...started.vigie.context.config, archiveDays: 1 } };
    // Hit rates of the last weeks count what was screened.
    const rules = (await started.call('ada', 'GET', '/v1/rules')).body;
    assert.ok(JSON.stringify(rules).includes('"screened":3'));
    assert.deepEqual(await moveSnapshots({ context: few, entries }, unit), { snapshots: 0, rewritten: 0 });
    assert.deepEqual((await started.call('ada', 'GET', '/v1/rules')).body, rules);
    started.pass(180 * 86_400);
    const key = (to: string) => ask(sql`update listing set key = ${to} where platform = 'q.example'`);
    const appendOnce: typeof entries.appendOnce = async (digest) => {
      await key('erased:q');
      return entries.appendOnce(digest);
    };
    await assert.rejects(moveSnapshots({ ...mover(), entries: { appendOnce } }, unit), /of 2 archived snapshots 0/);
    assert.deepEqual(await store.inUnit(unit, listCurrent), kept);
    await key('q');
    // A document's answers are looked for by the numbers of all that its offer was.
    await store.inUnit(unit, (tx) => insertCase(tx, { id: 'cas_told', unit, now: started.clock() }), ALL_CASES);
    const names = sql`from listing l where l.platform = 'q.example'`;
    await ask(sql`insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at)
      values ('ntc_1', ${unit}, 'cas_told', 'dsa-16', 'en', 'sent', '{}', ${account}, now())`);
    await ask(sql`insert into notice_listing select ${unit}, 'ntc_1', l.id, '' ${names}`);
    assert.deepEqual(await moveSnapshots(mover(), unit), { snapshots: 0, rewritten: 0 });
    await ask(sql`delete from notice_listing`);
    // Whoever imports an offer holds it, and screens it after.
    const waits = sql`select from pg_locks where not granted and pid in (
      select pid from pg_stat_activity where datname = current_database())`;
    let moved: ReturnType<typeof moveSnapshots> | undefined;
    await store.inUnit(unit, async (tx) => {
      await sql`update listing set last_seen = last_seen where platform = 'q.example'`.execute(tx);
      moved = moveSnapshots(mover(), unit);
      while ((await ask(waits)).length === 0) await setTimeout(5);
      await sql`insert into screening (unit_id, snapshot_id, packs_digest, engine, screened_at)
        select ${unit}, s.id, 'other', 'e', '2020-01-01' from snapshot s order by s.id desc limit 1`.execute(tx);
    });
    assert.equal((await moved)?.snapshots, 2);
  });

  test('small segments are put together; what no row names is deleted, and a missing file is told', async () => {
    const { context } = started.vigie;
    await ask(sql`delete from retention_period`);
    // The most files that nobody reads any more: what was replaced stays for a backup that began before.
    let most = 0;
    for (let n = 0; n < 9; n++) {
      started.at(new Date(Date.UTC(2028, n * 5, 1)));
      await see([
        { ...emptyListing('m.example', `armchair ${n}`), id: 'm' },
        { ...emptyListing('n.example', `table ${n}`), id: 'n' },
      ]);
      await moveSnapshots(mover(), unit);
      most = Math.max(most, readdirSync(folder()).length - (await context.store.inUnit(unit, listCurrent)).length);
    }
    assert.ok(most >= 8, `${most} replaced`);
    // What a file does not have is no reason to write it anew.
    await ask(sql`update archive_segment set to_erase = '{lst_none}' where replaced_at is null`);
    writeFileSync(join(folder(), 'seg_cut.segment.tmp'), 'cut off');
    writeFileSync(join(folder(), 'seg_cut.segment'), 'cut off');
    const found = await find('armchair');
    assert.equal(found.length, 9);
    assert.deepEqual(await moveSnapshots(mover(), unit), { snapshots: 0, rewritten: 0 });
    const current = await context.store.inUnit(unit, listCurrent);
    assert.ok(current.every(({ toErase }) => toErase.length === 0));
    assert.ok(current.length < 8, `${current.length} segments`);
    assert.ok(current.some(({ rows }) => rows >= 12));
    assert.deepEqual(await find('armchair'), found);
    assert.equal(
      readdirSync(folder()).some((name) => name.startsWith('seg_cut')),
      false,
    );
    started.pass(2 * 86_400);
    await moveSnapshots(mover(), unit);
    assert.deepEqual(readdirSync(folder()).sort(), current.map(({ id }) => `${id}.segment`).sort());
    // One that cannot be read keeps nothing of the others from being erased, nor their keys.
    started.pass(100 * 86_400);
    await see(
      [emptyListing('o.example', 'lamp 1'), emptyListing('o.example', 'lamp 2')].map((each) => ({ ...each, id: 'o' })),
    );
    started.pass(100 * 86_400);
    await moveSnapshots(mover(), unit);
    const [first, ...others] = await context.store.inUnit(unit, listCurrent);
    assert.ok(first && others.length > 0);
    await ask(sql`update archive_segment set replaced_at = ${started.clock()} where id = ${others.at(-1)?.id}`);
    rmSync(join(folder(), `${first.id}.segment`));
    await assert.rejects(find('armchair'), { code: 'VIGIE_ARCHIVE_DAMAGED' });
    await ask(
      sql`insert into retention_period values (${unit}, 'offers', 1, 'days', 'because', 'source', false, 'prp_1', now())`,
    );
    await eraseDue(context, unit);
    const keys = await ask(sql`select from archive_segment where replaced_at is not null and sealed_key is not null`);
    assert.deepEqual(keys, []);
    await assert.rejects(moveSnapshots(mover(), unit), { code: 'VIGIE_ARCHIVE_DAMAGED' });
    const left = await context.store.inUnit(unit, listCurrent);
    assert.deepEqual(
      left.filter(({ toErase }) => toErase.length > 0).map(({ id }) => id),
      [first.id],
    );
  });
});
