import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { VigieError } from '../../base/core/errors.ts';
import type { TransparencyRegister } from '../../base/registers/transparency-register.ts';
import { refusal } from '../refusals.ts';
import { type Counted, createStatementCounter } from './count-statements.ts';
import { columnsOf, type DailyFile, type Drift, findDrift, readFileName } from './daily-file.ts';
import { BrokenZip, listMembers, type Member, type Stretch, unpack } from './open-zip.ts';
import { CsvSplitter } from './split-csv.ts';

/** What a daily file said, with its digests. */
export interface DayRead extends DailyFile, Counted {
  name: string;
  bytes: number;
  /** As published beside it, and found again. */
  sha1: string;
  sha256: string;
  /** How its columns differ from the published ones. */
  drift: Drift;
}

/** ZIPs in the ZIP, one within another. */
const MOST_LEVELS = 3;

/** Reads the digest of `FILE.sha1` (`sha1sum`'s form, its line without an end). */
async function readPublishedDigest(path: string): Promise<string> {
  const published = await readFile(`${path}.sha1`, 'utf8').catch(() => '');
  const [, digest] = /^\s*([0-9a-f]{40})(?:\s|$)/i.exec(published) ?? [];
  if (digest === undefined) throw refusal('VIGIE_FOLLOWUP_DAY_NO_DIGEST', { file: basename(path) });
  return digest.toLowerCase();
}

async function digestFile(path: string): Promise<{ sha1: string; sha256: string }> {
  const sha1 = createHash('sha1');
  const sha256 = createHash('sha256');
  for await (const block of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    sha1.update(block);
    sha256.update(block);
  }
  return { sha1: sha1.digest('hex'), sha256: sha256.digest('hex') };
}

/**
 * Reads a daily file of the Transparency Database, in a memory that does not grow with it: its digest against the one
 * published beside it, the CSV files of the ZIPs in the ZIP, each row against the register.
 *
 * @param wanted identifiers of statements to look for
 * @param onProgress told how many octets of the file are done
 * @throws VigieError `VIGIE_FOLLOWUP_DAY_NAME`, `…_NO_DIGEST`, `…_DIGEST`, `…_BROKEN`
 */
export async function readDay(
  path: string,
  register: TransparencyRegister,
  wanted: ReadonlySet<string> = new Set(),
  onProgress: (octets: number) => void = () => {},
): Promise<DayRead> {
  const name = basename(path);
  const file = readFileName(name);
  if (!file) throw refusal('VIGIE_FOLLOWUP_DAY_NAME', { file: name });
  const published = await readPublishedDigest(path);
  const digests = await digestFile(path);
  if (digests.sha1 !== published)
    throw refusal('VIGIE_FOLLOWUP_DAY_DIGEST', { file: name, published, found: digests.sha1 });
  const { size: bytes } = await stat(path);
  const counter = createStatementCounter(register, file.day, wanted);
  const drift: Drift = { missing: [], added: [] };
  const handle = await open(path, 'r');
  try {
    let columns = columnsOf(file.variant);
    let tables = 0;
    for await (const member of tablesOf({ handle, start: 0, size: bytes }, 1)) {
      const splitter = new CsvSplitter();
      let isFirst = true;
      tables += 1;
      const onRow: Parameters<typeof splitter.push>[1] = (row) => {
        if (isFirst) {
          isFirst = false;
          const cells = Array.from({ length: row.width }, (_, cell) => row.text(cell).trim());
          // A part without a header goes on under that of the part before.
          const isHeader = cells.some((cell) => cell.replace('\ufeff', '') === 'uuid');
          if (isHeader) columns = cells.map((cell) => cell.replace('\ufeff', ''));
          counter.header(columns);
          const found = findDrift(columns, file.variant);
          for (const kind of ['missing', 'added'] as const)
            drift[kind] = [...new Set([...drift[kind], ...found[kind]])].slice(0, 100);
          if (isHeader) return;
        }
        counter.row(row);
      };
      for await (const block of unpack(member)) {
        splitter.push(block, onRow);
        onProgress(Math.min(bytes, member.start));
      }
      splitter.end(onRow);
    }
    if (tables === 0) throw new BrokenZip('it holds no CSV file');
    return { ...file, name, bytes, ...digests, drift, ...counter.result() };
  } catch (error) {
    if (error instanceof VigieError) throw error;
    if (!(error instanceof BrokenZip || error instanceof RangeError)) throw error;
    throw refusal('VIGIE_FOLLOWUP_DAY_BROKEN', { file: name, why: error.message }, { cause: error });
  } finally {
    await handle.close();
  }
}

/** The CSV files of a ZIP and of the ZIPs in it: one that is stored is read where it lies, one that is packed beside. */
async function* tablesOf(zip: Stretch, level: number): AsyncGenerator<Member> {
  for (const member of await listMembers(zip)) {
    if (/\.csv$/i.test(member.name)) yield member;
    else if (!/\.zip$/i.test(member.name)) continue;
    else if (level === MOST_LEVELS) throw new BrokenZip(`${member.name} lies too deep`);
    else if (member.isStored) yield* tablesOf(member, level + 1);
    else yield* tablesBeside(member, level + 1);
  }
}

async function* tablesBeside(member: Member, level: number): AsyncGenerator<Member> {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-day-'));
  let handle: FileHandle | null = null;
  try {
    const path = join(folder, 'inner.zip');
    await pipeline(unpack(member), createWriteStream(path));
    handle = await open(path, 'r');
    const { size } = await handle.stat();
    yield* tablesOf({ handle, start: 0, size }, level);
  } finally {
    await handle?.close();
    await rm(folder, { recursive: true, force: true });
  }
}
