import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { emptyListing } from '@vigie/engine';
import { type PluginTransformQueryArgs, type PluginTransformResultArgs, sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { useBuckets } from '../../testing/bucket.ts';
import { freePort } from '../../testing/own-server.ts';
import { type TestStore, testStore } from '../../testing/stores.ts';
import { moveSnapshots } from '../archive/index.ts';
import { openBucket } from '../base/blobs/s3-store.ts';
import { type Config, readConfig } from '../base/core/config.ts';
import { newId } from '../base/core/ids.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import { openStore } from '../base/database/store.ts';
import { createVisitor } from '../base/fetch/fetch.ts';
import { openVault } from '../evidence/index.ts';
import { readHistory } from '../listing/archive/archive.ts';
import { contentOf } from '../listing/index.ts';
import { allMigrations } from '../migrations.ts';
import { checkBucket, checkClock, checkMail } from './check-network.ts';
import { examine } from './index.ts';
import type { Line } from './line.ts';
import { say, tenths } from './words.ts';

const clock = () => new Date();
const { bucket } = useBuckets(['evidence']);
let made: TestStore;
let config: Config;
before(async () => {
  made = await testStore();
  config = { ...readConfig({ VIGIE_DATA: made.settings.dataDir, VIGIE_BROWSER: 'none' }), ...made.settings };
  chmodSync(config.dataDir, 0o700);
});
after(() => made.drop());

const visitorFor = (allow: string[]) => createVisitor({ contact: 'test', clock, allow, paceMs: 0 });

async function linesOf(about: Partial<Config> = {}, migrations = allMigrations()): Promise<Line[]> {
  const lines = await examine(
    { ...config, ...about },
    { migrations, visitor: visitorFor([]), clock, openStore: () => made.reopen() },
  );
  for (const { says, todo } of lines) {
    for (const words of [says, todo]) if (words) assert.ok(words.en && words.fr && !/[{}]/.test(words.en + words.fr));
  }
  return lines;
}

/** What is found, by what was looked at: `database: well`. */
async function found(...about: Parameters<typeof linesOf>): Promise<string[]> {
  return (await linesOf(...about)).map(({ check, state }) => `${check}: ${state}`);
}

test('a new installation: what is well, what is not set up, what is to be mended', async () => {
  assert.deepEqual(await found(), [
    'folder: well',
    'disk: well',
    'keys: well',
    'database: well',
    'log: well',
    'witnesses: note',
    'figures: well',
    'retention: note',
    'bucket: note',
    'clock: note',
    'mail: note',
    'browser: note',
    'registers: well',
    'backup: mend',
  ]);
});

test('messages to webhooks that nobody tries any more', async () => {
  await made.asOwner(`insert into unit (id, name, made_at) values ('unt_w', 'w', now()); select set_config('vigie.unit', 'unt_w', false);
    insert into account (id, unit_id, email, name, role, language, made_at) values ('acc_w', 'unt_w', 'w@w.example', 'w', 'administrator', 'en', now());
    insert into webhook (id, unit_id, url, secret, made_by, made_at) values ('whk_w', 'unt_w', 'https://w.example/', 's', 'acc_w', now());
    insert into webhook_delivery (id, unit_id, webhook_id, kind, subject_id, body, state, made_at)
      select 'whd_' || state, 'unt_w', 'whk_w', 'k', 's', '{}', state, now() from unnest(array['waiting', 'delivered', 'failed']) state`);
  assert.ok((await found()).includes('webhooks: mend'));
  await made.asOwner(
    `select set_config('vigie.unit', 'unt_w', false); update webhook_delivery set state = 'delivered'`,
  );
  assert.ok(!(await found()).some((line) => line.startsWith('webhooks')));
});

test('a folder and keys that others can read, a change of keys that was cut off, an older database', async () => {
  const { dataDir } = config;
  chmodSync(dataDir, 0o750);
  writeFileSync(join(dataDir, 'exchange-key.json'), '{}', { mode: 0o640 });
  writeFileSync(join(dataDir, 'storage-key.next'), '', { mode: 0o600 });
  writeFileSync(
    join(dataDir, 'last-backup.json'),
    JSON.stringify({ madeAt: new Date(Date.now() - 8 * 86_400_000).toISOString(), file: 'f' }),
  );
  mkdirSync(join(dataDir, 'registers'), { recursive: true });
  writeFileSync(join(dataDir, 'registers/own.yaml'), 'checked: 2001-02-03\n');
  const lines = await found({}, [...allMigrations(), { name: 'case/9999-later', statements: ['select 1;'] }]);
  assert.deepEqual(
    lines.filter((line) => line.endsWith('mend')),
    ['folder: mend', 'keys: mend', 'keys: mend', 'database: mend', 'registers: mend', 'backup: mend'],
  );
  assert.deepEqual(
    (await found({ dataDir: join(dataDir, 'none') })).slice(0, 2),
    ['folder: mend', 'database: well'],
    'a data folder that is not there',
  );
});

test('mail is tried with its password, and a server that is not there is told', async () => {
  const server = new SMTPServer({
    secure: false,
    disabledCommands: ['STARTTLS'],
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, answer) =>
      password === 'right' ? answer(null, { user: username }) : answer(new Error('no')),
  });
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  assert.equal((await checkMail(`smtp://me:right@127.0.0.1:${port}`)).state, 'well');
  const refused = await checkMail(`smtp://me:wrong@127.0.0.1:${port}`);
  assert.equal(refused.state, 'mend');
  assert.doesNotMatch(JSON.stringify(refused), /wrong/, 'without the password');
  await new Promise<void>((done) => server.close(done));
  assert.equal((await checkMail(`smtp://127.0.0.1:${port}`)).state, 'mend');
});

