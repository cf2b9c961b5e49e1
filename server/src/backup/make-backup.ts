import { randomUUID } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { clearUnfinished, loadOrCreateSigner, syncDirectory, verifierKey, writeDurable } from '@vigie/proof';
import type { Clock } from '../base/core/clock.ts';
import type { Config } from '../base/core/config.ts';
import { VigieError } from '../base/core/errors.ts';
import { type AdvisoryLock, tryLock } from '../base/database/advisory-lock.ts';
import { type Snapshot, withSnapshot } from '../base/database/copy/snapshot-store.ts';
import type { SchemaName } from '../base/database/migrate.ts';
import {
  copyLog,
  copyPackage,
  type EarlyLook,
  type HeadAt,
  headIn,
  logKeyFiles,
  lookEarly,
  packagesIn,
  type Vault,
} from '../evidence/index.ts';
import { checkSealed, FILES_LOCK, type KeptSegment, listSegments, readSealed, segmentName } from '../listing/index.ts';
import {
  FILES,
  HEADER,
  type Header,
  KEYS_HEADER,
  type KeptTable,
  LAST,
  MISSING,
  PUBLIC_FILES,
  pieceName,
  TABLES,
} from './contents.ts';
import { readBackup, readKeys } from './read-backup.ts';
import { refusal } from './refusals.ts';
import { type Entry, entryOf, type FileList, jsonEntry, type Lock, writeSealedTar } from './sealed-tar.ts';

const zip = promisify(gzip);
/** A fifth of the size at a third of the time that the usual level takes. */
const LEVEL = 3;

/** What is backed up. */
export interface Source {
  config: Pick<Config, 'dataDir' | 'bucket' | 'storageKey'>;
  /** The owner's connection string. */
  ownerUrl: string;
  schema: SchemaName;
  vault: Vault;
  version: string;
  clock: Clock;
}

/** Two files, each with a passphrase of its own: whoever has one of them can read no archived package. */
export interface Destination {
  path: string;
  keys: string;
  lock: Lock;
  keysLock: Lock;
}

export interface Made {
  header: Header;
  tables: number;
  rows: number;
  files: number;
  /** Packages and files of the archive that the database knows and that are not where they should be, or are others. */
  missing: string[];
}

/** Told what is being done; `total` null: not known. */
export type Progress = (what: 'tables' | 'packages' | 'files' | 'check', done: number, total: number | null) => void;

/** The folders of the data folder that are copied in a way of their own, or not at all: files of the intake are read and gone. */
const OWN_WAY = /^(?:archive|database(?:\.new-.*)?|evidence|intake|log|restoring-.*)$/;

