// What a command does is loaded when it is called.
import type { Command } from 'commander';
import { allowOption, finish, io, jsonOption, MAP } from '../terminal/options.ts';

/** What is read from files, and what is kept of it. */
export function addTo(program: Command): void {
  program
    .command('extract')
    .description('Show what Vigie reads from files, one listing per line')
    .argument('<file...>')
    .option(...MAP)
    .addOption(jsonOption())
    .action(async (files, options) => finish((await import('./extract.ts')).runExtract(files, options, io)));
  program
    .command('import')
    .description('Import listings into a unit: from files, page addresses or a sitemap')
    .argument('<source...>')
    .requiredOption('--unit <name>', 'unit that owns the listings')
    .option('--pictures', 'also fetch the pictures that files name, and store their hashes', false)
    .option(...MAP)
    .addOption(allowOption())
    .action(async (sources, options) => finish((await import('./import.ts')).runImport(sources, options, io)));
}
