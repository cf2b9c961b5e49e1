// What was put back from a copy is never signed over: log, database, or both, in every arrangement. Here the database
// is its one row about the log; put-back.long.ts does the same with whole data folders and the whole product.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createCosigner, createSigner, openWitness, parseVerifierKey, verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import pino from 'pino';
import { z } from 'zod';
import { dataFolder, type TestStore, testStore } from '../../../testing/stores.ts';
import { type Config, readConfig } from '../../base/core/config.ts';
import { oneRow } from '../../base/database/rows.ts';
import type { Store } from '../../base/database/store.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { refuseEmptyFolder } from '../heads/head-keeper.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { createWitnesses } from './witness.ts';

const isWhole = process.env.VIGIE_WHOLE !== undefined;
const leaf = (n: number): Uint8Array => Buffer.alloc(32, n);
const root = mkdtempSync(join(tmpdir(), 'vigie-put-back-'));
after(() => rmSync(root, { recursive: true, force: true }));

type Part = 'log' | 'key' | 'database';
const PATHS = { log: 'log', key: 'log-key.json', database: 'database' } as const;

/** A copy of an installation's folder, and what its database says of the log. */
interface Copy {
  dir: string;
  row: string;
}

interface Installation {
  dataDir: string;
  /** Starts it, appends leaves and ends it. @throws what a start is refused with */
  grow(leaves: readonly number[], settings?: Partial<Config>): Promise<void>;
  save(): Promise<Copy>;
  put(copy: Copy, ...parts: Part[]): Promise<void>;
  drop(): Promise<void>;
}

/** The vault alone, on a database of a test: started as the product starts it. */
async function makeVaultOnly(): Promise<Installation> {
  const made: TestStore = await testStore();
  const store: Store = await made.open();
  const { dataDir } = made.settings;
  return {
    dataDir,
    async grow(leaves, settings = {}) {
      const config = { ...readConfig({ VIGIE_DATA: dataDir }), ...settings };
      const visitor = createVisitor({ contact: 'test', clock: () => new Date(), allow: config.allow, paceMs: 0 });
      await refuseEmptyFolder(store, dataDir);
      const vault = openVault(config, { store, visitor });
      try {
        // A look at the start, beside whoever has the log; who opens it to write looks again. Both refuse alike.
        const looked = await vault.check().then(() => null, codeOf);
        const opened = await vault.log().then(() => null, codeOf);
        assert.equal(looked, opened);
        const log = await vault.log();
        if (leaves.length > 0) await log.append(leaves.map(leaf));
        await tellWitnesses(vault, config, visitor);
      } finally {
        await vault.close();
      }
    },
    async save() {
      const dir = mkdtempSync(join(root, 'copy-'));
      cpSync(dataDir, dir, { recursive: true });
      const { row } = await oneRow(
        store.db,
        z.object({ row: z.string().nullable() }),
        sql`select (select row_to_json(h)::text from log_head h) as row`,
      );
      return { dir, row: row ?? '' };
    },
    async put({ dir, row }, ...parts) {
      putFiles(dir, dataDir, parts);
      if (!parts.includes('database')) return;
      const insert =
        row === '' ? '' : `insert into log_head select * from json_populate_record(null::log_head, '${row}')`;
      await made.asOwner(`delete from log_head; ${insert}`);
    },
    drop: () => made.drop(),
  };
}

/** The whole product on its embedded database, in one folder. */
async function makeWhole(): Promise<Installation> {
  const { startVigie } = await import('../../main.ts');
  const { path: dataDir, drop } = await dataFolder();
  return {
    dataDir,
    async grow(leaves, settings = {}) {
      const config = { ...readConfig({ VIGIE_DATA: dataDir }), browser: 'none' as const, paceMs: 0, ...settings };
      const vigie = await startVigie({ config });
      try {
        const log = await vigie.vault.log();
        if (leaves.length > 0) await log.append(leaves.map(leaf));
        await tellWitnesses(vigie.vault, config, vigie.context.visitor);
      } finally {
        await vigie.stop();
      }
    },
    save() {
      const dir = mkdtempSync(join(root, 'copy-'));
      copy(dataDir, dir);
      return Promise.resolve({ dir, row: '' });
    },
    async put({ dir }, ...parts) {
      putFiles(dir, dataDir, parts);
    },
    drop,
  };
}

function putFiles(from: string, to: string, parts: readonly Part[]): void {
  for (const part of parts) {
    rmSync(join(to, PATHS[part]), { recursive: true, force: true });
    if (existsSync(join(from, PATHS[part]))) copy(join(from, PATHS[part]), join(to, PATHS[part]));
  }
}

