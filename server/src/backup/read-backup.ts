import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { createRowDigest, linesOf } from '../base/database/copy/row-digest.ts';
import {
  FILES,
  HEADER,
  type Header,
  headerSchema,
  KEYS_HEADER,
  type KeptTables,
  keysHeaderSchema,
  MISSING,
  missingSchema,
  TABLES,
  tableIn,
  tablesSchema,
} from './contents.ts';
import { refusal } from './refusals.ts';
import { type Entry, type FileList, type Lock, readEntry, readSealedTar } from './sealed-tar.ts';

const unzip = promisify(gunzip);

/** What a backup is given to, as it is read. */
export interface Reader {
  /** Before anything else. */
  header?(header: Header): Promise<void> | void;
  rows?(table: { schema: string; name: string }, rows: Buffer): Promise<void>;
  /** A file of the data folder, by its path in it. */
  file?(path: string, entry: Entry): Promise<void>;
  progress?(bytes: number): void;
}

export interface WholeBackup extends KeptTables {
  header: Header;
  files: FileList;
  missing: string[];
}

const parse = async (entry: Entry): Promise<unknown> => JSON.parse((await readEntry(entry)).toString());

/**
 * Reads a backup to its end: all that is in it is compared with its list, and the rows of each table with their digest.
 *
 * @throws VigieError as `readSealedTar`; what the reader throws
 */
export async function readBackup(path: string, lock: Lock, reader: Reader = {}): Promise<WholeBackup> {
  const digests = new Map<string, ReturnType<typeof createRowDigest>>();
  let header: Header | null = null;
  let tables: KeptTables | null = null;
  let missing: string[] | null = null;
  let bytes = 0;
  const files = await readSealedTar(path, lock, async (entry) => {
    bytes += entry.size;
    reader.progress?.(bytes);
    const table = tableIn(entry.name);
    if (!header) {
      header = entry.name === HEADER ? (headerSchema.safeParse(await parse(entry)).data ?? null) : null;
      if (!header) throw refusal('VIGIE_BACKUP_NONE', { path });
      await reader.header?.(header);
    } else if (table) {
      const rows = await unzip(await readEntry(entry));
      const name = `${table.schema}.${table.name}`;
      const digest = digests.get(name) ?? createRowDigest();
      digests.set(name, digest);
      for await (const lines of linesOf(onePiece(rows))) for (const line of lines) digest.add(line);
      await reader.rows?.(table, rows);
    } else if (entry.name.startsWith(FILES)) await reader.file?.(entry.name.slice(FILES.length), entry);
    else if (entry.name === TABLES) tables = tablesSchema.parse(await parse(entry));
    else if (entry.name === MISSING) missing = missingSchema.parse(await parse(entry));
  });
  return finish(path, { header, tables, missing }, files, digests);
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function finish(
  path: string,
  { header, tables, missing }: { header: Header | null; tables: KeptTables | null; missing: string[] | null },
  files: FileList,
  digests: Map<string, ReturnType<typeof createRowDigest>>,
): WholeBackup {
  if (!header || !tables || !missing) throw refusal('VIGIE_BACKUP_NONE', { path });
  for (const { schema, name, rows, digest } of tables.tables) {
    const found = digests.get(`${schema}.${name}`) ?? createRowDigest();
    const value = found.value();
    if (value.rows !== rows || value.digest !== digest) throw refusal('VIGIE_BACKUP_DAMAGED', { path });
  }
  return { header, ...tables, missing, files };
}

/** Reads the keys of a backup. @returns the files, by their names at the top of the data folder */
export async function readKeys(path: string, lock: Lock): Promise<{ id: string; keys: Map<string, Buffer> }> {
  let id: string | null = null;
  const keys = new Map<string, Buffer>();
  await readSealedTar(path, lock, async (entry) => {
    if (entry.name === KEYS_HEADER) id = keysHeaderSchema.parse(await parse(entry)).id;
    else if (/^[\w.-]+$/.test(entry.name)) keys.set(entry.name, await readEntry(entry));
  });
  if (id === null) throw refusal('VIGIE_BACKUP_NONE', { path });
  return { id, keys };
}
