import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../base/context.ts';
import { newId } from '../base/core/ids.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import type { Tx } from '../base/database/store.ts';
import type { Vault } from '../evidence/index.ts';
import {
  type Archived,
  type ArchivePlace,
  archiveBucket,
  archiveFolder,
  compareArchived,
  createSegment,
  FILES_LOCK,
  forgetSegment,
  hasOffer,
  type KeptSegment,
  keepSegment,
  listCurrent,
  listSegments,
  openKept,
  readAll,
  removeSealed,
  replaceSegment,
  type Segment,
  saveSegment,
  sealSegmentKey,
  segmentName,
  segmentPath,
  unsealSegmentKey,
} from '../listing/index.ts';
import { listUnits } from '../people/index.ts';
import { RATE_DAYS } from '../screening/index.ts';
import { deleteMoved, listMovable } from './move-store.ts';

/** What a move asks for. */
export interface Mover {
  context: Pick<Context, 'store' | 'clock'> & { config: ArchivePlace & Pick<Context['config'], 'archiveDays'> };
  entries: Pick<Vault['entries'], 'appendOnce'>;
}

/** Snapshots that are moved in one transaction: held in memory meanwhile. */
const AT_ONCE = 20_000;
/** From so many small segments on they become one; small is what has fewer rows than half of the largest. */
const SMALL_ONES = 8;
const ROWS_MAX = 2_000_000;
const SMALL = ROWS_MAX / 2;
const DAY_MS = 86_400_000;
/** How long the file of a segment stays that was replaced: a backup that began before names it, and has its key. */
const AFTER_REPLACED_MS = DAY_MS;

/** What was screened in these days counts in the hit rates of rules, the day that is judged and today included. */
const RATED_DAYS = RATE_DAYS + 2;

/** What a run did. */
export interface Moved {
  /** Snapshots that were moved. */
  snapshots: number;
  /** Segments that were written anew: put together, or with something erased of them. */
  rewritten: number;
}

/** A segment that is on disk and in the log, and in no table yet. */
type Written = Parameters<typeof saveSegment>[1];

/** Writes a segment of rows in their order and enters its digest in the log. */
async function writeSegment(
  { context: { config, clock }, entries }: Mover,
  unit: string,
  rows: AsyncIterable<Archived> | Iterable<Archived>,
): Promise<Written> {
  const id = newId('seg', clock());
  const key = randomBytes(32);
  mkdirSync(archiveFolder(config.dataDir, unit), { recursive: true });
  const writer = createSegment(segmentPath(config.dataDir, { unit, id }), { id, key });
  const writeAll = async () => {
    try {
      for await (const row of rows) writer.add(row);
      return writer.end();
    } catch (error) {
      writer.giveUp();
      throw error;
    }
  };
  const { first, last, ...made } = await writeAll();
  return {
    unit,
    id,
    ...made,
    logIndex: await entries.appendOnce(Buffer.from(made.digest, 'hex')),
    sealedKey: sealSegmentKey(config.dataDir, { unit, id }, key),
    firstPlatform: first.platform,
    firstListing: first.listing,
    lastPlatform: last.platform,
    lastListing: last.listing,
    madeAt: clock(),
  };
}

/** Deletes segments that were replaced long enough ago: another night, where somebody copies files. */
async function forgetReplaced({ context: { store, config, clock } }: Mover, unit: string): Promise<void> {
  const lock = await store.tryLock(FILES_LOCK);
  if (!lock) return;
  try {
    const before = clock().getTime() - AFTER_REPLACED_MS;
    for (const segment of await store.inUnit(unit, listSegments)) {
      if (segment.replacedAt === null || Date.parse(segment.replacedAt) >= before) continue;
      await removeSealed(config, segment);
      await store.inUnit(unit, (tx) => forgetSegment(tx, segment));
    }
  } finally {
    await lock.release();
  }
}

/**
 * Deletes what no row names, which was cut off before its rows were written, and what was replaced; takes to the bucket,
 * where there is one, what is not there yet.
 */
