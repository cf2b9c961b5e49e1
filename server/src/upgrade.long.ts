// An upgrade with data: an older Vigie fills a folder, this one opens it, and every row is counted and compared.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { z } from 'zod';
import { serve } from '../testing/served.ts';
import { ROOT } from './base/core/home.ts';
import { holdServer } from './base/database/embedded/embedded-server.ts';
import { openStore } from './base/database/store.ts';
import { allMigrations } from './migrations.ts';
import { enrol, openSession } from './people/index.ts';

/** The first commit whose embedded database is PostgreSQL: older folders are refused. */
const OLDEST = '85faec6';

const hasHistory = spawnSync('git', ['cat-file', '-e', `${OLDEST}^{commit}`], { cwd: ROOT }).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'vigie-upgrade-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The project as it was, on the packages of today. */
function checkOut(commit: string): string {
  const old = join(folder, commit);
  mkdirSync(old);
  const archive = execFileSync('git', ['archive', commit], { cwd: ROOT, maxBuffer: 1 << 28 });
  execFileSync('tar', ['x', '-C', old], { input: archive });
  for (const place of ['.', ...readdirSync(old)]) {
    const packages = join(ROOT, place, 'node_modules');
    if (!existsSync(packages) || !existsSync(join(old, place, 'package.json'))) continue;
    mkdirSync(join(old, place, 'node_modules'));
    for (const name of readdirSync(packages)) {
      if (name === '@vigie' || name === '.cache') continue;
      symlinkSync(join(packages, name), join(old, place, 'node_modules', name));
    }
  }
  mkdirSync(join(old, 'node_modules/@vigie'));
  for (const name of readdirSync(join(ROOT, 'node_modules/@vigie'))) {
    if (existsSync(join(old, name))) symlinkSync(join(old, name), join(old, 'node_modules/@vigie', name));
  }
  return old;
}

type Ask = (statement: string) => Promise<Record<string, unknown>[]>;

async function withDatabase<T>(dataDir: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const server = await holdServer(dataDir);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return await work(async (statement) => (await client.query<Record<string, unknown>>(statement)).rows);
  } finally {
    await client.end();
    await server.release();
  }
}

interface Table {
  columns: string[];
  rows: number;
  digest: string;
}

/** Each table's rows: how many, and a digest of what is in `columns` of them; left out: in all. */
async function readTables(ask: Ask, columnsOf?: Map<string, Table>): Promise<Map<string, Table>> {
  const tables = new Map<string, Table>();
  const named = await ask(`select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns where table_schema = 'public' and table_name not in ('migration', 'session')
    group by table_name order by table_name`);
  for (const { name, columns } of named) {
    const there = z.array(z.string()).parse(columns);
    const wanted = columnsOf?.get(String(name))?.columns ?? there;
    const kept = wanted.filter((column) => there.includes(column));
    const row = kept.map((column) => `"${column}"`).join(', ');
    const [found] = await ask(`select count(*)::int as rows,
      md5(coalesce(string_agg(it, ',' order by it), '')) as digest from (select md5(row(${row})::text) as it from "${name}") each`);
    tables.set(String(name), { columns: kept, rows: Number(found?.rows), digest: String(found?.digest) });
  }
  return tables;
}

test(`a folder filled by ${OLDEST} is opened by this Vigie: nothing is missing, nothing is changed`, {
  skip: hasHistory ? false : 'no history: this copy of the project has no commits',
}, async () => {
  const old = checkOut(OLDEST);
  const data = join(folder, 'data');
  const env = { ...process.env, VIGIE_LOG_LEVEL: 'error' };
  execFileSync(process.execPath, [join(old, 'bin/vigie.js'), 'demo', '--once', '--data', data], {
    cwd: old,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const before = await withDatabase(data, readTables);
  const filled = [...before].filter(([, { rows }]) => rows > 0);
  assert.ok(filled.length > 15, `${filled.length} tables have rows`);

  const store = await openStore({ dataDir: data }, allMigrations());
  const ran = await withDatabase(data, (ask) => ask('select name from migration'));
  assert.equal(ran.length, allMigrations().length);
  const now = await withDatabase(data, (ask) => readTables(ask, before));
  for (const [name, was] of before) {
    const is = now.get(name);
    assert.ok(is, `${name} is gone`);
    assert.equal(is.rows, was.rows, `rows of ${name}`);
    if (is.columns.length === was.columns.length) assert.equal(is.digest, was.digest, `rows of ${name} are changed`);
  }
  const total = filled.reduce((sum, [, { rows }]) => sum + rows, 0);
  process.stderr.write(`${total} rows of ${filled.length} tables, ${allMigrations().length} migrations\n`);

  const clock = () => new Date();
  const [unit] = await withDatabase(data, (ask) =>
    ask('select u.name from unit u join "case" c on c.unit_id = u.id limit 1'),
  );
  const person = { email: 'new@test.example', name: 'New', role: 'administrator', language: 'en' } as const;
  const added = await enrol(store, clock, { ...person, unit: String(unit?.name), password: 'a long password' });
  const session = await openSession(store, clock, { id: added.account, unit: added.unit });
  await store.close();

  const served = await serve({ VIGIE_DATA: data });
  try {
    await served.untilReady();
    const answers = z.object({ items: z.array(z.unknown()) });
    for (const what of ['cases', 'listings', 'findings']) {
      const reply = await fetch(`${served.url}/v1/${what}`, { headers: { authorization: `Bearer ${session}` } });
      assert.equal(reply.status, 200, what);
      assert.ok(answers.parse(await reply.json()).items.length > 0, what);
    }
  } finally {
    await served.stop();
  }
  execFileSync(process.execPath, [join(ROOT, 'bin/vigie.js'), 'log', 'verify'], {
    env: { ...env, VIGIE_DATA: data },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
});
