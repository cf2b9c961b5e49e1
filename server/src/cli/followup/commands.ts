// What a command does is loaded when it is called.
import type { Command } from 'commander';
import { VigieError } from '../../base/core/errors.ts';
import { allowOption, finish, io, jsonOption } from '../terminal/options.ts';

/** A plain date. */
const day = (text: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new VigieError('VIGIE_CLI_DAY', `A day is written YYYY-MM-DD, not "${text}".`);
};

/** Departments (06, 2A, 971) or countries (IE), separated by commas. */
const places = (text: string): string[] => {
  const codes = text
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const wrong = codes.find((code) => !/^(?:[A-Z]{2}|\d[\dAB]\d?)$/.test(code));
  if (wrong === undefined) return codes;
  throw new VigieError('VIGIE_CLI_PLACE', `A place is a department (06, 2A, 971) or a country (IE), not "${wrong}".`);
};

/** What platforms were asked, did and declared; whom a case may go to. */
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
  program
    .command('courts')
    .description('Courts of France and authorities of the Member States; with --legal, who may be competent')
    .argument('[search...]', 'words of a name, a department, a role')
    .option('--department <code>', 'courts of one department')
    .option('--authorities', 'authorities in place of courts')
    .option('--legal <id...>', 'legal bases as packs name them (cp-227-23-network): propose who may be competent')
    .option('--offence <places>', 'where the offence was committed: departments or countries', places, [])
    .option('--residence <places>', 'where a suspected person lives', places, [])
    .option('--arrest <places>', 'where one was arrested', places, [])
    .option('--establishment <country>', 'where the platform is established')
    .addOption(jsonOption())
    .action(async (search, options) => finish((await import('./courts.ts')).runCourts(search, options, io)));
}
