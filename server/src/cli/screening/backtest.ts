import { basename } from 'node:path';
import { styleText } from 'node:util';
import { type Backtest, type RuleChange, startBacktest } from '@vigie/engine';
import { plainDate } from '../../base/core/clock.ts';
import { readConfig, readHome } from '../../base/core/config.ts';
import { readListings, sayPassed } from '../../listing/read/index.ts';
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
  const before = loadPacks(options.before ?? readConfig().packsDir);
  const after = loadPacks(options.after);
  const run = startBacktest(before.screener, after.screener, { asOf: plainDate(new Date(), readHome().timeZone) });
  const progress = createProgress('listings', null);
  let listings = 0;
  let rejected = 0;
  for (const file of files) {
    for await (const read of readListings(file, options.map ? { map: options.map } : {})) {
      if ('rejected' in read) {
        rejected += 1;
        await write(io.stderr, `vigie: ${basename(file)}:${read.rejected.line}: ${read.rejected.message.en}\n`);
        continue;
      }
      if ('passed' in read) {
        await write(io.stderr, sayPassed(read.passed));
        continue;
      }
      run.add(read.listing);
      progress.update(++listings);
    }
  }
  progress.end();
  const result = run.result();
  if (io.isTerminal && !options.json) await write(io.stdout, toText(result));
  else for (const change of result.rules) await write(io.stdout, `${JSON.stringify(change)}\n`);
  const unread = rejected > 0 ? `, ${rejected} rows not read` : '';
  await write(io.stderr, `${listings} listings screened with both${unread}\n`);
  return listings === 0 || rejected > 0 ? 2 : 0;
}
