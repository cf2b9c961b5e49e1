// What a command does is loaded when it is called.
import { type Command, Option } from 'commander';
import { VigieError } from '../../base/core/errors.ts';
import { allowOption, finish, io, jsonOption, MAP } from '../terminal/options.ts';

/** `--distance`, in bits. */
const distance = (text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 31) return value;
  throw new VigieError('VIGIE_CLI_DISTANCE', `--distance takes a whole number from 0 to 31, not "${text}".`);
};

/** What rules find. */
function addScreening(program: Command): void {
  program
    .command('screen')
    .description('Screen listings from CSV, XLSX, JSONL, HTML, MHTML, HAR, WARC or WACZ files; one line per finding')
    .argument('<file...>')
    .option('--packs <dir>', 'folder of rule packs')
    .option(...MAP)
    .addOption(jsonOption())
    .action(async (files, options) => finish((await import('./screen.ts')).runScreen(files, options, io)));
  program
    .command('backtest')
    .description(
      'Compare two versions of packs on the same listings: what each rule would newly flag or no longer flag',
    )
    .argument('<file...>')
    .requiredOption('--after <dir>', 'folder or file of the new version')
    .option('--before <dir>', 'folder or file of the version to compare with (default: the packs in force)')
    .option(...MAP)
    .addOption(jsonOption())
    .action(async (files, options) => finish((await import('./backtest.ts')).runBacktest(files, options, io)));
  program
    .command('hash')
    .description('Print the perceptual hash (PDQ) and quality of pictures, one line each')
    .argument('<image...>')
    .action(async (files) => finish((await import('./hash.ts')).runHash(files, io)));
  program
    .command('picture')
    .description(
      'Print the hash of pictures and what is written in them: words with their places, bar codes, one line each',
    )
    .argument('<image...>')
    .action(async (files) => finish((await import('./picture.ts')).runPicture(files, io)));
  program
    .command('replay')
    .description('Recompute a finding from its stored snapshot and pack')
    .argument('<finding>')
    .requiredOption('--unit <name>', 'unit that owns the finding')
    .action(async (finding, options) => finish((await import('./replay.ts')).runReplay(finding, options, io)));
}

/** Rule packs. */
function addPacks(program: Command): void {
  const packs = program.command('packs').description('Test, check and feed rule packs');
  for (const [name, description] of [
    ['test', "Run the packs' own examples"],
    ['lint', 'Report mistakes in packs, and where they are'],
  ] as const) {
    packs
      .command(name)
      .description(description)
      .argument('[dir]')
      .addOption(jsonOption())
      .action(async (dir, options) => finish((await import('./packs.ts')).runPacks(name, dir, options, io)));
  }
  packs
    .command('forms')
    .description('Make the inflected forms of terms by a Hunspell dictionary, for a person to look at')
    .argument('[term...]')
    .requiredOption('--language <code>', 'language of the terms (BCP 47)')
    .requiredOption('--dictionary <path>', 'a .aff file, or a folder of dictionaries such as /usr/share/hunspell')
    .option('--pack <path>', 'take the terms of a pack, and tell which forms its lists lack')
    .addOption(jsonOption())
    .action(async (terms, options) => finish((await import('./packs-forms.ts')).runForms(terms, options, io)));
  packs
    .command('report')
    .description("Show each rule's terms by language: examples, hits on listings, words near a term, precision")
    .argument('[dir]')
    .option('--against <file...>', 'listings to look at')
    .option('--unit <name>', "unit whose people's decisions count")
    .addOption(jsonOption())
    .action(async (dir, options) => finish((await import('./packs-report.ts')).runReport(dir, options, io)));
  packs
    .command('feed')
    .description('Add products from RappelConso or Safety Gate exports, or from a table, to a pack')
    .argument('<pack>', "the pack's file")
    .argument('<export...>')
    .option('--list <name>', 'list of products', 'recalled')
    .action(async (pack, files, options) =>
      finish((await import('./packs-feed.ts')).runFeed(pack, files, options, io)),
    );
}

/** Pictures and products that are known. */
function addKnown(program: Command): void {
  const hashes = program.command('hashes').description('Import and export lists of known picture hashes (PDQ)');
  hashes
    .command('import')
    .description('Add the hashes of a file (CSV, JSON, JSON Lines) to a list')
    .argument('<file>')
    .requiredOption('--unit <name>', 'unit that owns the list')
    .requiredOption('--list <name>', 'name of the list (created if new)')
    .option('--exceptions', 'pictures known to be harmless; they override other lists', false)
    .option('--distance <bits>', 'number of bits by which a picture may differ', distance, 31)
    .addOption(new Option('--severity <severity>').choices(['low', 'medium', 'high', 'critical']).default('high'))
    .option('--rule <pack/rule>', 'rule whose legal basis applies to the pictures')
    .action(async (file, options) => finish((await import('./hashes.ts')).runHashesImport(file, options, io)));
  hashes
    .command('export')
    .description('Export a list')
    .argument('<list>')
    .requiredOption('--unit <name>', 'unit that owns the list')
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv'))
    .action(async (list, options) => finish((await import('./hashes.ts')).runHashesExport(list, options, io)));
  const recalls = program.command('recalls').description('Manage product recalls');
  recalls
    .command('remove')
    .description('Take notices that are wrong or withdrawn out of the register, or bring them back')
    .argument('<reference...>', 'as findings name them, such as "Safety Gate SR/00001/26"')
    .option('--reason <text>', 'why')
    .option('--undo', 'bring them back', false)
    .action(async (references, options) =>
      finish((await import('./recalls.ts')).runRecallsRemove(references, options, io)),
    );
  recalls
    .command('import')
    .description(
      'Import recalls from RappelConso, Safety Gate or a table, and look for the products among stored listings',
    )
    .argument('<file...>')
    .option('--pictures', 'fetch the photographs that recalls name, and store their hashes', false)
    .option(
      '--source <name>',
      'whose a table is that does not say it (default: the name of the file, without its date)',
    )
    .addOption(allowOption())
    .action(async (files, options) => finish((await import('./recalls.ts')).runRecallsImport(files, options, io)));
}

export function addTo(program: Command): void {
  addScreening(program);
  addPacks(program);
  addKnown(program);
}
