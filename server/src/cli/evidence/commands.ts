// What a command does is loaded when it is called.
import { type Command, Option } from 'commander';
import { allowOption, finish, io, jsonOption } from '../terminal/options.ts';

/** Sealed packages. */
function addEvidence(program: Command): void {
  program
    .command('capture')
    .description('Seal a page as it is now')
    .argument('<url>')
    .requiredOption('--out <dir>', 'folder for the package')
    .addOption(allowOption())
    .addOption(jsonOption())
    .action(async (url, options) => finish((await import('./capture.ts')).runCapture(url, options, io)));
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
    .addOption(jsonOption())
    .action(async (files, options) => finish((await import('./verify.ts')).runVerify(files, options, io)));
  program
    .command('evidence')
    .description('Kept packages')
    .command('export')
    .description('Write packages as they were sealed')
    .argument('[id...]', 'all there are when none is named')
    .requiredOption('--out <dir>', 'folder for the packages')
    .action(async (ids, options) => finish((await import('./evidence.ts')).runEvidenceExport(ids, options, io)));
}

/** The evidence log. */
function addLog(program: Command): void {
  const log = program.command('log').description('The evidence log');
  log
    .command('verify')
    .description('Verify the entire log')
    .action(async () => finish((await import('./log.ts')).runLogVerify(io)));
  log
    .command('key')
    .description("Print the log's verifier key, for witnesses and monitors")
    .action(async () => finish((await import('./log.ts')).runLogKey(io)));
  log
    .command('prove')
    .description('Print the proof that a package is in the log, in a head that witnesses have cosigned')
    .argument('<package>')
    .action(async (file) => finish((await import('./log.ts')).runLogProve(file, io)));
  program
    .command('witness')
    .description("Watch somebody else's log, and cosign its head as long as it only grows")
    .requiredOption('--name <name>', 'the name of this witness, such as witness.example.org/vigie')
    .requiredOption('--log <key...>', 'verifier keys of the logs')
    .option('--data <dir>', 'folder of its key and of what it has seen', './vigie-witness')
    .option('--host <address>', 'where it listens', '127.0.0.1')
    .option('--port <port>', 'where it listens', '8421')
    .action(async (options) => finish((await import('./witness.ts')).runWitness(options, io)));
}

/** A case for somebody else. */
function addDossier(program: Command): void {
  const dossier = program.command('dossier').description('A whole case in one file, encrypted to its recipients');
  dossier
    .command('make', { isDefault: true })
    .description('Make the dossier of a case')
    .argument('<case>')
    .requiredOption('--unit <name>', 'whose case it is')
    .requiredOption('--to <recipient...>', 'age public keys (age1…) of those who may open it')
    .requiredOption('--reason <text>', 'why; it is kept in the audit log')
    .requiredOption('--out <file>', 'where to write it')
    .action(async (id, options) => finish((await import('./dossier.ts')).runDossier(id, options, io)));
  dossier
    .command('open')
    .description('Decrypt a dossier and check all of it offline, step by step')
    .argument('<file>')
    .requiredOption('--identity <file>', 'your age identity (AGE-SECRET-KEY-1…)')
    .requiredOption('--out <dir>', 'an empty folder, or one to make, for its parts')
    .option('--key <key...>', 'verifier keys that you trust', [])
    .addOption(jsonOption())
    .action(async (file, options) => finish((await import('./dossier-open.ts')).runDossierOpen(file, options, io)));
}

export function addTo(program: Command): void {
  addEvidence(program);
  addLog(program);
  addDossier(program);
}
