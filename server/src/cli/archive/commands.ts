// What a command does is loaded when it is called.
import type { Command } from 'commander';
import { z } from 'zod';
import { VigieError } from '../../base/core/errors.ts';
import { finish, io } from '../terminal/options.ts';

/** `--since`: a day, or an instant (ISO 8601). @returns milliseconds since 1970 */
export function since(text: string): number {
  const given = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).safeParse(text);
  if (given.success) return Date.parse(given.data);
  throw new VigieError('VIGIE_CLI_SINCE', `--since takes a day such as 2024-01-31, not "${text}".`);
}

/** All that was ever seen. */
export function addTo(program: Command): void {
  const archive = program.command('archive').description('Search and export all offers that were ever seen');
  archive
    .command('find')
    .description('Find a text in everything that was seen, or what packs find in it; one line per snapshot')
    .argument('[text]', 'part of any text of an offer; upper and lower case are alike')
    .requiredOption('--unit <name>', 'unit whose offers are searched')
    .requiredOption('--as <email>', 'account that searches: what it may not see is not found')
    .option('--pack <path>', 'screen with this pack, or folder of packs, instead of looking for a text, or besides')
    .option('--platform <host>', 'offers of this platform alone')
    .option('--since <day>', 'seen on this day or later', since)
    .action(async (text, options) => finish((await import('./find.ts')).runFind(text, options, io)));
  archive
    .command('export')
    .description('Write everything that was seen into a Parquet file, decrypted, for other programs')
    .argument('<file>', 'Parquet file that is made')
    .requiredOption('--unit <name>', 'unit whose offers are exported')
    .requiredOption('--as <email>', 'account of the approver who exports: what it may not see is left out')
    .requiredOption('--purpose <text>', 'why, for the audit log')
    .option('--platform <host>', 'offers of this platform alone')
    .option('--since <day>', 'seen on this day or later', since)
    .action(async (file, options) => finish((await import('./export.ts')).runExport(file, options, io)));
  archive
    .command('list')
    .description('List the files of the archive, one line each')
    .requiredOption('--unit <name>', 'unit whose files are listed')
    .action(async (options) => finish((await import('./list.ts')).runList(options, io)));
}
