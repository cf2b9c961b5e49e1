import { enableCompileCache } from 'node:module';
import { Command, CommanderError, Option } from 'commander';
import { formatPlace, VigieError } from '../base/core/errors.ts';
import { VERSION } from '../version.ts';

enableCompileCache();

/** `--map field=column`, given once for each. */
function addMapping(text: string, known: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new VigieError('VIGIE_CLI_MAP', `--map takes field=column, not "${text}".`);
  return { ...known, [text.slice(0, at)]: text.slice(at + 1) };
}

const io = { stdout: process.stdout, stderr: process.stderr, isTerminal: process.stdout.isTTY === true };

/** The `vigie` command: each sub-command is a file of this folder, loaded when it is called. */
function createProgram(): Command {
  const program = new Command('vigie')
    .description('From a prohibited offer on a marketplace to a provable, enforceable, published outcome.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  const json = new Option('--json', 'JSON Lines even on a terminal');
  const allow = new Option('--allow <host:port...>', 'private addresses that may be visited').default([]);
  program
    .command('screen')
    .description('Screen listings: CSV, JSONL, HTML or WARC in, a line per finding out')
    .argument('<file...>')
    .option('--packs <dir>', 'folder of rule packs')
    .option('--map <field=column>', 'where a column is not recognised', addMapping, {})
    .addOption(json)
    .action(async (files, options) => finish((await import('./screening/screen.ts')).runScreen(files, options, io)));
  program
    .command('extract')
    .description('Show what is read from files, a canonical listing per line')
    .argument('<file...>')
    .option('--map <field=column>', 'where a column is not recognised', addMapping, {})
    .addOption(json)
    .action(async (files, options) => finish((await import('./listing/extract.ts')).runExtract(files, options, io)));
  program
    .command('backtest')
    .description('Compare two versions of packs over listings: newly flagged, no longer flagged, per rule')
    .argument('<file...>')
    .requiredOption('--after <dir>', 'folder or file of the new version')
    .option('--before <dir>', 'folder or file of the version to compare with (the packs in force)')
    .option('--map <field=column>', 'where a column is not recognised', addMapping, {})
    .addOption(json)
    .action(async (files, options) =>
      finish((await import('./screening/backtest.ts')).runBacktest(files, options, io)),
    );
  const packs = program.command('packs').description('Rule packs');
  for (const [name, description] of [
    ['test', "Run the packs' own examples"],
    ['lint', 'Say what is wrong in packs, and where'],
  ] as const) {
    packs
      .command(name)
      .description(description)
      .argument('[dir]')
      .addOption(json)
      .action(async (dir, options) => finish((await import('./screening/packs.ts')).runPacks(name, dir, options, io)));
  }
  packs
    .command('feed')
    .description('Put the products of RappelConso and Safety Gate exports, or of a table, into a pack')
    .argument('<pack>', "the pack's file")
    .argument('<export...>')
    .option('--list <name>', 'list of products', 'recalled')
    .action(async (pack, files, options) =>
      finish((await import('./screening/packs-feed.ts')).runFeed(pack, files, options, io)),
    );
  program
    .command('hash')
    .description('The perceptual hash (PDQ) and quality of pictures, a line each')
    .argument('<image...>')
    .action(async (files) => finish((await import('./screening/hash.ts')).runHash(files, io)));
  const distance = (text: string): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 0 && value <= 31) return value;
    throw new VigieError('VIGIE_CLI_DISTANCE', `--distance takes a whole number from 0 to 31, not "${text}".`);
  };
  const hashes = program.command('hashes').description('Lists of known picture hashes (PDQ)');
  hashes
    .command('import')
    .description('Add the hashes of a file (CSV, JSON, JSON Lines) to a list')
    .argument('<file>')
    .requiredOption('--unit <name>', 'whose list it is')
    .requiredOption('--list <name>', 'the list; made where there is none')
    .option('--exceptions', 'pictures known to be harmless, whatever other lists say', false)
    .option('--distance <bits>', 'bits in which a picture may differ', distance, 31)
    .addOption(new Option('--severity <severity>').choices(['low', 'medium', 'high', 'critical']).default('high'))
    .option('--rule <pack/rule>', 'the rule whose provisions the pictures fall under')
    .action(async (file, options) =>
      finish((await import('./screening/hashes.ts')).runHashesImport(file, options, io)),
    );
  hashes
    .command('export')
    .description('Write a list')
    .argument('<list>')
    .requiredOption('--unit <name>', 'whose list it is')
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv'))
    .action(async (list, options) =>
      finish((await import('./screening/hashes.ts')).runHashesExport(list, options, io)),
    );
  program
    .command('recalls')
    .description('The register of recalls')
    .command('import')
    .description('Add the notices of RappelConso, Safety Gate or a table, and screen what is kept for them')
    .argument('<file...>')
    .option('--pictures', 'read the photographs that notices name, and keep their hashes', false)
    .addOption(allow)
    .action(async (files, options) =>
      finish((await import('./screening/recalls.ts')).runRecallsImport(files, options, io)),
    );
  program
    .command('import')
    .description("Keep listings in a unit's store: files, pages' URLs, or a sitemap's URL")
    .argument('<source...>')
    .requiredOption('--unit <name>', 'whose listings they are')
    .option('--pictures', 'fetch the pictures that files name, too, and keep their hashes', false)
    .option('--map <field=column>', 'where a column is not recognised', addMapping, {})
    .addOption(allow)
    .action(async (sources, options) => finish((await import('./listing/import.ts')).runImport(sources, options, io)));
  program
    .command('capture')
    .description('Seal a page as it is now')
    .argument('<url>')
    .requiredOption('--out <dir>', 'folder for the package')
    .addOption(allow)
    .addOption(json)
    .action(async (url, options) => finish((await import('./evidence/capture.ts')).runCapture(url, options, io)));
  program
    .command('verify')
    .description('Check sealed packages offline: one step by step, several a line each')
    .argument('[package...]')
    .option('--key <key...>', 'verifier keys that you trust; a package sealed with another is refused', [])
    .option('--tsa-root <pem...>', 'certificates that a timestamp must lead to; without one it is refused', [])
    .option('--tsa-crl <der...>', 'revocation lists for them', [])
    .option('--tsa-policy <oid...>', 'policies of timestamps that you accept', [])
    .option('--witness <key...>', 'verifier keys of witnesses, of which one must have signed the log', [])
    .option('--proof <file>', 'what vigie log prove printed, for one package: it has the signatures of witnesses')
    .option('--report <file.pdf>', 'write a report of one page, for one package')
    .option('--web <file.html>', 'write the web verifier: a page that checks packages in a browser, without a network')
    .addOption(new Option('--lang <language>', 'language of what is said').choices(['en', 'fr']).default('en'))
    .addOption(json)
    .action(async (files, options) => finish((await import('./evidence/verify.ts')).runVerify(files, options, io)));
  program
    .command('evidence')
    .description('Kept packages')
    .command('export')
    .description('Write packages as they were sealed')
    .argument('[id...]', 'all there are when none is named')
    .requiredOption('--out <dir>', 'folder for the packages')
    .action(async (ids, options) =>
      finish((await import('./evidence/evidence.ts')).runEvidenceExport(ids, options, io)),
    );
  const log = program.command('log').description('The evidence log');
  log
    .command('verify')
    .description('Prove the log whole')
    .action(async () => finish((await import('./evidence/log.ts')).runLogVerify(io)));
  log
    .command('key')
    .description("Print the log's verifier key, for witnesses and monitors")
    .action(async () => finish((await import('./evidence/log.ts')).runLogKey(io)));
  log
    .command('prove')
    .description('Print the proof that a package is in the log, in a head that witnesses have cosigned')
    .argument('<package>')
    .action(async (file) => finish((await import('./evidence/log.ts')).runLogProve(file, io)));
  program
    .command('witness')
    .description('Watch over the log of somebody else, and cosign its head while it only grows')
    .requiredOption('--name <name>', 'the name of this witness, such as witness.example.org/vigie')
    .requiredOption('--log <key...>', 'verifier keys of the logs')
    .option('--data <dir>', 'folder of its key and of what it has seen', './vigie-witness')
    .option('--host <address>', 'where it listens', '127.0.0.1')
    .option('--port <port>', 'where it listens', '8421')
    .action(async (options) => finish((await import('./evidence/witness.ts')).runWitness(options, io)));
  const day = (text: string): string => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
    throw new VigieError('VIGIE_CLI_DAY', `A day is written YYYY-MM-DD, not "${text}".`);
  };
  program
    .command('ledger')
    .description('What a platform was asked, what it did and when, what came back; one-off or recurrent')
    .requiredOption('--unit <name>', 'whose ledger it is')
    .option('--platform <host>', 'the platform (the one that was asked most)')
    .option('--from <day>', 'first day (a year before the last)', day)
    .option('--to <day>', 'last day (today)', day)
    .addOption(json)
    .action(async (options) => finish((await import('./followup/compliance.ts')).runLedger(options, io)));
  program
    .command('replay')
    .description('Recompute a finding from its stored snapshot and pack')
    .argument('<finding>')
    .requiredOption('--unit <name>', 'whose finding it is')
    .action(async (finding, options) =>
      finish((await import('./screening/replay.ts')).runReplay(finding, options, io)),
    );
  program
    .command('family')
    .description("A case's offers and those that came back, as a timeline")
    .argument('<case>')
    .requiredOption('--unit <name>', 'whose case it is')
    .addOption(json)
    .action(async (id, options) => finish((await import('./followup/relistings.ts')).runFamily(id, options, io)));
  const inbox = program.command('inbox').description('The receiving side, for marketplaces');
  inbox
    .command('open')
    .description('Open an inbox for notices')
    .argument('<name>')
    .requiredOption('--unit <name>', 'whose inbox it is')
    .requiredOption('--platform <host>', 'the platform that it is about')
    .addOption(new Option('--language <language>').choices(['en', 'fr']).default('fr'))
    .option('--no-form', 'without the public form')
    .action(async (name, options) => finish((await import('./service/inbox.ts')).runInboxOpen(name, options, io)));
  inbox
    .command('take')
    .description('Take in notices that came by e-mail')
    .argument('<mail.eml...>')
    .requiredOption('--inbox <id>', 'the inbox')
    .action(async (files, options) => finish((await import('./service/inbox.ts')).runInboxTake(files, options, io)));
  const dossier = program.command('dossier').description('A case whole, in one file encrypted to whom it is for');
  dossier
    .command('make', { isDefault: true })
    .description('Make the dossier of a case')
    .argument('<case>')
    .requiredOption('--unit <name>', 'whose case it is')
    .requiredOption('--to <recipient...>', 'age public keys (age1…) of those who may open it')
    .requiredOption('--reason <text>', 'why; it is kept in the audit log')
    .requiredOption('--out <file>', 'where to write it')
    .action(async (id, options) => finish((await import('./evidence/dossier.ts')).runDossier(id, options, io)));
  dossier
    .command('open')
    .description('Decrypt a dossier and check all of it offline, step by step')
    .argument('<file>')
    .requiredOption('--identity <file>', 'your age identity (AGE-SECRET-KEY-1…)')
    .requiredOption('--out <dir>', 'an empty folder, or one to make, for its parts')
    .option('--key <key...>', 'verifier keys that you trust', [])
    .addOption(json)
    .action(async (file, options) =>
      finish((await import('./evidence/dossier-open.ts')).runDossierOpen(file, options, io)),
    );
  program
    .command('account')
    .description('Add an account, or set its password (read from VIGIE_PASSWORD, else made and printed)')
    .argument('<email>')
    .requiredOption('--unit <name>', 'the unit')
    .requiredOption('--name <name>', "the person's name")
    .addOption(new Option('--role <role>').choices(['analyst', 'approver', 'admin']).default('analyst'))
    .addOption(new Option('--language <language>').choices(['en', 'fr']).default('fr'))
    .action(async (email, options) => finish((await import('./service/account.ts')).runAccount(email, options, io)));
  program
    .command('serve')
    .description('The service with its console')
    .action(async () => finish((await import('./service/serve.ts')).runServe(io)));
  program
    .command('demo')
    .description('The whole chain on the bundled sample marketplace, on loopback')
    .option('--once', 'end after a lap and print the counts')
    .option('--data <dir>', 'folder for its data')
    .option('--no-open', 'do not open a browser')
    .action(async (options) => finish((await import('./demo/demo.ts')).runDemo(options, io)));
  return program;
}

