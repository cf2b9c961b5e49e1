import { basename } from 'node:path';
import { styleText } from 'node:util';
import { type Backtest, type RuleChange, startBacktest } from '@vigie/engine';
import { plainDate } from '../../base/core/clock.ts';
import { formatPlace, VigieError } from '../../base/core/errors.ts';
import { packsFolder, readHome } from '../../base/core/home.ts';
import { readListings, sayPartly, sayPassed } from '../../listing/read/index.ts';
import { loadPacks } from '../../screening/packs/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';

function toText({ listings, rules }: Backtest): string {
  const lines = rules.map((change) => {
    const isSame = change.newlyFlagged + change.noLongerFlagged === 0;
    const counts = `${change.before} → ${change.after}`.padStart(16);
    const moves = isSame ? 'no change' : `+${change.newlyFlagged} −${change.noLongerFlagged}`;
    const head = `${counts}  ${styleText(isSame ? 'gray' : 'bold', `${change.pack}/${change.rule}`)}  ${moves}`;
    return [head, ...samplesOf(change)].join('\n');
  });
  return `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}${listings} listings, ${rules.length} rules that flag any\n`;
}

function samplesOf({ newSamples, goneSamples }: RuleChange): string[] {
  return [
    ...newSamples.map(({ title }) => `${styleText('red', '+'.padStart(18))} ${title.slice(0, 100)}`),
    ...goneSamples.map(({ title }) => `${styleText('green', '−'.padStart(18))} ${title.slice(0, 100)}`),
  ];
}

/**
 * `vigie backtest`: what a change of packs would mean on listings that are there: per rule, newly flagged and no longer
 * flagged, with samples.
 *
 * @returns 0, or 2 when nothing, or not all that should be, could be read
 */
export async function runBacktest(
  files: string[],
  options: { before?: string; after: string; map?: Record<string, string>; json?: boolean },
  io: Io,
): Promise<number> {
  const before = loadPacks(options.before ?? packsFolder());
  const after = loadPacks(options.after);
  const run = startBacktest(before.screener, after.screener, { asOf: plainDate(new Date(), readHome().timeZone) });
  const progress = createProgress('listings', null);
  let listings = 0;
  const sum = { rejected: 0, passed: 0, partly: 0, failed: 0 };
  const readFile = async (file: string): Promise<void> => {
    for await (const read of readListings(file, options.map ? { map: options.map } : {})) {
      if ('rejected' in read) {
        sum.rejected += 1;
        await write(io.stderr, `vigie: ${basename(file)}:${read.rejected.line}: ${read.rejected.message.en}\n`);
        continue;
      }
      if ('passed' in read) {
        sum.passed += read.passed.count;
        await write(io.stderr, sayPassed(read.passed));
        continue;
      }
      if ('partly' in read) {
        sum.partly += read.partly.count;
        await write(io.stderr, sayPartly(read.partly));
        continue;
      }
      run.add(read.listing);
      progress.update(++listings);
    }
  };
  for (const file of files) {
    try {
      await readFile(file);
    } catch (error) {
      if (!(error instanceof VigieError) || (files.length === 1 && listings + sum.rejected + sum.passed === 0))
        throw error;
      // The other files are read all the same.
      sum.failed += 1;
      await write(io.stderr, `vigie: ${formatPlace(error.place) || file}: ${error.message}\n`);
    }
  }
  progress.end();
  const result = run.result();
  if (io.isTerminal && !options.json) await write(io.stdout, toText(result));
  else for (const change of result.rules) await write(io.stdout, `${JSON.stringify(change)}\n`);
  const counts = [
    `${listings} listings screened with both`,
    ...(sum.rejected > 0 ? [`${sum.rejected} rows not read`] : []),
    ...(sum.passed > 0 ? [`${sum.passed} passed over`] : []),
    ...(sum.partly > 0 ? [`${sum.partly} read in part`] : []),
    ...(sum.failed > 0 ? [`${sum.failed} of ${files.length} files not read to their end`] : []),
  ];
  await write(io.stderr, `${counts.join(', ')}\n`);
  return listings === 0 || sum.rejected > 0 || sum.failed > 0 ? 2 : 0;
}
