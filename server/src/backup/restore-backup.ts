import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { syncDirectory, verifyLog, writeDurable } from '@vigie/proof';
import type { Clock } from '../base/core/clock.ts';
import type { Config } from '../base/core/config.ts';
import { claimDataFolder } from '../base/core/data-folder.ts';
import type { VigieError } from '../base/core/errors.ts';
import { isEmptyDatabase, loadRows } from '../base/database/copy/load-store.ts';
import { type Migration, nameSchema } from '../base/database/migrate.ts';
import { holdOwner } from '../base/database/owner.ts';
import { migrateStore, openStore } from '../base/database/store.ts';
import { beginAnew } from '../evidence/index.ts';
import { record } from '../people/index.ts';
import type { Header, KeptTable } from './contents.ts';
import { type Reader, readBackup, readKeys, type WholeBackup } from './read-backup.ts';
import { refusal } from './refusals.ts';
import type { Entry, Lock } from './sealed-tar.ts';
import { type KeptAccount, mustBeTwo, readAccounts, type SignIn } from './two-people.ts';

export interface Backup {
  path: string;
  keys: string;
  lock: Lock;
  keysLock: Lock;
}

export interface Target {
  config: Config;
  migrations: Migration[];
  /** What somebody outside has against the log of a data folder; null: nothing. */
  seenOutside(config: Config): Promise<VigieError | null>;
  /** How many entries the log is known to have had; left out: nobody says. */
  known?: number;
  /** The two people who answer for a log that is behind what somebody knows of it; null: it is refused. */
  signIns: readonly SignIn[] | null;
  clock: Clock;
}

export interface Restored {
  header: Header;
  /** The log's new name, where it began anew. */
  origin: string | null;
  tables: number;
  rows: number;
  files: number;
  missing: string[];
}

export type RestoreProgress = (what: 'read' | 'rows', bytes: number) => void;

/** Folders in which a restore is made, before what is in them is moved up. */
const STAGING = /^restoring-(\d+)-/;
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** @throws VigieError `VIGIE_RESTORE_FOLDER` */
function claimEmpty(dataDir: string): void {
  claimDataFolder(dataDir);
  for (const name of readdirSync(dataDir)) {
    const pid = Number(STAGING.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isRunning(pid)) rmSync(join(dataDir, name), { recursive: true, force: true });
    // A file system's own, where the data folder is one.
    else if (name !== 'lost+found') throw refusal('VIGIE_RESTORE_FOLDER', { dir: dataDir });
  }
}

/**
 * The migrations that a backup's database had run, all of which are ours.
 *
 * @throws VigieError `VIGIE_RESTORE_NEWER`
 */
function migrationsOf({ schema, version }: Header, migrations: Migration[]): Migration[] {
  const ours = nameSchema(migrations);
  if (schema.queue !== ours.queue) throw refusal('VIGIE_RESTORE_NEWER', { version, what: 'pgboss' });
  const digests = new Map(ours.migrations.map(({ name, digest }) => [name, digest]));
  for (const { name, digest } of schema.migrations) {
    if (digests.get(name) !== digest) throw refusal('VIGIE_RESTORE_NEWER', { version, what: name });
  }
  const had = new Set(schema.migrations.map(({ name }) => name));
  return migrations.filter(({ name }) => had.has(name));
}

async function writeFile(folder: string, path: string, { body }: Entry): Promise<void> {
  const whole = join(folder, normalize(join('/', path)));
  mkdirSync(dirname(whole), { recursive: true, mode: 0o700 });
  await pipeline(body, createWriteStream(whole, { flags: 'wx', mode: 0o600 }));
  await using file = await open(whole, 'r+');
  await file.sync();
}

/** @throws VigieError `VIGIE_RESTORE_LOG` */
function mustHold(folder: string, { log }: Header): void {
  const report = verifyLog(join(folder, 'log'), log.origin, log.key);
  if (report.fault !== null) throw refusal('VIGIE_RESTORE_LOG', { why: report.fault });
  if (report.size !== log.size) throw refusal('VIGIE_RESTORE_LOG', { why: `${report.size} ≠ ${log.size}` });
}

const isSameTable = (one: Pick<KeptTable, 'schema' | 'name'>, other: Pick<KeptTable, 'schema' | 'name'>): boolean =>
  one.schema === other.schema && one.name === other.name;

/**
 * Writes all rows, and reads them back; where one table is not what it was, none is written. Nobody stays signed in by
 * it: a session that was ended after the backup would be open again.
 */
async function load(
  ownerUrl: string,
  { tables: kept, sequences }: Pick<WholeBackup, 'tables' | 'sequences'>,
  read: (reader: Reader) => Promise<unknown>,
): Promise<void> {
  await loadRows(ownerUrl, async ({ tables, write, digest, count, empty }) => {
    const other = (table: { schema: string; name: string }) =>
      refusal('VIGIE_RESTORE_OTHER_ROWS', { table: `${table.schema}.${table.name}` });
    for (const table of tables) if (!kept.some((each) => isSameTable(each, table))) throw other(table);
    await read({
      async rows(name, rows) {
        const table = kept.find((each) => each.schema === name.schema && each.name === name.name);
        if (!table) throw other(name);
        await write(table, rows);
      },
    });
    for (const table of kept) {
      const found = await digest(table);
      if (found.rows !== table.rows || found.digest !== table.digest) throw other(table);
    }
    for (const sequence of sequences) await count(sequence);
    for (const table of tables) if (table.schema === 'public' && table.name === 'session') await empty(table);
  });
}

