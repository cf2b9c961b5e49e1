import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { canonicalJson } from '@vigie/engine';
import { syncDirectory } from '@vigie/proof';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Context } from '../base/context.ts';
import type { Snapshot, Sought } from '../listing/index.ts';
import { type Account, inWork, note } from '../people/index.ts';
import { findSeen } from './find.ts';
import { refusal } from './refusals.ts';

const GROUP = 20_000;

/** The columns of an export, and what each has of a snapshot; all but `seen_at` are texts. */
const COLUMNS: readonly [name: string, of: (snapshot: Snapshot) => string | Date | null][] = [
  ['snapshot', ({ id }) => id],
  ['listing', ({ listing }) => listing],
  ['platform', ({ content }) => content.platform],
  ['seen_at', ({ seenAt }) => new Date(seenAt)],
  ['digest', ({ digest }) => digest],
  ['title', ({ content }) => content.title],
  ['url', ({ content }) => content.url],
  ['trader', ({ content: { trader } }) => trader?.name ?? trader?.id ?? null],
  ['price', ({ content }) => content.price],
  ['currency', ({ content }) => content.currency],
  ['availability', ({ content }) => content.availability],
  ['content', ({ content }) => canonicalJson(content)],
];

const SCHEMA: SchemaElement[] = [
  { name: 'snapshot', num_children: COLUMNS.length },
  ...COLUMNS.map(
    ([name]): SchemaElement =>
      name === 'seen_at'
        ? {
            name,
            type: 'INT64',
            converted_type: 'TIMESTAMP_MILLIS',
            logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
            repetition_type: 'REQUIRED',
          }
        : {
            name,
            type: 'BYTE_ARRAY',
            converted_type: 'UTF8',
            logical_type: { type: 'STRING' },
            repetition_type: 'OPTIONAL',
          },
  ),
];

/**
 * Writes what a member of a unit may see of all that it has ever seen into a Parquet file that other programs read,
 * decrypted. The audit log has who, why, how much and the file's digest before the file has its name.
 *
 * @throws VigieError `VIGIE_ARCHIVE_EXISTS` where a file has the name
 */
export async function exportSeen(
  context: Context,
  { by, unit, purpose, path }: { by: Pick<Account, 'id'>; unit: string; purpose: string; path: string },
  sought: Sought,
  onLooked: (looked: number) => void,
): Promise<{ rows: number; digest: string }> {
  if (existsSync(path)) throw refusal('VIGIE_ARCHIVE_EXISTS', { path });
  const temporary = `${resolve(path)}.${randomUUID()}.tmp`;
  const file = openSync(temporary, 'wx', 0o600);
  const digest = createHash('sha256');
  const bytes = new ByteWriter();
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: SCHEMA,
    codec: 'ZSTD',
    compressors: { ZSTD: (given) => zstdCompressSync(given) },
    createdBy: 'vigie',
  });
  const drain = (): void => {
    const made = bytes.getBytes().subarray(0, bytes.index);
    for (let at = 0; at < made.length; ) at += writeSync(file, made, at);
    digest.update(made);
    bytes.index = 0;
  };
  let group: Snapshot[] = [];
  let rows = 0;
  const flush = (): void => {
    if (group.length === 0) return;
    void parquet.write({
      columnData: COLUMNS.map(([name, of]) => ({ name, data: group.map(of) })),
      rowGroupSize: GROUP,
    });
    drain();
    rows += group.length;
    group = [];
  };
  try {
    const reader = { unit, reader: by.id };
    for await (const { looked, found } of findSeen(context, reader, sought)) {
      onLooked(looked);
      for (const snapshot of found) {
        group.push(snapshot);
        if (group.length === GROUP) flush();
      }
    }
    flush();
    void parquet.finish();
    drain();
    fsyncSync(file);
    const made = { rows, digest: digest.digest('hex') };
    await inWork(context, unit, (work) =>
      note(
        { ...work, by },
        { act: 'archive.exported', subject: unit, reason: purpose, content: { ...made, ...sought } },
      ),
    );
    renameSync(temporary, path);
    syncDirectory(dirname(resolve(path)));
    return made;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}
