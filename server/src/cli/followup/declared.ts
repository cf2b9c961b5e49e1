import { basename, join } from 'node:path';
import { systemClock } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { loadPlatforms } from '../../base/registers/platforms.ts';
import { importDay, listDailyFiles, withDownload } from '../../followup/index.ts';
import { openVigieStore, visitorOf } from '../../main.ts';
import { listUnits } from '../../people/index.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';

const isUrl = (source: string): boolean => /^https?:\/\//i.test(source);

type Read = Awaited<ReturnType<typeof importDay>>;

/** Names what a file has that was not counted or is not known, on stderr. */
async function tell({ name, passedOver, unknown, drift, foundBeyond, kept }: Read, io: Io): Promise<void> {
  const say = (text: string): Promise<void> => write(io.stderr, `vigie: ${name}: ${onOneLine(text)}\n`);
  const shown = (values: readonly string[]): string => values.map((value) => JSON.stringify(value)).join(', ');
  const why: Record<string, string> = {
    cells: 'with another number of cells than the header',
    created_at: 'of another day',
    platform_name: 'without a platform',
  };
  for (const { column, rows, values } of passedOver)
    await say(
      `${rows} rows not counted, ${why[column] ?? `with a ${column} that the register does not have`}: ${shown(values)}`,
    );
  for (const { column, rows, values } of unknown)
    await say(`${rows} rows counted, with a ${column} that the register does not have: ${shown(values)}`);
  if (drift.missing.length > 0) await say(`columns that are published and not there: ${drift.missing.join(', ')}`);
  if (drift.added.length > 0) await say(`columns that nobody knows, passed over: ${drift.added.join(', ')}`);
  if (foundBeyond > 0)
    await say(`${foundBeyond} further statements bear an identifier that is looked for, and were not kept`);
  if (kept === 'replaced') await say('takes the place of another file of that day, whose figures go');
  if (kept === 'same') await say('was read before: its figures stay');
}

/**
 * `vigie declared import`: reads daily files of the Transparency Database, from a folder, a file or an address, keeps
 * what platforms declared by day, and finds the statements of units' own documents.
 *
 * @returns 0, 2 when a file could not be read or a row not be counted (the others are), 3 when an address does not answer
 */
export async function runDeclaredImport(sources: string[], options: { allow: string[] }, io: Io): Promise<number> {
  const config = readConfig();
  const store = await openVigieStore(config);
  try {
    const visitor = visitorOf({ ...config, allow: [...config.allow, ...options.allow] }, systemClock);
    const to = {
      store,
      clock: systemClock,
      platforms: loadPlatforms(join(config.dataDir, 'registers/platforms')),
      units: await listUnits(store.db),
    };
    let exit = 0;
    const read = async (path: string): Promise<void> => {
      const progress = createProgress(`reading ${basename(path)}`, null);
      const day = await importDay(path, to, (octets) => progress.update(Math.round(octets / 1e6))).finally(
        progress.end,
      );
      await tell(day, io);
      const { name, rows, statements, kept, matched, sha256, passedOver } = day;
      const platforms = new Set(day.counts.map(({ platform }) => platform)).size;
      const left = passedOver.reduce((sum, { rows: count }) => sum + count, 0);
      if (left > 0) exit = Math.max(exit, 2);
      await write(
        io.stdout,
        `${JSON.stringify({ file: name, day: day.day, kept, rows, statements, passedOver: left, platforms, matched, sha256 })}\n`,
      );
    };
    const attempt = async (source: string, work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof VigieError)) throw error;
        exit = Math.max(exit, error.exit);
        await write(io.stderr, `vigie: ${onOneLine(source)}: ${error.message}\n`);
      }
    };
    for (const source of sources) {
      if (isUrl(source)) {
        await attempt(source, () => withDownload(visitor, source, read));
        continue;
      }
      const { files, passedOver } = await listDailyFiles(source);
      for (const name of passedOver)
        await write(
          io.stderr,
          `vigie: ${onOneLine(name)}: passed over: no daily file by its name, or the full one beside the light one of its day\n`,
        );
      if (files.length === 0)
        throw new VigieError('VIGIE_CLI_NO_DAILY_FILE', `There is no daily file (sor-…-light.zip) in ${source}.`);
      for (const path of files) await attempt(path, () => read(path));
    }
    return exit;
  } finally {
    await store.close();
  }
}