const columnsOfAccounts = ({ tables }: WholeBackup): string[] =>
  tables.find(({ schema, name }) => schema === 'public' && name === 'account')?.columns ?? [];

/**
 * Who answers for a log that is behind what somebody knows of it; null: it is not.
 *
 * @throws VigieError what somebody outside has against it, or `VIGIE_RESTORE_BEHIND`, where nobody answers
 */
async function whoAnswers(
  staging: string,
  { log }: Header,
  { config, seenOutside, known = 0, signIns }: Target,
  accounts: () => KeptAccount[],
): Promise<KeptAccount[] | null> {
  const against =
    (await seenOutside({ ...config, dataDir: staging })) ??
    (known > log.size ? refusal('VIGIE_RESTORE_BEHIND', { known, size: log.size }) : null);
  if (!against) return null;
  if (!signIns) throw against;
  return mustBeTwo(accounts(), signIns);
}

/** Notes in the audit log of both that they have restored a log behind one that went on. */
async function noteBegun(
  { databaseUrl, appDatabaseUrl, dataDir }: Config,
  migrations: Migration[],
  people: readonly KeptAccount[],
  { origin, madeAt, known, now }: { origin: string; madeAt: string; known: number | null; now: Date },
): Promise<void> {
  const at =
    appDatabaseUrl !== null ? { appUrl: appDatabaseUrl } : databaseUrl !== null ? { url: databaseUrl } : { dataDir };
  const store = await openStore(at, migrations);
  try {
    for (const { id, unit } of people) {
      const others = people.filter((each) => each.id !== id).map((each) => each.id);
      const content = { copiedAt: madeAt, known, with: others };
      await store.inUnit(unit, (tx) =>
        record(tx, { unit, account: id, act: 'log.begun-anew', subject: origin, content, now }),
      );
    }
  } finally {
    await store.close();
  }
}

/** Moves what was restored to its place, the keys last: without them the folder is refused as half of one. */
function moveUp(staging: string, dataDir: string, keys: ReadonlySet<string>): void {
  const names = readdirSync(staging).sort((a, b) => Number(keys.has(a)) - Number(keys.has(b)));
  for (const name of names) renameSync(join(staging, name), join(dataDir, name));
  rmSync(staging, { recursive: true });
  syncDirectory(dataDir);
}

/**
 * Restores a backup into an empty data folder and an empty database. All of it is read and compared before anything is
 * written to its place, and the rows once more after.
 *
 * @throws VigieError `VIGIE_BACKUP_…`, `VIGIE_RESTORE_…`, `VIGIE_LOG_…_OUTSIDE` where somebody outside knows more of the
 *   log; then the folder is as empty as it was, and so are the database's tables
 */
export async function restoreBackup(
  backup: Backup,
  target: Target,
  progress: RestoreProgress = () => {},
): Promise<Restored> {
  const { config, migrations } = target;
  const { dataDir, databaseUrl, appDatabaseUrl } = config;
  if (databaseUrl === null && appDatabaseUrl !== null) throw refusal('VIGIE_BACKUP_OWNER');
  const { id, keys } = await readKeys(backup.keys, backup.keysLock);
  claimEmpty(dataDir);
  if (databaseUrl !== null && !(await isEmptyDatabase(databaseUrl))) throw refusal('VIGIE_RESTORE_DATABASE');
  const staging = mkdtempSync(join(dataDir, `restoring-${process.pid}-`));
  try {
    let had: Migration[] = [];
    const accountRows: Buffer[] = [];
    const whole = await readBackup(backup.path, backup.lock, {
      header(header) {
        if (header.id !== id) throw refusal('VIGIE_RESTORE_KEYS', { keys: backup.keys, path: backup.path });
        had = migrationsOf(header, migrations);
      },
      async rows({ schema, name }, rows) {
        if (schema === 'public' && name === 'account') accountRows.push(rows);
      },
      file: (path, entry) => writeFile(staging, path, entry),
      progress: (bytes) => progress('read', bytes),
    });
    for (const [name, bytes] of keys) {
      if (name !== 'storage-key' || config.storageKey === null) writeDurable(join(staging, name), bytes, 0o600);
    }
    mustHold(staging, whole.header);
    const people = await whoAnswers(staging, whole.header, target, () =>
      readAccounts(Buffer.concat(accountRows), columnsOfAccounts(whole)),
    );
    const { madeAt } = whole.header;
    const at = target.clock();
    const known = target.known ?? null;
    const origin = people && beginAnew(staging, { known, copiedAt: madeAt, at });
    const owner = await holdOwner(databaseUrl === null ? { dataDir: staging } : { url: databaseUrl });
    try {
      await migrateStore(owner.url, appDatabaseUrl, had);
      await load(owner.url, whole, (reader) =>
        readBackup(backup.path, backup.lock, { ...reader, progress: (bytes) => progress('rows', bytes) }),
      );
      await migrateStore(owner.url, appDatabaseUrl, migrations);
      if (people && origin !== null)
        await noteBegun({ ...config, dataDir: staging }, migrations, people, { origin, madeAt, known, now: at });
    } finally {
      await owner.release();
    }
    moveUp(staging, dataDir, new Set(keys.keys()));
    return {
      header: whole.header,
      origin,
      tables: whole.tables.length,
      rows: whole.tables.reduce((sum, { rows }) => sum + rows, 0),
      files: whole.files.filter(({ name }) => name.startsWith('files/')).length,
      missing: whole.missing,
    };
  } finally {
    if (existsSync(staging)) rmSync(staging, { recursive: true, force: true });
  }
}