async function sweep(mover: Mover, unit: string): Promise<void> {
  const { store, config } = mover.context;
  await forgetReplaced(mover, unit);
  const kept = await store.inUnit(unit, listSegments);
  const folder = archiveFolder(config.dataDir, unit);
  const named = new Set(kept.map(({ id }) => `${id}.segment`));
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!named.has(name)) rmSync(join(folder, name));
  const bucket = archiveBucket(config);
  if (!bucket) return;
  for (const segment of kept) {
    const path = segmentPath(config.dataDir, segment);
    if (segment.replacedAt !== null || !existsSync(path)) continue;
    await bucket.put(segmentName(segment), readFileSync(path));
    rmSync(path);
  }
}

/** Moves some thousand snapshots. @returns how many there were, and the last id */
async function moveSome(
  mover: Mover,
  unit: string,
  { after, atOnce }: { after: string; atOnce: number },
): Promise<{ count: number; last: string }> {
  const { store, clock, config } = mover.context;
  const daysAgo = (days: number) => new Date(clock().getTime() - days * DAY_MS);
  const [before, screenedBefore] = [daysAgo(config.archiveDays), daysAgo(RATED_DAYS)];
  const movable = await store.inUnit(
    unit,
    (tx) => listMovable(tx, { after, before, screenedBefore, limit: atOnce }),
    ALL_CASES,
  );
  const last = movable.at(-1)?.id;
  if (last === undefined) return { count: 0, last: after };
  const written = await writeSegment(mover, unit, movable.sort(compareArchived));
  const record = async (tx: Tx): Promise<void> => {
    await saveSegment(tx, written);
    const ids = movable.map(({ id }) => id);
    const deleted = await deleteMoved(tx, ids);
    if (deleted !== ids.length) throw new Error(`of ${ids.length} archived snapshots ${deleted} may be deleted now`);
  };
  await store.inUnit(unit, record, ALL_CASES);
  return { count: movable.length, last };
}

/** The rows of several segments in their order, without those of offers that were erased. */
async function* merge(segments: readonly { kept: KeptSegment; opened: Segment }[]): AsyncGenerator<Archived> {
  const heads: { row: Archived; rest: AsyncGenerator<Archived> }[] = [];
  async function* left({ kept, opened }: { kept: KeptSegment; opened: Segment }): AsyncGenerator<Archived> {
    const erased = new Set(kept.toErase);
    for await (const row of readAll(opened)) if (!erased.has(row.listing)) yield row;
  }
  for (const segment of segments) {
    const rest = left(segment);
    const next = await rest.next();
    if (!next.done) heads.push({ row: next.value, rest });
  }
  while (heads.length > 0) {
    const least = heads.reduce((a, b) => (compareArchived(b.row, a.row) < 0 ? b : a));
    yield least.row;
    const next = await least.rest.next();
    if (next.done) heads.splice(heads.indexOf(least), 1);
    else least.row = next.value;
  }
}

/** Whether a segment has nothing of what has to be erased of it; that is noted then. */
async function isClear({ context: { store, config } }: Mover, unit: string, kept: KeptSegment): Promise<boolean> {
  if (kept.toErase.length === 0) return true;
  const opened = await openKept(config, kept);
  try {
    if (await hasOffer(opened, new Set(kept.toErase))) return false;
  } finally {
    opened.close();
  }
  await store.inUnit(unit, (tx) => keepSegment(tx, kept));
  return true;
}

