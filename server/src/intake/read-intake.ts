import { basename } from 'node:path';
import type { Listing, Words } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { formatPlace, VigieError } from '../base/core/errors.ts';
import { storeFault } from '../base/database/faults.ts';
import type { PictureReader } from '../base/picture/picture-reader.ts';
import { keepAddress, keepListings, previewOf } from '../listing/index.ts';
import { inWork, note, type Work } from '../people/index.ts';
import {
  askColumns,
  endIntake,
  findIntake,
  type HeldIntake,
  holdIntake,
  type KeptGap,
  type KeptRow,
  saveRead,
  setTotal,
  setTries,
  stopIntake,
} from './intake-store.ts';
import { openFile, removeFile } from './keep-file.ts';
import { type Item, type OpenIntake, openItems } from './read-items.ts';
import { say } from './words.ts';

/** What is kept in one transaction: findings are there before the next are read. */
const BATCH = 50;
/** How long a job reads before the next goes on: others have their turn, and none is held for dead. */
const SLICE_MS = 20_000;
/** How often reading may stop at one place. */
const MOST_TRIES = 5;

/** What of a batch is kept as it is read. */
type Numbered = Item & { number: number };

const isListing = (
  item: Numbered,
): item is Numbered & { listing: Listing; pictures: readonly { bytes: Uint8Array }[] } => 'listing' in item;

/**
 * Keeps a batch, in one transaction with how far the intake is read: it is kept whole and once, or not at all.
 *
 * @returns whether reading goes on: not where a person paused it, or another job has read on
 */
async function keepBatch(context: Context, unit: string, intake: HeldIntake, batch: Numbered[]): Promise<boolean> {
  const offers = batch.filter(isListing);
  const listings = offers.map(({ listing, pictures }) => ({ listing, pictures }));
  const first = (batch[0]?.number ?? 1) - 1;
  let goesOn = false;
  await keepListings(context, { unit, source: intake.name, pictures: false }, listings, async (tx, keep) => {
    const held = await holdIntake(tx, intake.id);
    if (held?.state !== 'reading' || held.cursor !== first) return;
    const saved = (await keep()).listings;
    const now = context.clock();
    const rows: KeptRow[] = offers.flatMap(({ number, place }, index) => {
      const of = saved[index];
      return of ? [{ number, place, listing: of.id, isKnown: of.isKnown }] : [];
    });
    const gaps: KeptGap[] = [];
    for (const item of batch) {
      const { number, place } = item;
      if ('gap' in item) gaps.push({ number, place, ...item.gap });
      if (!('address' in item)) continue;
      const { listing, isKnown } = await keepAddress({ context, tx, unit, now }, item.address);
      rows.push({ number, place, listing, isKnown });
    }
    await saveRead(tx, { unit, intake: intake.id, cursor: first + batch.length, now }, { rows, gaps });
    goesOn = true;
  });
  context.changes.tell(unit, 'intake');
  return goesOn;
}

/** Ends an intake and erases its file: first its key, with the entry that says so, then what lies in the folder. */
export async function endAndErase(
  work: Omit<Work, 'by'>,
  intake: Pick<HeldIntake, 'id' | 'name' | 'digest'>,
  failure: Words | null,
): Promise<void> {
  const { id, name, digest } = intake;
  await endIntake(work.tx, id, failure, work.now);
  await note({ ...work, by: null }, { act: 'intake.file-erased', subject: id, content: { name, sha256: digest } });
}

/** What could not be read of a file, where the file is to blame. */
async function failWith(context: Context, unit: string, intake: HeldIntake, error: VigieError): Promise<void> {
  await inWork(context, unit, async (work) => {
    const held = await holdIntake(work.tx, intake.id);
    if (held?.state !== 'reading') return;
    const preview = previewOf(error);
    if (preview) {
      await askColumns(work.tx, intake.id, preview, work.now);
      return;
    }
    const { file, ...at } = error.place ?? {};
    const place = formatPlace({ file: basename(file ?? intake.name), ...at });
    const number = held.cursor + 1;
    const lost = { number, place, reason: error.words, count: 1, isLost: true, isPartly: false };
    await saveRead(work.tx, { unit, intake: intake.id, cursor: number, now: work.now }, { rows: [], gaps: [lost] });
    await endAndErase(work, intake, error.words);
  });
}

/** Reads an intake on from where it was, for at most `SLICE_MS`. @returns `more`: there is more to read */
async function readOn(
  context: Context,
  unit: string,
  intake: HeldIntake,
  opened: OpenIntake,
): Promise<'more' | 'end' | 'stop'> {
  const until = Date.now() + SLICE_MS;
  let number = 0;
  let batch: Numbered[] = [];
  try {
    for await (const item of opened.items()) {
      number += 1;
      if (number <= intake.cursor) continue;
      batch.push({ ...item, number });
      if (batch.length < BATCH) continue;
      const isKept = await keepBatch(context, unit, intake, batch);
      batch = [];
      if (!isKept) return 'stop';
      if (Date.now() > until) return 'more';
    }
  } catch (error) {
    // A file that is broken, or cut short: what was read before is kept.
    if (error instanceof VigieError && batch.length > 0) await keepBatch(context, unit, intake, batch);
    throw error;
  }
  return batch.length === 0 || (await keepBatch(context, unit, intake, batch)) ? 'end' : 'stop';
}

async function readSlice(
  context: Context,
  unit: string,
  intake: HeldIntake,
  key: Buffer,
  reader: PictureReader,
): Promise<void> {
  const { store, config } = context;
  const at = { dataDir: config.dataDir, unit, id: intake.id };
  const file = await openFile(at, intake.name, key);
  try {
    const opened = await openItems(file.path, intake, reader);
    if (intake.cursor === 0 && intake.total === null) {
      const total = await opened.count();
      if (total !== null) await store.inUnit(unit, (tx) => setTotal(tx, intake.id, total, context.clock()));
    }
    const read = await readOn(context, unit, intake, opened);
    if (read === 'stop') return;
    await inWork(context, unit, async (work) => {
      const held = await holdIntake(work.tx, intake.id);
      if (held?.state !== 'reading') return;
      if (read === 'more') return void (await context.jobs.send(work.tx, 'intake.read', { unit, intake: intake.id }));
      await endAndErase(work, intake, null);
    });
  } finally {
    await file.close();
  }
}

/**
 * Reads an intake on from where it was. A job that dies is run again and goes on behind what was kept; what the file is
 * to blame for ends the intake, and a fault of the program that comes again and again stops it.
 */
export async function readIntake(context: Context, unit: string, id: string, reader: PictureReader): Promise<void> {
  const { store, config, clock } = context;
  const intake = await store.inUnit(unit, (tx) => findIntake(tx, id));
  if (intake?.state !== 'reading' || !intake.fileKey) return;
  try {
    await readSlice(context, unit, intake, intake.fileKey, reader);
  } catch (error) {
    if (storeFault(error)) throw error;
    if (error instanceof VigieError) await failWith(context, unit, intake, error);
    else {
      const tries = intake.tries + 1;
      await store.inUnit(unit, (tx) =>
        tries < MOST_TRIES ? setTries(tx, id, tries, clock()) : stopIntake(tx, id, say('stopped'), clock()),
      );
      if (tries < MOST_TRIES) throw error;
      context.log.error({ intake: id, error: error instanceof Error ? error.stack : String(error) }, 'intake stopped');
    }
  }
  const isOver = await store.inUnit(unit, async (tx) => (await findIntake(tx, id))?.fileKey === null);
  if (isOver) await removeFile({ dataDir: config.dataDir, unit, id });
}
