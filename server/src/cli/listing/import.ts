import { basename } from 'node:path';
import type { Listing } from '@vigie/engine';
import { readConfig } from '../../base/core/config.ts';
import { newId } from '../../base/core/ids.ts';
import type { Jobs } from '../../base/jobs/jobs.ts';
import { importListings, type PicturedListing, visitListings } from '../../listing/index.ts';
import { checkFile, readListings, sayPassed } from '../../listing/read/index.ts';
import { startVigie, type Vigie } from '../../main.ts';
import { addUnit } from '../../people/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';

const isUrl = (source: string): boolean => /^https?:\/\//i.test(source);

/** What a source had besides the listings that were read of it. */
interface Left {
  /** Rows and pages that could not be read. */
  notRead: number;
  /** What is no offer, or was there before. */
  passedOver: number;
}

async function* read(
  vigie: Vigie,
  source: string,
  map: Record<string, string>,
  { io, left }: { io: Io; left: Left },
): AsyncGenerator<Listing | PicturedListing> {
  if (isUrl(source)) {
    yield* visitListings(vigie.context.visitor, source, ({ url, why }) => {
      left.notRead += 1;
      io.stderr.write(`vigie: ${url}: ${why.en}\n`);
    });
    return;
  }
  for await (const found of readListings(source, { map })) {
    if ('listing' in found) yield { listing: found.listing, pictures: found.pictures ?? [] };
    else if ('passed' in found) {
      left.passedOver += found.passed.count;
      await write(io.stderr, sayPassed(found.passed));
    } else {
      left.notRead += 1;
      await write(io.stderr, `vigie: ${basename(source)}:${found.rejected.line}: ${found.rejected.message}\n`);
    }
  }
}

/** Waits until no job is left to do now, of those queued since an instant (`pending`). */
export async function settleJobs(jobs: Jobs, since: string, title: string): Promise<void> {
  const progress = createProgress(title, null);
  for (let left = await jobs.pending(since); left > 0; left = await jobs.pending(since)) {
    progress.update(left);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  progress.end();
}

/**
 * `vigie import`: keeps listings for a unit; they are screened, grouped and captured by the jobs before the command
 * ends.
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
  try {
    const since = await jobs.now();
    const unit = await addUnit(store.db, { id: newId('unt', clock()), name: options.unit, now: clock() });
    for (const source of sources) {
      const progress = createProgress(`reading ${basename(source)}`, null);
      const left: Left = { notRead: 0, passedOver: 0 };
      const done = await importListings(
        vigie.context,
        { unit, account: null, source, pictures: options.pictures || isUrl(source) },
        read(vigie, source, options.map, { io, left }),
        ({ listings }) => progress.update(listings),
      );
      progress.end();
      await write(io.stdout, `${JSON.stringify({ source, ...done, ...left })}\n`);
    }
    await settleJobs(jobs, since, 'screening and sealing, jobs left');
    return 0;
  } finally {
    await vigie.stop();
  }
}