test('a bucket is written to and read; one that is not there is told', async () => {
  assert.equal((await checkBucket(bucket())).state, 'note', 'it locks nothing');
  assert.equal((await checkBucket({ ...bucket(), secretAccessKey: 'wrong' })).state, 'mend');
});

test('files of the archive: taken to the bucket and read there; one that is missing, another, or not in the log', async () => {
  const unit = 'unt_a';
  let now = new Date('2026-11-24T09:00:00Z');
  const store = await openStore({ url: made.settings.databaseUrl ?? '' }, allMigrations());
  const ask = (statement: ReturnType<typeof sql>) => store.inUnit(unit, (tx) => statement.execute(tx), ALL_CASES);
  await ask(sql`insert into unit (id, name, made_at) values (${unit}, 'a', ${now})`);
  await ask(sql`insert into listing (id, unit_id, platform, key, title, first_seen, last_seen)
    values ('lst_a', ${unit}, 'p.example', 'a', 't', ${now}, ${now})`);
  for (const n of [1, 2, 3]) {
    const seenAt = new Date(Date.UTC(2026, n));
    const { digest, text } = contentOf({ ...emptyListing('p.example', 'chair'), price: `${n}.00` });
    const id = newId('snp', seenAt);
    await ask(sql`insert into snapshot (id, unit_id, listing_id, digest, content, seen_at)
      values (${id}, ${unit}, 'lst_a', ${digest}, ${text}::jsonb, ${seenAt})`);
    await ask(sql`insert into screening (unit_id, snapshot_id, packs_digest, engine, screened_at)
      values (${unit}, ${id}, 'd', 'e', ${seenAt})`);
  }
  const at = { ...config, bucket: bucket(), archiveDays: 30 };
  const history = () =>
    store.inUnit(unit, (tx) => readHistory({ tx, context: { config: at } }, { id: 'lst_a', platform: 'p.example' }));
  const seen = await history();
  const vault = openVault({ ...config, bucket: null }, { store, visitor: visitorFor([]) });
  const move = (of = unit) =>
    moveSnapshots({ context: { store, clock: () => now, config: at }, entries: vault.entries }, of);
  // What moves between two statements of who reads it is read.
  const moves: unknown[] = [];
  const whileRead = {
    transformQuery: ({ node }: PluginTransformQueryArgs) => node,
    transformResult: async ({ result }: PluginTransformResultArgs) => {
      if (moves.length === 0) moves.push(await move());
      return result;
    },
  };
  const reading = { id: 'lst_a', platform: 'p.example' };
  assert.deepEqual(
    await store.inUnit(unit, (tx) => readHistory({ tx: tx.withPlugin(whileRead), context: { config: at } }, reading)),
    seen,
  );
  assert.deepEqual(moves, [{ snapshots: 2, rewritten: 0 }]);
  const kept = () => openBucket(bucket()).list(`archive/${unit}/`);
  const folder = join(config.dataDir, 'archive', unit);
  assert.deepEqual([readdirSync(folder), (await kept()).length], [[], 1]);
  assert.deepEqual(await history(), seen);
  const archive = async (about: Partial<Config> = { bucket: bucket() }) =>
    (await found(about)).filter((line) => line.startsWith('archive'));
  assert.deepEqual(await archive(), ['archive: well']);
  assert.deepEqual(await archive({}), ['archive: mend'], 'it is not in the folder');
  const line = async () => (await linesOf({ bucket: bucket() })).find(({ check }) => check === 'archive');
  assert.equal((await line())?.where, `${openBucket(bucket()).place}/archive`);
  // Without the key nothing that was archived is read: that is told, no key is made, and nothing more is archived.
  const key = join(config.dataDir, 'archive-key');
  renameSync(key, `${key}.away`);
  const missing = { code: 'VIGIE_ARCHIVE_KEY', message: /archive-key is missing/ };
  const keyless = await line();
  assert.match(`${keyless?.state} ${keyless?.says.en}`, /^mend .*archive-key is missing: restore it from its copy/);
  await assert.rejects(history(), missing);
  await assert.rejects(move(), missing);
  // Nor for a unit that has nothing in the archive yet.
  await assert.rejects(move('unt_b'), missing);
  assert.equal(existsSync(key), false);
  writeFileSync(key, `${Buffer.alloc(32, 7).toString('base64')}\n`);
  await assert.rejects(move('unt_b'), {
    code: 'VIGIE_ARCHIVE_KEY',
    message: /is another than the one of the database/,
  });
  renameSync(`${key}.away`, key);
  assert.deepEqual(await history(), seen);
  await ask(sql`update archive_segment set log_index = log_index + 1`);
  assert.deepEqual(await archive(), ['archive: mend'], 'the log has no such entry');
  await ask(sql`update archive_segment set log_index = log_index - 1, digest = ${'ab'.repeat(32)}`);
  assert.deepEqual(await archive(), ['archive: mend'], 'it is another file');
  // Erased: gone from the bucket, a day after it was written anew.
  await ask(sql`update archive_segment set to_erase = '{lst_a}'`);
  assert.deepEqual(await move(), { snapshots: 0, rewritten: 1 });
  assert.equal((await kept()).length, 1);
  now = new Date('2026-11-26T09:00:00Z');
  await move();
  assert.deepEqual(await kept(), []);
  await vault.close();
  await store.close();
});

test('the clock is compared with somebody else’s', async () => {
  let offMs = 0;
  const server = createServer((_, reply) => {
    reply.setHeader('Date', new Date(Date.now() + offMs).toUTCString());
    reply.end('x');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const about = { ...config, witnesses: [{ key: '', url: `http://${host}` }] };
  assert.equal((await checkClock(about, visitorFor([host]), clock)).state, 'well');
  offMs = 60_000;
  assert.equal((await checkClock(about, visitorFor([host]), clock)).state, 'mend');
  assert.equal((await checkClock({ ...config, tsaUrl: `http://${host}` }, visitorFor([host]), clock)).state, 'mend');
  server.close();
});

test('numbers are as each language writes them', () => {
  assert.deepEqual(tenths(-0.34), { en: '-0.3', fr: '-0,3' });
  assert.match(say('room', { free: tenths(78.44), share: 29 }).fr, /^78,4 Go/);
});
