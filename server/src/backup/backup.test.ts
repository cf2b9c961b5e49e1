import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sealIntoFolder, verifyLog, verifyPackage } from '@vigie/proof';
import { sql } from 'kysely';
import { createRandom, makeCapture } from '../../../proof/testing/packages.ts';
import { insertCase, insertListing } from '../../testing/rows.ts';
import { describeStore, describeStores, type TestStore, testStore } from '../../testing/stores.ts';
import { type Config, readConfig } from '../base/core/config.ts';
import { VigieError } from '../base/core/errors.ts';
import { withSnapshot } from '../base/database/copy/snapshot-store.ts';
import { type Migration, nameSchema } from '../base/database/migrate.ts';
import type { Store } from '../base/database/store.ts';
import { createVisitor } from '../base/fetch/fetch.ts';
import { openVault, type Vault, withLogGaps } from '../evidence/index.ts';
import { MAKER } from '../evidence/seal/seal.ts';
import { allMigrations } from '../migrations.ts';
import { hashPassword } from '../people/password/password.ts';
import { type Backup, type Destination, makeBackup, restoreBackup, type SignIn } from './index.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const clock = () => NOW;
const visitor = createVisitor({ contact: 'test', clock, allow: [], paceMs: 0 });
const lock = { passphrase: 'one passphrase', name: 'VIGIE_BACKUP_PASSPHRASE', workFactor: 6 };
const keysLock = { passphrase: 'another passphrase', name: 'VIGIE_BACKUP_KEYS_PASSPHRASE', workFactor: 6 };

const configOf = (made: TestStore, dataDir = made.settings.dataDir): Config => ({
  ...readConfig({ VIGIE_DATA: dataDir }),
  databaseUrl: made.settings.databaseUrl,
});
const urlOf = (made: TestStore): string => made.settings.databaseUrl ?? '';
const id = (n: number): string => `evd_${String(n).padStart(26, '0')}`;

async function seal(vault: Vault, n: number): Promise<{ digest: string; index: number }> {
  return sealIntoFolder({
    id: id(n),
    dir: vault.packagesDir,
    capture: makeCapture(n, createRandom(n)),
    maker: MAKER,
    previous: null,
    salt: new Uint8Array(32).fill(n),
    signer: vault.signer,
    log: await vault.log(),
  });
}

/** What two databases have to have alike. */
const digestsOf = (made: TestStore): Promise<Map<string, string>> =>
  withSnapshot(urlOf(made), async (snapshot) => {
    const digests = new Map<string, string>();
    for (const table of snapshot.tables) {
      const pieces = snapshot.read(table);
      let next = await pieces.next();
      while (!next.done) next = await pieces.next();
      digests.set(`${table.schema}.${table.name}`, JSON.stringify(next.value));
    }
    return digests;
  });

/** `backup.long.ts` runs the same on the oldest PostgreSQL too. */
const declare = process.argv[1]?.endsWith('.long.ts') ? describeStores : describeStore;

