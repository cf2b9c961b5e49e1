// What a command does is loaded when it is called.
import type { Command } from 'commander';
import { VigieError } from '../../base/core/errors.ts';
import { allowOption, finish, io, jsonOption } from '../terminal/options.ts';

/** A plain date. */
const day = (text: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new VigieError('VIGIE_CLI_DAY', `A day is written YYYY-MM-DD, not "${text}".`);
};

/** What platforms were asked, did and declared. */
export function addTo(program: Command): void {
  program
    .command('compliance')
    .description('What a platform was asked, what it did and when, what was relisted, beside what it declared')
    .requiredOption('--unit <name>', 'unit whose report to show')
    .option('--platform <host>', 'platform (default: the one asked most often)')
    .option('--from <day>', 'first day (default: one year before the last)', day)
    .option('--to <day>', 'last day (default: today)', day)
    .addOption(jsonOption())
    .action(async (options) => finish((await import('./compliance.ts')).runCompliance(options, io)));
  program
    .command('relistings')
    .description("A case's offers and their relistings, as a timeline")
    .argument('<case>')
    .requiredOption('--unit <name>', 'unit that works the case')
    .addOption(jsonOption())
    .action(async (id, options) => finish((await import('./relistings.ts')).runRelistings(id, options, io)));
  program
    .command('declared')
    .description('What platforms declared in the Transparency Database')
    .command('import')
    .description(
      "Read the database's daily files, each with its .sha1: counts by day and platform, and your own notices",
    )
    .argument('<source...>', 'folder, file, or address such as …/explore-data/download/sor-global-2026-11-28-light.zip')
    .addOption(allowOption())
    .action(async (sources, options) =>
      finish((await import('./declared.ts')).runDeclaredImport(sources, options, io)),
    );
}
