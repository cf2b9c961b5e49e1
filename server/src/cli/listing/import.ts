import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Listing } from '@vigie/engine';
import { readConfig } from '../../base/core/config.ts';
import { formatPlace, VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import type { Jobs } from '../../base/jobs/jobs.ts';
import { Gaps, importListings, type PicturedListing, visitListings } from '../../listing/index.ts';
import { checkFile, readListings, sayPartly, sayPassed } from '../../listing/read/index.ts';
import { startVigie, type Vigie } from '../../main.ts';
import { addUnit } from '../../people/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';

const isUrl = (source: string): boolean => /^https?:\/\//i.test(source);

/** What an import tells of its source, on stderr and with the import. */
interface Telling {
  io: Io;
  gaps: Gaps;
}

async function* readFile(
  source: string,
  map: Record<string, string>,
  { io, gaps }: Telling,
): AsyncGenerator<PicturedListing> {
  for await (const found of readListings(source, { map })) {
    if ('listing' in found) yield { listing: found.listing, pictures: found.pictures ?? [] };
    else if ('rejected' in found) {
      const { line, message } = found.rejected;
      gaps.add({ place: `${basename(source)}:${line}`, reason: message, count: 1, isLost: true });
      await write(io.stderr, `vigie: ${source}:${line}: ${message.en}\n`);
    } else {
      const isPartly = 'partly' in found;
      const { line, reason, count } = isPartly ? found.partly : found.passed;
      gaps.add({ place: `${basename(source)}:${line}`, reason, count, isLost: false, isPartly });
      await write(io.stderr, isPartly ? sayPartly(found.partly) : sayPassed(found.passed));
    }
  }
}

async function* read(
  vigie: Vigie,
  source: string,
  map: Record<string, string>,
  { io, gaps }: Telling,
): AsyncGenerator<Listing | PicturedListing> {
  try {
    if (!isUrl(source)) yield* readFile(source, map, { io, gaps });
    else
      yield* visitListings(
        vigie.context.visitor,
        source,
        ({ url, why, count = 1, isNoOffer = false, isPartly = false }) => {
          gaps.add({ place: url, reason: why, count, isLost: !isNoOffer && !isPartly, isPartly });
          io.stderr.write(`vigie: ${url}: ${why.en}\n`);
        },
      );
  } catch (error) {
    // A file that is broken, or cut short: what was read before is kept, and the other sources are read all the same.
    if (!(error instanceof VigieError)) throw error;
    const { file, ...at } = error.place ?? {};
    const place = formatPlace({ file: basename(file ?? source), ...at });
    gaps.add({ place: isUrl(source) ? source : place, reason: error.words, count: 1, isLost: true });
    await write(io.stderr, `vigie: ${formatPlace(error.place) || source}: ${error.message}\n`);
  }
}

/** Waits until no job is left to do now, of those queued since an instant (`pending`): to count them takes a twentieth of it. */
export async function settleJobs(jobs: Jobs, since: string, title: string): Promise<void> {
  const progress = createProgress(title, null);
  for (;;) {
    const began = performance.now();
    const left = await jobs.pending(since);
    if (left === 0) break;
    progress.update(left);
    await delay(Math.max(50, 20 * (performance.now() - began)));
  }
  progress.end();
}

/**
 * `vigie import`: keeps listings for a unit; they are screened, grouped and captured by the jobs before the command
 * ends. What a source has besides is told on stderr with its place, counted in the source's line, and kept with the
 * import.
 *
 * @returns 0, or 2 when a row or page, or a source to its end, could not be read
 */
export async function runImport(
  sources: string[],
  options: { unit: string; map: Record<string, string>; allow: string[]; pictures: boolean },
  io: Io,
): Promise<number> {
  // Before anything is started, or a unit made.
  for (const source of sources) if (!isUrl(source)) await checkFile(source);
  const config = readConfig();
  const vigie = await startVigie({ config: { ...config, allow: [...config.allow, ...options.allow] } });
  const { store, clock, jobs } = vigie.context;
  let exit = 0;
  try {
    const since = await jobs.now();
    const unit = await addUnit(store.db, { id: newId('unt', clock()), name: options.unit, now: clock() });
    for (const source of sources) {
      const progress = createProgress(`reading ${basename(source)}`, null);
      const gaps = new Gaps();
      const done = await importListings(
        vigie.context,
        { unit, account: null, source, pictures: options.pictures || isUrl(source), gaps },
        read(vigie, source, options.map, { io, gaps }),
        ({ listings }) => progress.update(listings),
      );
      progress.end();
      const { notRead, passedOver, partlyRead } = gaps.sum();
      if (notRead > 0) exit = 2;
      await write(io.stdout, `${JSON.stringify({ source, ...done, notRead, passedOver, partlyRead })}\n`);
    }
    await settleJobs(jobs, since, 'screening and sealing, jobs left');
    return exit;
  } finally {
    await vigie.stop();
  }
}