/** Files in the other folders of a data folder, and the public ones at its top. */
function listFiles(dataDir: string): string[] {
  const folders = readdirSync(dataDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !OWN_WAY.test(entry.name))
    .flatMap(({ name }) => readdirSync(join(dataDir, name), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.tmp$/.test(entry.name))
    .map((entry) => relative(dataDir, join(entry.parentPath, entry.name)));
  const atTop = readdirSync(dataDir).filter((name) => PUBLIC_FILES.includes(name));
  return [...folders, ...atTop].sort();
}

async function* tablesOf(snapshot: Snapshot, progress: Progress): AsyncGenerator<Entry> {
  const tables: KeptTable[] = [];
  for (const [at, table] of snapshot.tables.entries()) {
    const pieces = snapshot.read(table);
    for (let piece = 0; ; piece++) {
      const { done, value } = await pieces.next();
      if (done) {
        tables.push({ ...table, ...value });
        break;
      }
      progress('tables', at, snapshot.tables.length);
      yield entryOf(pieceName(table, piece), await zip(value, { level: LEVEL }));
    }
  }
  yield jsonEntry(TABLES, { tables, sequences: await snapshot.sequences() });
}

/** The archive's files that the database names and that are read, from the folder or the bucket. */
async function* archiveOf(config: Source['config'], segments: KeptSegment[], made: Made): AsyncGenerator<Entry> {
  for (const segment of segments) {
    try {
      const { size } = await checkSealed(config, segment);
      yield { name: `${FILES}${segmentName(segment)}`, size, body: readSealed(config, segment) };
    } catch (error) {
      if (!(error instanceof VigieError) || error.code !== 'VIGIE_ARCHIVE_DAMAGED') throw error;
      made.missing.push(segment.id);
    }
  }
}

const fileEntry = ({ path, bytes }: { path: string; bytes: Uint8Array }): Entry => entryOf(`${FILES}${path}`, bytes);

async function* contents(
  source: Source,
  { early, at, snapshot }: { early: EarlyLook; at: HeadAt; snapshot: Snapshot },
  made: Made,
  progress: Progress,
): AsyncGenerator<Entry> {
  const { vault, config } = source;
  const log = copyLog(vault, at, early);
  if (!log) throw refusal('VIGIE_BACKUP_LOG', { dir: vault.logDir, size: at.head.size });
  const packages = await packagesIn((ask) => snapshot.ofUnits(ask));
  const segments = (await snapshot.ofUnits(listSegments)).filter(({ replacedAt }) => replacedAt === null);
  yield jsonEntry(HEADER, made.header);
  yield* tablesOf(snapshot, progress);
  await snapshot.end();
  for (const file of log.files()) yield fileEntry(file);
  for (const [n, each] of packages.entries()) {
    progress('packages', n, packages.length);
    const files = await copyPackage(vault, early, each, at.head.size);
    if (files) for (const file of files) yield fileEntry(file);
    else made.missing.push(each.id);
  }
  yield* archiveOf(config, segments, made);
  const others = listFiles(config.dataDir);
  for (const [n, path] of others.entries()) {
    progress('files', n, others.length);
    const whole = join(config.dataDir, path);
    const found = await stat(whole).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return null;
    });
    // Deleted since it was listed, such as a file of a hand-over that is over.
    if (!found) continue;
    const { size } = found;
    // One that grows meanwhile is copied as far as it was.
    yield { name: `${FILES}${path}`, size, body: size === 0 ? [] : createReadStream(whole, { end: size - 1 }) };
  }
  yield jsonEntry(MISSING, made.missing);
}

/** The keys in the data folder: all files at its top but those that are public or not finished. */
function readKeyFiles({ dataDir, storageKey }: Source['config']): { name: string; bytes: Buffer }[] {
  return readdirSync(dataDir, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        !PUBLIC_FILES.includes(entry.name) &&
        entry.name !== LAST &&
        !entry.name.startsWith('.') &&
        !entry.name.endsWith('.new') &&
        (entry.name !== 'storage-key' || storageKey === null),
    )
    .map(({ name }) => ({ name, bytes: readFileSync(join(dataDir, name)) }));
}

async function* keysOf(
  keys: ReturnType<typeof readKeyFiles>,
  storageKey: string | null,
  id: string,
): AsyncGenerator<Entry> {
  yield jsonEntry(KEYS_HEADER, { format: 'vigie-backup-keys/1', id });
  for (const { name, bytes } of keys) yield entryOf(name, bytes);
  // Where it is given by the settings, a copy is worth nothing without it.
  if (storageKey !== null) yield entryOf('storage-key', Buffer.from(`${storageKey}\n`));
}

/** Does work during which no file of the archive is deleted, however long it takes: the backup may name it. */
async function holdingArchive<T>(ownerUrl: string, work: () => Promise<T>): Promise<T> {
  let lock: AdvisoryLock | null = null;
  while (!lock) lock = (await tryLock(ownerUrl, FILES_LOCK, 'shared')) ?? (await delay(200, null));
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

const temporaryOf = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);

