import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Screener } from '@vigie/engine';
import { ENGINE_VERSION, openProgram } from '@vigie/engine/screening';
import { ROOT } from '../../base/core/home.ts';
import { listPackFiles, type PackFile } from '../packs/pack-files.ts';

/** Beside compiled code, in the project's folder, where only who installed it writes. */
const CACHE = join(ROOT, 'node_modules/.cache/vigie');
/** Where programs lie in such a folder. */
export const keptPrograms = (cache: string): string => join(cache, 'programs');
/** Programs that are kept: those that are not used, of other packs or an engine that is no more, make room. */
const MOST_KEPT = 4;
/** Bytes of SHA-256, behind the program: of what it was made of, and of all before them. */
const DIGEST = 32;

/** Packs compiled into one piece of bytes, which threads share. */
export interface PackProgram {
  bytes: Uint8Array<SharedArrayBuffer>;
  screener: Screener;
}

/** A program's bytes as a screener. What reads conditions in CEL is loaded when a listing first meets one. */
export function screenerOfProgram(bytes: Uint8Array): Screener {
  return openProgram(bytes, (source) => {
    const { compileCel }: typeof import('@vigie/engine/cel') = createRequire(import.meta.url)('@vigie/engine/cel');
    return compileCel(source);
  });
}

/** What a program is made of: the engine, as its files lie there, and the packs. */
function digestOf(dir: string, files: readonly PackFile[]): Buffer {
  const digest = createHash('sha256').update(ENGINE_VERSION);
  const engine = dirname(fileURLToPath(import.meta.resolve('@vigie/engine/screening')));
  for (const name of readdirSync(engine, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(engine, name));
    digest.update(`${name} ${size} ${mtimeMs}\n`);
  }
  for (const { name, text } of files) digest.update(`${relative(dir, name)} ${text.length}\n${text}`);
  return digest.digest();
}

const sealOf = (madeOf: Buffer, bytes: Uint8Array): Buffer =>
  createHash('sha256').update(madeOf).update(bytes).digest();

/** The program in a file; null where there is none that was made of this, whole and as it was written. */
function readKept(file: string, madeOf: Buffer): PackProgram | null {
  try {
    const opened = openSync(file, 'r');
    try {
      const { size } = fstatSync(opened);
      const all = new Uint8Array(new SharedArrayBuffer(size));
      for (let at = 0; at < size; ) {
        const read = readSync(opened, all, at, size - at, at);
        if (read === 0) return null;
        at += read;
      }
      const bytes = all.subarray(0, size - DIGEST);
      if (!sealOf(madeOf, bytes).equals(all.subarray(size - DIGEST))) return null;
      noteUse(file);
      return { bytes, screener: screenerOfProgram(bytes) };
    } finally {
      closeSync(opened);
    }
  } catch {
    return null; // Not kept yet, cut short, or another's: it is made anew.
  }
}

/** The least used make room. */
function noteUse(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Another's file: whoever may not touch it may not remove others either.
  }
}

function keep(file: string, madeOf: Buffer, bytes: Uint8Array): void {
  const half = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const folder = dirname(file);
    mkdirSync(folder, { recursive: true });
    const older = readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((path) => path !== file)
      .map((path) => ({ path, at: statSync(path).mtimeMs }))
      .sort((a, b) => b.at - a.at);
    for (const { path } of older.slice(MOST_KEPT - 1)) rmSync(path);
    try {
      writeFileSync(half, Buffer.concat([bytes, sealOf(madeOf, bytes)]));
      renameSync(half, file);
    } catch (error) {
      rmSync(half, { force: true });
      throw error;
    }
  } catch {
    // Who runs Vigie may not write there, or the disk is full: the packs are compiled anew each time.
  }
}

const placeOf = (dir: string, files: readonly PackFile[], cache: string): { file: string; madeOf: Buffer } => {
  const madeOf = digestOf(dir, files);
  return { file: join(keptPrograms(cache), madeOf.toString('hex')), madeOf };
};

function keepMade({ file, madeOf }: { file: string; madeOf: Buffer }, made: Uint8Array): PackProgram {
  keep(file, madeOf, made);
  const bytes = new Uint8Array(new SharedArrayBuffer(made.length));
  bytes.set(made);
  return { bytes, screener: screenerOfProgram(bytes) };
}

/**
 * The live packs below a folder, compiled: as they were kept, where neither they nor the engine have changed since.
 *
 * @param cache where it is kept
 * @throws VigieError as `loadPacks` does
 */
export async function openKeptProgram(dir: string, cache: string = CACHE): Promise<PackProgram> {
  const files = listPackFiles(dir);
  const place = placeOf(dir, files, cache);
  const kept = readKept(place.file, place.madeOf);
  if (kept) return kept;
  const [{ loadPacks }, { compileToBytes }] = await Promise.all([
    import('../packs/read-packs.ts'),
    import('@vigie/engine'),
  ]);
  return keepMade(place, compileToBytes(loadPacks(dir, files).packs));
}

/** The same for who has read the live packs of these files already. */
export function keptScreener(
  dir: string,
  files: readonly PackFile[],
  compileLive: () => Uint8Array,
  cache: string = CACHE,
): Screener {
  const place = placeOf(dir, files, cache);
  return (readKept(place.file, place.madeOf) ?? keepMade(place, compileLive())).screener;
}