/** Writes segments anew as one, and destroys the keys of those of which something was erased. */
async function rewrite(mover: Mover, unit: string, kept: readonly KeptSegment[]): Promise<void> {
  const { store, config, clock } = mover.context;
  const opened: { kept: KeptSegment; opened: Segment }[] = [];
  try {
    for (const each of kept) opened.push({ kept: each, opened: await openKept(config, each) });
    const rows = merge(opened);
    const first = await rows.next();
    async function* all(): AsyncGenerator<Archived> {
      if (!first.done) yield first.value;
      yield* rows;
    }
    const written = first.done ? null : await writeSegment(mover, unit, all());
    const record = async (tx: Tx): Promise<void> => {
      for (const each of kept)
        if (!(await replaceSegment(tx, each, clock()))) throw new Error(`segment ${each.id} changed meanwhile`);
      if (written) await saveSegment(tx, written);
    };
    await store.inUnit(unit, record);
  } finally {
    for (const { opened: each } of opened) each.close();
  }
}

/**
 * Erases from segments what was erased elsewhere, and puts small ones together. A file that cannot be read keeps nothing of
 * another from being erased.
 *
 * @throws what first went wrong, after all else was done
 */
async function eraseAndJoin(mover: Mover, unit: string, moved: Moved): Promise<void> {
  const faults: unknown[] = [];
  const attempt = async (what: () => Promise<void>): Promise<boolean> => {
    try {
      await what();
      return true;
    } catch (error) {
      faults.push(error);
      return false;
    }
  };
  const anew = (segments: readonly KeptSegment[]): Promise<boolean> =>
    attempt(async () => {
      await rewrite(mover, unit, segments);
      moved.rewritten += segments.length;
    });
  const kept = await mover.context.store.inUnit(unit, listCurrent);
  for (const segment of kept)
    await attempt(async () => {
      if (await isClear(mover, unit, segment)) segment.toErase = [];
    });
  const small = kept.filter(({ rows }) => rows < SMALL);
  const together = small.length >= SMALL_ONES ? upTo(small, ROWS_MAX) : [];
  const joined = together.length > 0 && (await anew(together)) ? together : [];
  for (const segment of kept) if (segment.toErase.length > 0 && !joined.includes(segment)) await anew([segment]);
  if (faults.length > 0) throw faults[0];
}

/**
 * Refuses to write where the key of the data folder is not that of the archive, of any unit: what was written under
 * another would be lost with the return of the one that belongs here.
 *
 * @throws VigieError `VIGIE_ARCHIVE_KEY`
 */
async function requireKey({ context: { store, config } }: Mover): Promise<void> {
  for (const unit of await listUnits(store.db)) {
    const kept = (await store.inUnit(unit, listSegments)).find(({ sealedKey }) => sealedKey !== null);
    if (!kept) continue;
    unsealSegmentKey(config.dataDir, kept);
    return;
  }
}

/**
 * Archives a unit's snapshots that nothing rests on, erases from its segments what was erased elsewhere, and puts small
 * segments together. One run at a time, the whole installation over. It may be killed anywhere: a file is on disk and in
 * the log before one transaction names it and deletes its rows; what no row names is deleted by the next run. Where there
 * is a bucket, files are taken there last.
 *
 * @returns null where another run is under way
 * @throws VigieError `VIGIE_ARCHIVE_KEY`, before anything is done
 */
export async function moveSnapshots(mover: Mover, unit: string, atOnce = AT_ONCE): Promise<Moved | null> {
  const { store, config } = mover.context;
  const lock = await store.tryLock(`archive ${unit}`);
  if (!lock) return null;
  try {
    await requireKey(mover);
    await sweep(mover, unit);
    const moved: Moved = { snapshots: 0, rewritten: 0 };
    for (let after = ''; config.archiveDays > 0; ) {
      const { count, last } = await moveSome(mover, unit, { after, atOnce });
      if (count === 0) break;
      moved.snapshots += count;
      after = last;
    }
    await eraseAndJoin(mover, unit, moved);
    await sweep(mover, unit);
    return moved;
  } finally {
    await lock.release();
  }
}

/** The first segments with at most so many rows in all. */
function upTo(segments: readonly KeptSegment[], rows: number): KeptSegment[] {
  const taken: KeptSegment[] = [];
  let sum = 0;
  for (const segment of segments) {
    sum += segment.rows;
    if (sum > rows) break;
    taken.push(segment);
  }
  return taken;
}