async function finish(exit: Promise<number>): Promise<void> {
  process.exitCode = await exit;
}

/** One line for people: what happened, where, what to do. A bug shows its stack only when asked for. */
async function explain(error: unknown): Promise<{ line: string; exit: number }> {
  if (error instanceof CommanderError) {
    return { line: error.exitCode === 0 ? '' : error.message, exit: error.exitCode === 0 ? 0 : 2 };
  }
  if (error instanceof VigieError) {
    const place = formatPlace(error.place);
    return { line: `${place ? `${place}: ` : ''}${error.message}`, exit: error.exit };
  }
  const { ProofError } = await import('@vigie/proof'); // loading it takes longer than many a command
  if (error instanceof ProofError) return { line: error.message, exit: /_LO(CKED|G_\w+)$/.test(error.code) ? 3 : 2 };
  if (process.env.VIGIE_DEBUG)
    return { line: error instanceof Error ? (error.stack ?? error.message) : String(error), exit: 3 };
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return { line: `${message} (this is a fault of Vigie: run again with VIGIE_DEBUG=1 for the details)`, exit: 3 };
}

// A reader that closes early (`| head`) ends the command quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await createProgram().parseAsync();
} catch (error) {
  const { line, exit } = await explain(error);
  if (line) process.stderr.write(`vigie: ${line.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')}\n`);
  process.exitCode = exit;
}