declare('a backup', (make) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-backup-'));
  let made: TestStore;
  let store: Store;
  let vault: Vault;
  let to: Destination;
  let began: Map<string, string>;
  const MIGRATIONS = allMigrations();

  const backUp = (destination: Destination, migrations: Migration[] = MIGRATIONS, at = clock) =>
    makeBackup(
      {
        config: configOf(made),
        ownerUrl: urlOf(made),
        schema: nameSchema(migrations),
        vault,
        version: '1.2.3',
        clock: at,
      },
      destination,
    );
  const destination = (name: string): Destination => ({
    path: join(folder, name),
    keys: join(folder, `${name}.keys`),
    lock,
    keysLock,
  });
  const restore = (
    into: TestStore,
    backup: Backup,
    about: { seen?: VigieError; dataDir?: string; known?: number; signIns?: SignIn[] } = {},
  ) =>
    restoreBackup(backup, {
      config: configOf(into, about.dataDir),
      migrations: MIGRATIONS,
      seenOutside: () => Promise.resolve(about.seen ?? null),
      signIns: about.signIns ?? null,
      clock,
      ...(about.known === undefined ? {} : { known: about.known }),
    });

  before(async () => {
    made = await make();
    store = await made.open();
    vault = openVault(configOf(made), { store, visitor });
    for (const unit of ['unt_1', 'unt_2']) {
      await store.inUnit(unit, async (tx) => {
        await sql`insert into unit (id, name, made_at) values (${unit}, ${`${unit}\t\\N "é" 玩具`}, ${NOW})`.execute(
          tx,
        );
        await insertListing(tx, { id: `lst_${unit}`, unit, now: NOW });
        await insertCase(tx, { id: `cas_${unit}`, unit, now: NOW });
      });
    }
    for (const [name, role] of [
      ['anna', 'administrator'],
      ['ben', 'administrator'],
      ['cleo', 'analyst'],
    ] as const) {
      const password = await hashPassword(`${name === 'ben' ? 'Ben' : name} passes`);
      await store.inUnit('unt_1', (tx) =>
        sql`insert into account (id, unit_id, email, name, role, language, password, made_at)
          values (${`acc_${name}`}, 'unt_1', ${`${name}@x.example`}, ${name}, ${role}, 'en', ${password}, ${NOW})`.execute(
          tx,
        ),
      );
    }
    await store.inUnit('unt_1', (tx) =>
      sql`insert into session (id, token_digest, unit_id, account_id, opened_at, seen_at, expires_at, way)
        values ('ses_1', 'digest', 'unt_1', 'acc_cleo', ${NOW}, ${NOW}, ${NOW}, 'password')`.execute(tx),
    );
    const sealed = [await seal(vault, 1), await seal(vault, 2)];
    for (const [n, { digest, index }] of sealed.entries()) {
      await store.inUnit('unt_1', async (tx) => {
        await sql`insert into snapshot (id, unit_id, listing_id, digest, content, seen_at)
          values (${`snp_${n}`}, 'unt_1', 'lst_unt_1', ${`d${n}`}, ${JSON.stringify({ text: 'two\nlines\\' })}, ${NOW})`.execute(
          tx,
        );
        await sql`insert into evidence_package (id, unit_id, case_id, listing_id, snapshot_id, state, made_at, digest, log_index)
          values (${id(n + 1)}, 'unt_1', 'cas_unt_1', 'lst_unt_1', ${`snp_${n}`}, 'sealed', ${NOW}, ${digest}, ${index})`.execute(
          tx,
        );
      });
    }
    await vault.storage.archive(id(2));
    const { dataDir } = made.settings;
    mkdirSync(join(dataDir, 'registers/platforms'), { recursive: true });
    writeFileSync(join(dataDir, 'registers/platforms/own.yaml'), 'name: own\n');
    writeFileSync(join(dataDir, 'exchange-key.json'), '{"secret": 1}');
    to = destination('whole');
    began = await digestsOf(made);
  });
  after(async () => {
    await vault.close();
    await made.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is two files, each of which says nothing without its passphrase, and replaces nothing', async () => {
    const done = await backUp(to);
    assert.deepEqual([done.missing, done.header.log.size], [[], 2]);
    assert.ok(done.rows >= 8, String(done.rows));
    for (const path of [to.path, to.keys]) assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.equal(readFileSync(to.path).includes('unt_1'), false);
    await assert.rejects(backUp(to), { code: 'VIGIE_BACKUP_EXISTS' });
    const inside = { ...destination('other'), keys: join(made.settings.dataDir, 'copies', 'keys') };
    await assert.rejects(backUp(inside), { code: 'VIGIE_BACKUP_INSIDE' });
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('.')),
      [],
    );
  });

  test('restored into an empty place gives the same rows, the same packages and a log that goes on', async () => {
    // What happens after the backup is not in it.
    await store.inUnit('unt_1', (tx) => insertListing(tx, { id: 'lst_later', unit: 'unt_1', now: NOW }));
    await seal(vault, 3);
    const empty = await testStore('template1');
    const done = await restore(empty, to);
    const rows = await digestsOf(empty);
    assert.match(rows.get('public.session') ?? '', /"rows":0\b/, 'nobody is signed in');
    assert.deepEqual(rows.set('public.session', began.get('public.session') ?? ''), began);
    assert.equal(done.tables, began.size);
    const { dataDir } = empty.settings;
    const config = configOf(empty);
    const restored = openVault(config, { store: await empty.open(), visitor });
    await restored.check();
    assert.deepEqual(verifyLog(restored.logDir, vault.origin, vault.verifierKey).fault, null);
    for (const n of [1, 2]) assert.deepEqual(await restored.readPackage(id(n)), await vault.readPackage(id(n)));
    assert.equal(readFileSync(join(dataDir, 'registers/platforms/own.yaml'), 'utf8'), 'name: own\n');
    assert.equal(readFileSync(join(dataDir, 'exchange-key.json'), 'utf8'), '{"secret": 1}');
    assert.equal((await restored.log()).size, 2);
    await seal(restored, 4);
    assert.equal((await restored.log()).size, 3);
    await restored.close();
    await assert.rejects(restore(empty, to), { code: 'VIGIE_RESTORE_FOLDER', exit: 2 });
    const dataDir2 = mkdtempSync(join(folder, 'data-'));
    await assert.rejects(restore(empty, to, { dataDir: dataDir2 }), { code: 'VIGIE_RESTORE_DATABASE', exit: 2 });
    assert.deepEqual(readdirSync(dataDir2), []);
    await empty.drop();
  });

  test('what cannot be restored is refused in a line, and nothing is written', async () => {
    const empty = await testStore('template1');
    const { dataDir } = empty.settings;
    const refused = async (code: string, backup: Partial<Backup>, seen?: VigieError): Promise<void> => {
      await assert.rejects(restore(empty, { ...to, ...backup }, seen ? { seen } : {}), { code, exit: 2 });
      assert.deepEqual(readdirSync(dataDir), [], code);
    };
    await refused('VIGIE_BACKUP_WRONG_PASSPHRASE', { lock: { ...lock, passphrase: 'wrong' } });
    await refused('VIGIE_BACKUP_WRONG_PASSPHRASE', { keysLock: { ...keysLock, passphrase: 'wrong' } });
    await refused('VIGIE_BACKUP_NONE', { path: to.keys, lock: keysLock });
    const bytes = readFileSync(to.path);
    const damaged = join(folder, 'damaged');
    writeFileSync(damaged, bytes.subarray(0, -1));
    await refused('VIGIE_BACKUP_DAMAGED', { path: damaged });
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(damaged, bytes);
    await refused('VIGIE_BACKUP_DAMAGED', { path: damaged });
    const newer = destination('newer');
    await backUp(newer, [...MIGRATIONS, { name: 'case/9999-later', statements: ['select 1;'] }]);
    await refused('VIGIE_RESTORE_NEWER', newer);
    await refused('VIGIE_RESTORE_KEYS', { keys: newer.keys });
    await refused('VIGIE_LOG_SEEN_OUTSIDE', {}, new VigieError('VIGIE_LOG_SEEN_OUTSIDE', 'a witness knows more'));
    const tables = await withSnapshot(urlOf(empty), async (snapshot) => snapshot.tables).catch(() => 'no unit');
    assert.equal(tables, 'no unit', 'the database has no table');
    await empty.drop();
  });

  test('behind what is known of the log it takes two administrators: the log is closed, another goes on, the gap is stated', async () => {
    const empty = await testStore('template1');
    const { dataDir } = empty.settings;
    const by = (...people: string[]) =>
      people.map((name) => ({ email: `${name}@x.example`, password: `${name} passes` }));
    const refused = async (code: string, signIns?: SignIn[]): Promise<void> => {
      await assert.rejects(restore(empty, to, { known: 5, ...(signIns ? { signIns } : {}) }), { code, exit: 2 });
      assert.deepEqual(readdirSync(dataDir), [], code);
    };
    await refused('VIGIE_RESTORE_BEHIND');
    await refused('VIGIE_RESTORE_ONE', by('anna'));
    await refused('VIGIE_RESTORE_ONE', by('anna', 'anna'));
    await refused('VIGIE_RESTORE_TWO', by('anna', 'cleo'));
    await refused('VIGIE_RESTORE_TWO', [...by('anna'), { email: 'ben@x.example', password: 'wrong' }]);
    const { origin } = await restore(empty, to, { known: 5, signIns: by('anna', 'Ben') });
    assert.equal(origin, `${vault.origin}/2`);
    const restoredStore = await empty.open();
    const restored = openVault(configOf(empty), { store: restoredStore, visitor });
    await restored.check();
    const log = await restored.log();
    // The entries of before, the change of the key, the gap.
    assert.deepEqual([restored.origin, log.size, restored.mirrorPrefix], [origin, 4, 'log-2/']);
    assert.deepEqual(restored.gaps, [
      {
        origin,
        closed: vault.verifierKey,
        size: 2,
        root: restored.gaps[0]?.root,
        known: 5,
        copiedAt: NOW.toISOString(),
        at: NOW.toISOString(),
      },
    ]);
    assert.equal(verifyLog(restored.logDir, origin ?? '', restored.verifierKey).fault, null);
    assert.notEqual(restored.verifierKey, vault.verifierKey);
    const later = withLogGaps(makeCapture(9, createRandom(9)), restored.gaps);
    assert.match(later.gaps.at(-1) ?? '', /was put back on .* its entries from there up to 5 are missing here/);
    // What was sealed before verifies by the old key, and by the new one with the history.
    const bytes = await restored.readPackage(id(1));
    assert.ok(verifyPackage(bytes, { trustedKeys: [vault.verifierKey] }).ok);
    const byNew = { trustedKeys: [restored.verifierKey], keyHistory: restored.keyHistory ?? '' };
    const report = verifyPackage(bytes, byNew);
    assert.ok(report.ok, JSON.stringify(report.steps.filter((step) => step.ok === false)));
    const acts = await restoredStore.inUnit('unt_1', (tx) =>
      sql<{ account: string; act: string }>`select account_id as account, act from audit`.execute(tx),
    );
    assert.deepEqual(
      acts.rows
        .filter(({ act }) => act === 'log.begun-anew')
        .map(({ account }) => account)
        .sort(),
      ['acc_anna', 'acc_ben'],
    );
    await restored.close();
    await empty.drop();
  });

  test('that cannot be made whole is not there: the log is not the database’s, a package is not where it should be', async () => {
    const to2 = destination('short');
    await store.inUnit('unt_1', (tx) => sql`update log_head set root = size_before::text`.execute(tx));
    await assert.rejects(backUp(to2), { code: 'VIGIE_BACKUP_LOG' });
    assert.deepEqual([existsSync(to2.path), existsSync(to2.keys)], [false, false]);
    const { head } = vault.view();
    await store.inUnit('unt_1', (tx) =>
      sql`update log_head set root = ${Buffer.from(head.root).toString('base64')}`.execute(tx),
    );
    // A key that is made once the keys are written may be of rows that the backup has.
    const key = join(made.settings.dataDir, 'archive-key');
    const meanwhile = (): Date => {
      writeFileSync(key, 'made by a first move');
      return clock();
    };
    await assert.rejects(backUp(to2, MIGRATIONS, meanwhile), { code: 'VIGIE_BACKUP_KEYS_CHANGED' });
    assert.deepEqual([existsSync(to2.path), existsSync(to2.keys)], [false, false]);
    rmSync(key);
    rmSync(join(vault.packagesDir, `${id(1)}.wacz`));
    assert.deepEqual((await backUp(to2)).missing, [id(1)], 'it is told, and the rest is kept');
  });
});
