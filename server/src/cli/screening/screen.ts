import { plainDate } from '../../base/core/clock.ts';
import { formatPlace, VigieError } from '../../base/core/errors.ts';
import { packsFolder, readHome } from '../../base/core/home.ts';
import { type OpenListings, openListings, type Read } from '../../listing/read/index.ts';
import { openKeptProgram } from '../../screening/program/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';
import { type Screened, screenReads } from './screen-rows.ts';
import { screenInThreads } from './screen-threads.ts';

/** Listings screened between two writes. */
const BATCH = 500;
/** Bytes from which other threads are worth their start. */
const LARGE = 32 * 1024 * 1024;

/** What is read, in batches, without the first `skip`. */
async function* inBatches(reads: AsyncGenerator<Read>, skip: number): AsyncGenerator<Read[]> {
  let batch: Read[] = [];
  let passed = 0;
  try {
    for await (const read of reads) {
      if (passed++ < skip) continue;
      batch.push(read);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    // What stands before a file breaks off is screened all the same.
    yield batch;
    throw error;
  }
  yield batch;
}

/**
 * `vigie screen`: a line per finding on stdout, a summary on stderr. Rows that cannot be read are named with their line
 * and kept out.
 *
 * @returns 0, or 2 when nothing, or not all that should be, could be read
 */
export async function runScreen(
  files: string[],
  options: { packs?: string; map?: Record<string, string>; json?: boolean },
  io: Io,
): Promise<number> {
  const began = performance.now();
  const program = await openKeptProgram(options.packs ?? packsFolder());
  const { screener } = program;
  const how = { asOf: plainDate(new Date(), readHome().timeZone), isText: io.isTerminal && !options.json };
  const sum = { listings: 0, findings: 0, rejected: 0, passed: 0, partly: 0 };
  const progress = createProgress('listings', null);
  async function* screenOpened({ shape, reads, bytes }: OpenListings): AsyncGenerator<Screened> {
    let done = 0;
    if (shape && bytes >= LARGE) {
      let isWhole = true;
      for await (const screened of screenInThreads(program, { ...how, shape })) {
        if (screened) {
          done += screened.listings + screened.rejected;
          yield screened;
        } else isWhole = false;
      }
      if (isWhole) return;
    }
    for await (const batch of inBatches(reads(), done)) yield screenReads(screener, batch, how);
  }
  async function screenFile(file: string): Promise<void> {
    const opened = await openListings(file, options.map ? { map: options.map } : {});
    try {
      for await (const done of screenOpened(opened)) {
        sum.listings += done.listings;
        sum.findings += done.findings;
        sum.rejected += done.rejected;
        sum.passed += done.passed;
        sum.partly += done.partly;
        if (done.complaints) await write(io.stderr, done.complaints);
        if (done.lines) await write(io.stdout, done.lines);
        progress.update(sum.listings);
      }
    } finally {
      await opened.close();
    }
  }
  let failed = 0;
  for (const file of files) {
    try {
      await screenFile(file);
    } catch (error) {
      if (!(error instanceof VigieError) || (files.length === 1 && sum.listings + sum.rejected + sum.passed === 0))
        throw error;
      // The other files are screened all the same.
      failed += 1;
      await write(io.stderr, `vigie: ${formatPlace(error.place) || file}: ${error.message}\n`);
    }
  }
  progress.end();
  const seconds = (performance.now() - began) / 1000;
  const unread = sum.rejected ? `, ${sum.rejected} rows not read` : '';
  const passed = sum.passed ? `, ${sum.passed} passed over` : '';
  const partly = sum.partly ? `, ${sum.partly} read in part` : '';
  const lost = failed ? `, ${failed} of ${files.length} files not read to their end` : '';
  await write(
    io.stderr,
    `${sum.listings} listings screened, ${sum.findings} findings${unread}${passed}${partly}${lost} in ${seconds.toFixed(2)} s\n`,
  );
  return sum.listings === 0 || sum.rejected > 0 || failed > 0 ? 2 : 0;
}