/** The files of a database belong to another user, and stay his. */
function copy(from: string, to: string): void {
  if (isWhole) execFileSync('cp', ['-a', '-T', from, to]);
  else cpSync(from, to, { recursive: true });
}

const make = isWhole ? makeWhole : makeVaultOnly;
const ALL = ['log', 'key', 'database'] as const;
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

async function tellWitnesses(vault: Vault, config: Config, visitor: ReturnType<typeof createVisitor>): Promise<void> {
  await createWitnesses({ visitor, clock: () => new Date(), log: pino({ level: 'silent' }), config }, vault).submit();
}

describe(`log and database put back to older copies${isWhole ? ', the whole product' : ''}`, () => {
  let own: Installation;
  let other: Installation;
  /** Copies by the entries of the log; `met` is where log and database have just met. */
  let at: Record<'unmet' | 'met' | 'three' | 'five' | 'six' | 'fork' | 'longFork' | 'other', Copy>;

  before(async () => {
    [own, other] = await Promise.all([make(), make()]);
    const unmet = await own.save();
    await own.grow([]);
    const met = await own.save();
    await own.grow([1, 2, 3]);
    const three = await own.save();
    await own.grow([4, 5]);
    const five = await own.save();
    await own.grow([6]);
    const six = await own.save();
    // A second life of the copy of three, under the same key.
    await own.put(three, ...ALL);
    await own.grow([14, 15, 16]);
    const fork = await own.save();
    await own.grow([17]);
    const longFork = await own.save();
    await other.grow([21, 22, 23, 24, 25, 26]);
    at = { unmet, met, three, five, six, fork, longFork, other: await other.save() };
  });
  after(() => Promise.all([own.drop(), other.drop()]));

  const log = (name: keyof typeof at): [keyof typeof at, Part] => [name, 'log'];
  const database = (name: keyof typeof at): [keyof typeof at, Part] => [name, 'database'];
  const key = (name: keyof typeof at): [keyof typeof at, Part] => [name, 'key'];

  /** What lies where six entries were sealed, and the reason by which nothing is signed. */
  const ARRANGEMENTS: [what: string, puts: [keyof typeof at, Part][], code: string][] = [
    ['the log is older', [log('three')], 'VIGIE_LOG_OLDER'],
    ['the log is one head older', [log('five')], 'VIGIE_LOG_OLDER'],
    ['the log is from before its first entry', [log('met')], 'VIGIE_LOG_OLDER'],
    ['the log is gone', [log('unmet')], 'VIGIE_LOG_OLDER'],
    ['the log and its key are older', [log('three'), key('three')], 'VIGIE_LOG_OLDER'],
    ['the data folder is empty', [log('unmet'), key('unmet')], 'VIGIE_LOG_FOLDER_EMPTY'],
    ['the key is gone', [key('unmet')], 'VIGIE_LOG_FOLDER_EMPTY'],
    ['the database is older', [database('three')], 'VIGIE_LOG_DATABASE_OLDER'],
    ['the database is one head older', [database('five')], 'VIGIE_LOG_DATABASE_OLDER'],
    ['the database is from before the first entry', [database('met')], 'VIGIE_LOG_DATABASE_OLDER'],
    ['the database is new', [database('unmet')], 'VIGIE_LOG_DATABASE_NEW'],
    ['both are older, the database more', [log('five'), database('three')], 'VIGIE_LOG_DATABASE_OLDER'],
    ['both are older, the log more', [log('three'), database('five')], 'VIGIE_LOG_OLDER'],
    ['the log is older, the database new', [log('three'), database('unmet')], 'VIGIE_LOG_DATABASE_NEW'],
    ['the log is of a second life', [log('fork')], 'VIGIE_LOG_OTHER'],
    ['the log is of a second life, and longer', [log('longFork')], 'VIGIE_LOG_OTHER'],
    ['the database is of a second life', [database('fork')], 'VIGIE_LOG_OTHER'],
    ['the database is of a second life, and longer', [database('longFork')], 'VIGIE_LOG_OLDER'],
    ['the folder is of another installation', [log('other'), key('other')], 'VIGIE_LOG_OTHER'],
    ['the database is of another installation', [database('other')], 'VIGIE_LOG_OTHER'],
    ['the log is of another installation', [log('other')], 'VIGIE_PROOF_LOG_FORKED'],
    ['the key is of another installation', [key('other')], 'VIGIE_PROOF_LOG_FORKED'],
  ];

  for (const [what, puts, code] of ARRANGEMENTS) {
    test(`${what}: ${code}`, async () => {
      await own.put(at.six, ...ALL);
      for (const [name, part] of puts) await own.put(at[name], part);
      const path = join(own.dataDir, 'log/checkpoint');
      const headOf = (): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);
      const head = headOf();
      for (let time = 0; time < 2; time++) await assert.rejects(own.grow([99]), { code }, 'each time');
      assert.equal(headOf(), head, 'nothing was signed');
      // With what belongs together again, it goes on.
      await own.put(at.six, ...ALL);
      await own.grow([7]);
    });
  }

  test('a head alone that is older than its folder: VIGIE_PROOF_LOG_SHORTENED', async () => {
    await own.put(at.six, ...ALL);
    cpSync(join(at.three.dir, 'log/checkpoint'), join(own.dataDir, 'log/checkpoint'));
    await assert.rejects(own.grow([99]), { code: 'VIGIE_PROOF_LOG_SHORTENED' });
    cpSync(join(at.three.dir, 'log/highest'), join(own.dataDir, 'log/highest'));
    await assert.rejects(own.grow([99]), { code: 'VIGIE_LOG_OLDER' });
  });

  test('both together: a witness tells, whether they grew anew or not; without one, nobody can', async () => {
    const cosigner = createCosigner(createSigner('witness.example/w', new Uint8Array(32).fill(3)));
    await own.put(at.six, ...ALL);
    const { name, seed } = z
      .object({ name: z.string(), seed: z.string() })
      .parse(JSON.parse(readFileSync(join(own.dataDir, 'log-key.json'), 'utf8')));
    const logKey = parseVerifierKey(verifierKey(createSigner(name, Buffer.from(seed, 'hex'))));
    const witness = openWitness({ dir: mkdtempSync(join(root, 'witness-')), cosigner, logs: [logKey] });
    const server = createServer(async (request, response) => {
      const { status, type, body } = witness.addCheckpoint(
        Buffer.concat(await request.toArray()).toString(),
        Math.floor(Date.now() / 1000),
      );
      response.writeHead(status, { 'content-type': type }).end(body);
    }).listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const settings = { allow: [host], witnesses: [{ key: verifierKey(cosigner), url: `http://${host}` }] };
    try {
      await own.grow([], settings);
      for (const copy of [at.three, at.five, at.met]) {
        await own.put(copy, ...ALL);
        await assert.rejects(own.grow([99], settings), { code: 'VIGIE_LOG_SEEN_OUTSIDE' });
      }
      for (const [copy, code] of [
        [at.fork, 'VIGIE_LOG_FORK_OUTSIDE'],
        [at.six, null],
      ] as const) {
        await own.put(copy, ...ALL);
        if (code) await assert.rejects(own.grow([99], settings), { code });
        else await own.grow([8], settings);
      }
    } finally {
      server.close();
    }
    await own.put(at.three, ...ALL);
    await own.grow([9]);
  });

  // Of a process that runs: nothing of it depends on what was put back.
  const everyday = isWhole ? null : test;
  everyday?.('under a running process: the next head is not signed', async () => {
    const made = await testStore();
    const store = await made.open();
    const { dataDir } = made.settings;
    const visitor = createVisitor({ contact: 'test', clock: () => new Date(), allow: [], paceMs: 0 });
    const vault = openVault(readConfig({ VIGIE_DATA: dataDir }), { store, visitor });
    const path = join(dataDir, 'log/checkpoint');
    const first = await vault.log();
    await first.append([leaf(1)]);
    await made.asOwner('update log_head set size = size_before, root = root_before');
    const head = readFileSync(path, 'utf8');
    await assert.rejects(first.append([leaf(2)]), { code: 'VIGIE_LOG_DATABASE_OLDER' });
    await assert.rejects(vault.log(), { code: 'VIGIE_LOG_DATABASE_OLDER' }, 'and it is not opened again');
    assert.equal(readFileSync(path, 'utf8'), head);
    await made.asOwner(`update log_head set size = 1, root = '${head.split('\n')[2]}'`);
    const second = await vault.log();
    assert.deepEqual(await second.append([leaf(2)]), { first: 1, size: 2 }, 'once it is right again, it goes on');
    appendFileSync(path, 'x');
    await assert.rejects(second.append([leaf(3)]), { code: 'VIGIE_PROOF_LOG_STOPPED' });
    await vault.close();
    await made.drop();
  });
});
