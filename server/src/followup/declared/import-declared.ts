import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Clock } from '../../base/core/clock.ts';
import { VigieError } from '../../base/core/errors.ts';
import { sayFileFault } from '../../base/core/file-fault.ts';
import { ALL_CASES } from '../../base/database/reader.ts';
import type { Store } from '../../base/database/store.ts';
import type { Visitor } from '../../base/fetch/fetch.ts';
import type { Platform } from '../../base/registers/platforms.ts';
import { loadTransparencyRegister } from '../../base/registers/transparency-register.ts';
import { refusal } from '../refusals.ts';
import { readFileName } from './daily-file.ts';
import { type Kept, keepDay, keepMatched, listSought } from './declared-store.ts';
import { createMatcher } from './match-notices.ts';
import { type DayRead, readDay } from './read-day.ts';

/** Bounds of a download: 20 GB, six hours. */
const DOWNLOAD = { bytes: 20 * 1024 ** 3, totalMs: 6 * 3600_000, firstByteMs: 60_000 };

/** Daily files in a folder, and what is passed over there. */
export interface DailyFiles {
  files: string[];
  /** Names of other files, and of full ones beside the light one of the same day: the light one has all that is counted. */
  passedOver: string[];
}

/**
 * The daily files of a folder in the order of their days, or the one file.
 *
 * @throws VigieError `VIGIE_FILE_UNREADABLE`
 */
export async function listDailyFiles(path: string): Promise<DailyFiles> {
  const about = await stat(path).catch((cause: unknown) => {
    throw new VigieError('VIGIE_FILE_UNREADABLE', sayFileFault(cause), { cause, place: { file: path } });
  });
  if (!about.isDirectory()) return { files: [path], passedOver: [] };
  const names = (await readdir(path)).filter((name) => /\.zip$/i.test(name)).sort();
  const chosen = new Map<string, { name: string; key: string }>();
  const passedOver: string[] = [];
  for (const name of names) {
    const file = readFileName(name);
    if (!file) {
      passedOver.push(name);
      continue;
    }
    const key = `${file.day} ${file.slug}`;
    const other = chosen.get(key);
    // "full" comes before "light" in the order of names.
    if (other) passedOver.push(other.name);
    chosen.set(key, { name, key });
  }
  const files = [...chosen.values()].sort((a, b) => a.key.localeCompare(b.key)).map(({ name }) => join(path, name));
  return { files, passedOver };
}

/**
 * Downloads a daily file and the digest beside it into a folder of its own, for as long as `use` takes.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_DAY_NAME`, `VIGIE_FOLLOWUP_DAY_UNREACHABLE`
 */
export async function withDownload<T>(visitor: Visitor, url: string, use: (path: string) => Promise<T>): Promise<T> {
  const name = basename(new URL(url).pathname);
  if (!readFileName(name)) throw refusal('VIGIE_FOLLOWUP_DAY_NAME', { file: name });
  const folder = await mkdtemp(join(tmpdir(), 'vigie-declared-'));
  try {
    const path = join(folder, name);
    const fetchInto = async (address: string, into?: string): Promise<Buffer> => {
      const visit = await visitor.visit(address, { limits: DOWNLOAD, ...(into === undefined ? {} : { into }) });
      if (visit.ok && visit.status === 200) return visit.body;
      const why = visit.ok ? `it answers ${visit.status}` : visit.detail;
      throw refusal('VIGIE_FOLLOWUP_DAY_UNREACHABLE', { url: address, why });
    };
    const digest = new URL(url);
    digest.pathname += '.sha1';
    await writeFile(`${path}.sha1`, await fetchInto(digest.href));
    await fetchInto(url, path);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Reads a daily file and keeps its counts, and for each unit the statements of its own documents. The same file again
 * changes no figure, and finds what platforms have answered meanwhile; another file of the same day takes its place.
 *
 * @throws VigieError as {@link readDay}
 */
export async function importDay(
  path: string,
  to: { store: Store; clock: Clock; platforms: readonly Platform[]; units: readonly string[] },
  onProgress?: (octets: number) => void,
): Promise<DayRead & { kept: Kept; matched: number }> {
  const { store, clock, platforms, units } = to;
  const matchers = [];
  for (const unit of units)
    matchers.push({ unit, ...createMatcher(await store.inUnit(unit, listSought, ALL_CASES), platforms) });
  const wanted = new Set(matchers.flatMap((matcher) => matcher.wanted));
  const day = await readDay(path, loadTransparencyRegister(), wanted, onProgress);
  const kept = await keepDay(store.db, day, clock());
  let matched = 0;
  for (const { unit, match } of matchers) {
    const own = match(day.found);
    matched += own.length;
    await store.inUnit(unit, (tx) => keepMatched(tx, unit, day, own, clock()), ALL_CASES);
  }
  return { ...day, kept, matched };
}