async function refuseTaken(path: string, dataDir: string): Promise<void> {
  const way = relative(dataDir, path);
  if (!isAbsolute(way) && way.split(sep)[0] !== '..') throw refusal('VIGIE_BACKUP_INSIDE', { path });
  const there = await stat(path).catch(() => null);
  if (there) throw refusal('VIGIE_BACKUP_EXISTS', { path });
  const folder = dirname(path);
  try {
    clearUnfinished(folder);
  } catch (error) {
    throw refusal('VIGIE_BACKUP_PLACE', { path: folder, why: error instanceof Error ? error.message : String(error) });
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Reads back what was written. @throws VigieError `VIGIE_BACKUP_DAMAGED` where it is not what was to be written */
async function check(
  paths: { path: string; keys: string },
  to: Destination,
  list: FileList,
  made: Made,
  progress: Progress,
): Promise<void> {
  const total = list.reduce((sum, { size }) => sum + size, 0);
  const read = await readBackup(paths.path, to.lock, { progress: (bytes) => progress('check', bytes, total) });
  if (!isSame(read.files, list)) throw refusal('VIGIE_BACKUP_DAMAGED', { path: paths.path });
  const { id } = await readKeys(paths.keys, to.keysLock);
  if (id !== made.header.id) throw refusal('VIGIE_BACKUP_DAMAGED', { path: paths.keys });
  made.tables = read.tables.length;
  made.rows = read.tables.reduce((sum, { rows }) => sum + rows, 0);
  made.files = read.files.filter(({ name }) => name.startsWith(FILES)).length;
}

/**
 * Backs up an installation beside the service: the database at one moment, the log as it was with that moment's head,
 * the packages, the other files; and apart from these the keys. Both files are read back whole before they get their
 * names.
 *
 * @throws VigieError `VIGIE_BACKUP_…`, and those of the store; then neither file is there
 */
export async function makeBackup(source: Source, to: Destination, progress: Progress = () => {}): Promise<Made> {
  const { vault, version, clock, schema } = source;
  for (const path of [to.path, to.keys]) await refuseTaken(path, source.config.dataDir);
  const temporary = { path: temporaryOf(to.path), keys: temporaryOf(to.keys) };
  const id = randomUUID();
  const early = await lookEarly(vault);
  try {
    const keys = readKeyFiles(source.config);
    await writeSealedTar(temporary.keys, to.keysLock, keysOf(keys, source.config.storageKey, id));
    const read = async (snapshot: Snapshot) => {
      const at = await headIn(snapshot.db, vault, early);
      const { head, key } = at;
      const log = { origin: head.origin, key, size: head.size, root: Buffer.from(head.root).toString('base64') };
      const header: Header = { format: 'vigie-backup/1', id, madeAt: clock().toISOString(), version, schema, log };
      // One that was made since, such as by a first move to the archive, may be what rows of the snapshot are sealed with.
      const known = new Set(keys.map(({ name }) => name));
      if (readKeyFiles(source.config).some(({ name }) => !known.has(name))) throw refusal('VIGIE_BACKUP_KEYS_CHANGED');
      const begun: Made = { header, tables: 0, rows: 0, files: 0, missing: [] };
      return {
        made: begun,
        list: await writeSealedTar(temporary.path, to.lock, contents(source, { early, at, snapshot }, begun, progress)),
      };
    };
    const { made, list } = await holdingArchive(source.ownerUrl, () => withSnapshot(source.ownerUrl, read));
    const now = loadOrCreateSigner(logKeyFiles(source.config.dataDir).key, vault.origin);
    if (verifierKey(now) !== vault.verifierKey) throw refusal('VIGIE_BACKUP_KEYS_CHANGED');
    await check(temporary, to, list, made, progress);
    for (const [from, path] of [
      [temporary.keys, to.keys],
      [temporary.path, to.path],
    ] as const) {
      await rename(from, path);
      syncDirectory(dirname(path));
    }
    writeDurable(
      join(source.config.dataDir, LAST),
      Buffer.from(`${JSON.stringify({ madeAt: made.header.madeAt, file: to.path })}\n`),
      0o600,
    );
    return made;
  } finally {
    for (const file of early.prepared.values()) await file.close();
    for (const path of [temporary.path, temporary.keys]) await rm(path, { force: true });
  }
}
