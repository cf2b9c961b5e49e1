import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { draws } from '../../../../../tools/draws.ts';
import { dataFolder } from '../../../../testing/stores.ts';
import { allMigrations } from '../../../migrations.ts';
import { openStore, type Store } from '../store.ts';
import { holdServer } from './embedded-server.ts';

const VISITS = draws(4, 8);
/** What a process of its own does with the store in `folder`. */
const ACTS = {
  /** Says when it has opened the store, and keeps it. */
  keep: 'console.log("open"); setInterval(() => {}, 1000);',
  /** Leaves without a word. */
  leave: 'console.log("open");',
  /** Opens, writes and closes again and again. */
  visit: `await store.close();
    for (let n = 0; n < ${VISITS}; n++) {
      const again = await openStore({ dataDir: folder }, allMigrations());
      await add(again, process.pid + '.' + n);
      await again.close();
    }`,
  /** Says each row once it is committed. */
  write: 'for (let n = 0; ; n++) { const id = process.pid + "." + n; await add(store, id); console.log(id); }',
};

const children: ChildProcess[] = [];

function start(folder: string, act: keyof typeof ACTS): ChildProcess & { said: string[] } {
  const script = `
    import { sql } from ${JSON.stringify(import.meta.resolve('kysely'))};
    import { openStore } from ${JSON.stringify(import.meta.resolve('../store.ts'))};
    import { allMigrations } from ${JSON.stringify(import.meta.resolve('../../../migrations.ts'))};
    const folder = ${JSON.stringify(folder)};
    const add = (to, id) => sql\`insert into unit (id, name, made_at) values (\${id}, \${id}, now())\`.execute(to.db);
    const store = await openStore({ dataDir: folder }, allMigrations());
    ${ACTS[act]}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  children.push(child);
  const said: string[] = [];
  let rest = '';
  child.stdout.on('data', (piece: Buffer) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines);
  });
  return Object.assign(child, { said });
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await delay(10)) if (holds()) return;
  assert.fail(`waited in vain: ${what}`);
}

function postmaster(folder: string): number | null {
  try {
    return Number(readFileSync(join(folder, 'database/data/postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const units = async (store: Store): Promise<string[]> =>
  (await sql<{ id: string }>`select id from unit`.execute(store.db)).rows.map(({ id }) => id);

let folder: Awaited<ReturnType<typeof dataFolder>>;
before(async () => {
  folder = await dataFolder();
});
after(() => {
  for (const child of children) child.kill('SIGKILL');
  return folder.drop();
});
const open = () => openStore({ dataDir: folder.path }, allMigrations());

test('processes that begin at once share one server, made once, and the last one out stops it', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'vigie-race-'));
  const visitors = Array.from({ length: 3 }, () => start(parent, 'visit'));
  assert.deepEqual(await Promise.all(visitors.map((child) => once(child, 'exit'))), Array(3).fill([0, null]));
  assert.equal(postmaster(parent), null);
  const store = await openStore({ dataDir: parent }, allMigrations());
  assert.equal((await units(store)).length, 3 * VISITS);
  await store.close();
  rmSync(parent, { recursive: true });
});

test('another process has the store at the same time; the first one out leaves it to the other', async () => {
  const child = start(folder.path, 'keep');
  await until('the other process has the store', () => child.said.includes('open'));
  const pid = postmaster(folder.path);
  await (await open()).close();
  assert.ok(pid && runs(pid));
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.ok(runs(pid), 'what a killed process held is left running');
  const store = await open();
  assert.equal(postmaster(folder.path), pid, 'and adopted');
  await store.close();
  await until('its server has ended', () => !runs(pid));
});

test('what is typed at the terminal does not reach the server, and a process that forgets it can end', async () => {
  const child = start(folder.path, 'keep');
  await until('the other process has the store', () => child.said.includes('open'));
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await once(child, 'exit');
  const pid = postmaster(folder.path);
  assert.ok(pid && runs(pid));
  assert.deepEqual(await once(start(folder.path, 'leave'), 'exit'), [0, null]);
  assert.equal(postmaster(folder.path), pid);
});

test('the server is killed again and again under a process that writes: it is there again, and nothing told is lost', async () => {
  const store = await open();
  const told: string[] = [];
  for (let kill = 0; kill < draws(3, 5); kill++) {
    for (let n = 0; n < 20; n++) {
      const id = `k${kill}.${n}`;
      await sql`insert into unit (id, name, made_at) values (${id}, ${id}, now())`.execute(store.db);
      told.push(id);
    }
    const pid = postmaster(folder.path);
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
    // One query may be cut off by the death; after that each one waits for the new server.
    await until('it is noticed', () => !runs(pid));
    await delay(20);
    await units(store).catch(() => []);
  }
  const there = new Set(await units(store));
  assert.deepEqual(
    told.filter((id) => !there.has(id)),
    [],
  );
  await store.close();
});

test('a query waits for the new server also where what holds the old one has not yet seen it die', async () => {
  const store = await open();
  const holder = z
    .array(z.object({ pid: z.number() }))
    .parse(
      (await sql`select pid from pg_locks where locktype = 'advisory' and mode = 'ShareLock'`.execute(store.db)).rows,
    );
  const pid = postmaster(folder.path);
  assert.ok(pid && holder[0]);
  process.kill(holder[0].pid, 'SIGSTOP');
  process.kill(pid, 'SIGKILL');
  await until('it is noticed', () => !runs(pid));
  await delay(50);
  const asked = units(store).catch(() => units(store));
  await delay(200);
  process.kill(holder[0].pid, 'SIGCONT');
  assert.ok((await asked).length > 0);
  await store.close();
});

test('a process and its server are killed while it writes: what it was told stays', async () => {
  for (let round = 0; round < draws(2, 5); round++) {
    const child = start(folder.path, 'write');
    await until('some rows', () => child.said.length > 20);
    const pid = postmaster(folder.path);
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = await open();
    const there = new Set(await units(store));
    assert.deepEqual(
      child.said.filter((id) => !there.has(id)),
      [],
    );
    await store.close();
  }
});

test('two data folders, and one whose path is too long for a socket', async () => {
  const other = await dataFolder();
  const deep = join(other.path, 'x'.repeat(80));
  const stores = [await open(), await openStore({ dataDir: deep }, allMigrations())];
  for (const store of stores) assert.equal((await sql`select 1`.execute(store.db)).rows.length, 1);
  for (const store of stores) await store.close();
  await other.drop();
});

test('without sockets it listens on the loopback address, and asks for the password', async () => {
  const server = await holdServer(folder.path, { sockets: false });
  const url = new URL(server.url);
  assert.equal(url.searchParams.get('host'), null);
  const ask = async (): Promise<number | null> => {
    const client = new pg.Client({ connectionString: url.href });
    try {
      await client.connect();
      return (await client.query('select 1')).rowCount;
    } finally {
      await client.end();
    }
  };
  assert.equal(await ask(), 1);
  const pid = postmaster(folder.path);
  process.kill(pid ?? 0, 'SIGKILL');
  await until('it is noticed', () => !runs(pid ?? 0));
  await delay(20);
  await server.ready();
  assert.equal(await ask(), 1, 'at the same port again');
  url.password = 'wrong';
  await assert.rejects(ask(), /password authentication failed/);
  await server.release();
});

test('a data folder that is none is refused in one line', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'vigie-none-'));
  const file = join(parent, 'file');
  writeFileSync(file, '');
  for (const path of [file, join(file, 'below')]) {
    await assert.rejects(openStore({ dataDir: path }, allMigrations()), { code: 'VIGIE_STORE_FOLDER' }, path);
  }
  rmSync(parent, { recursive: true });
});

test('a folder of the trial version, and one of another PostgreSQL, are refused in one line', async () => {
  const old = mkdtempSync(join(tmpdir(), 'vigie-old-'));
  mkdirSync(join(old, 'postgres'));
  writeFileSync(join(old, 'postgres/PG_VERSION'), '18\n');
  await assert.rejects(openStore({ dataDir: old }, allMigrations()), { code: 'VIGIE_STORE_OLD', exit: 3 });
  rmSync(old, { recursive: true });
  const other = await dataFolder();
  const file = join(other.path, 'database/data/PG_VERSION');
  writeFileSync(file, '17\n');
  await assert.rejects(openStore({ dataDir: other.path }, allMigrations()), {
    code: 'VIGIE_STORE_VERSION',
    message: /made by PostgreSQL 17, and this Vigie brings PostgreSQL 18/,
  });
  writeFileSync(file, '18\n');
  await other.drop();
});

test('a server that cannot start is told with what it says', async () => {
  const other = await dataFolder();
  await assert.rejects(holdServer(other.path, { settings: { shared_buffers: 'many' } }), {
    code: 'VIGIE_STORE_START',
    message: /shared_buffers/,
  });
  await other.drop();
});
