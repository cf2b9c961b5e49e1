// What a command does is loaded when it is called.
import type { Command } from 'commander';
import { allowOption, finish, io, jsonOption, MAP } from '../terminal/options.ts';

/** What is read from files, and what is kept of it. */
export function addTo(program: Command): void {
  program
    .command('extract')
    .description('Show what is read from files, a canonical listing per line')
    .argument('<file...>')
    .option(...MAP)
    .addOption(jsonOption())
    .action(async (files, options) => finish((await import('./extract.ts')).runExtract(files, options, io)));
  program
    .command('import')
    .description("Keep listings in a unit's store: files, pages' URLs, or a sitemap's URL")
    .argument('<source...>')
    .requiredOption('--unit <name>', 'whose listings they are')
    .option('--pictures', 'fetch the pictures that files name, too, and keep their hashes', false)
    .option(...MAP)
    .addOption(allowOption())
    .action(async (sources, options) => finish((await import('./import.ts')).runImport(sources, options, io)));
}
