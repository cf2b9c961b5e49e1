// What a command does is loaded when it is called.
import { Argument, type Command, Option } from 'commander';
import { allowOption, finish, io, jsonOption } from '../terminal/options.ts';

/** Sealed packages. */
function addEvidence(program: Command): void {
  program
    .command('capture')
    .description('Capture and seal a page as it is now')
    .argument('<url>')
    .requiredOption('--out <dir>', 'folder for the package')
    .addOption(allowOption())
    .addOption(jsonOption())
    .action(async (url, options) => finish((await import('./capture.ts')).runCapture(url, options, io)));
  program
    .command('verify')
    .description('Verify evidence packages offline: one package step by step, several with one line each')
    .argument('[package...]')
    .option('--key <key...>', 'verifier keys you trust; a package sealed with any other key fails', [])
    .option('--key-history <file>', 'file of key changes of the log (keys.json), for keys that were replaced')
    .option('--tsa-root <pem...>', 'root certificates that a timestamp must lead to', [])
    .option('--tsa-crl <der...>', 'revocation lists for these certificates', [])
    .option('--tsa-policy <oid...>', 'timestamp policies you accept', [])
    .option('--witness <key...>', 'verifier keys of witnesses; at least one must have signed the log', [])
    .option('--proof <file>', 'proof file from “vigie log prove”, for one package')
    .option('--policy <file>', 'policy file (C2SP tlog-policy): which logs, and which witnesses with which quorum')
    .option('--report <file.pdf>', 'write a one-page report (one package only)')
    .option('--web <file.html>', 'write the web verifier: a page that verifies packages in a browser, offline')
    .addOption(new Option('--lang <language>', 'language of the output').choices(['en', 'fr']).default('en'))
    .addOption(jsonOption())
    .action(async (files, options) => finish((await import('./verify.ts')).runVerify(files, options, io)));
  const evidence = program.command('evidence').description('Manage stored evidence packages');
  evidence
    .command('adopt')
    .description('Adopt an archive that another program made, or a document, as evidence of a case, and seal it')
    .argument('<case>')
    .argument('<file>', 'WACZ, WARC, MHTML, HAR or HTML, up to 32 MiB')
    .option('--document', 'any file, as a document of which nothing is read')
    .requiredOption('--unit <name>', 'unit that works the case')
    .requiredOption('--description <text>', 'what it is')
    .requiredOption('--by <name>', 'person who gave it')
    .requiredOption('--organisation <name>', 'organisation of that person')
    .requiredOption('--at <instant>', 'when it was received, such as 2026-11-20T08:00:00Z')
    .requiredOption('--from <place>', 'where it was received from, such as “by e-mail”')
    .action(async (id, file, options) => finish((await import('./adopt.ts')).runAdopt(id, file, options, io)));
  evidence
    .command('export')
    .description('Export packages as they were sealed')
    .argument('[id...]', 'packages to export (default: all)')
    .requiredOption('--out <dir>', 'folder for the packages')
    .action(async (ids, options) => finish((await import('./evidence.ts')).runEvidenceExport(ids, options, io)));
}

/** The evidence log. */
function addLog(program: Command): void {
  const log = program.command('log').description('Verify and prove the evidence log');
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
    .description("Print the proof that a package is in the log, with the witnesses' signatures")
    .argument('<package>')
    .action(async (file) => finish((await import('./log.ts')).runLogProve(file, io)));
  program
    .command('witness')
    .description('Be a witness for another organisation’s log: cosign its head as long as it only grows')
    .requiredOption('--name <name>', 'the name of this witness, such as witness.example.org/vigie')
    .requiredOption('--log <key...>', 'verifier keys of the logs')
    .option('--data <dir>', 'folder for its key and what it has seen', './vigie-witness')
    .option('--host <address>', 'where it listens', '127.0.0.1')
    .option('--port <port>', 'where it listens', '8421')
    .action(async (options) => finish((await import('./witness.ts')).runWitness(options, io)));
}

/** The keys of an installation. */
function addKeys(program: Command): void {
  const keys = program.command('keys').description('Replace the keys of this installation (stop the service first)');
  keys
    .command('rotate')
    .description('Replace a key as planned; what was signed before goes on verifying')
    .addArgument(new Argument('<key>').choices(['log', 'exchange', 'storage']))
    .action(async (which) => finish((await import('./keys.ts')).runKeysRotate(which, io)));
  keys
    .command('withdraw')
    .description('Replace a key that may have been in other hands')
    .addArgument(new Argument('<key>').choices(['log', 'exchange']))
    .requiredOption('--since <instant>', 'from when on, such as 2026-11-20T08:00:00Z')
    .action(async (which, options) => finish((await import('./keys.ts')).runKeysWithdraw(which, options, io)));
}

/** The audit log. */
function addAudit(program: Command): void {
  program
    .command('audit')
    .description('Verify the audit log')
    .command('verify')
    .description('Verify exported files offline, or the audit log of every unit here against the evidence log')
    .argument('[export...]', 'files of one export, in their order')
    .option('--key <key...>', 'verifier keys you trust: of the log (vigie log key) and of its witnesses', [])
    .action(async (files, options) => finish((await import('./audit.ts')).runAuditVerify(files, options, io)));
}

/** A case for somebody else. */
function addDossier(program: Command): void {
  const dossier = program.command('dossier').description('A whole case in one file, encrypted to its recipients');
  dossier
    .command('make', { isDefault: true })
    .description('Create the dossier of a case')
    .argument('<case>')
    .requiredOption('--unit <name>', 'unit that works the case')
    .requiredOption('--to <recipient...>', 'age public keys (age1…) of those who may open it')
    .requiredOption('--reason <text>', 'reason, kept in the audit log')
    .requiredOption('--out <file>', 'file to write')
    .action(async (id, options) => finish((await import('./dossier.ts')).runDossier(id, options, io)));
  dossier
    .command('open')
    .description('Decrypt a dossier and verify all of it offline, step by step')
    .argument('<file>')
    .requiredOption('--identity <file>', 'your age identity (AGE-SECRET-KEY-1…)')
    .requiredOption('--out <dir>', 'empty or new folder for its parts')
    .option('--key <key...>', 'verifier keys that you trust', [])
    .addOption(jsonOption())
    .action(async (file, options) => finish((await import('./dossier-open.ts')).runDossierOpen(file, options, io)));
}

export function addTo(program: Command): void {
  addEvidence(program);
  addLog(program);
  addKeys(program);
  addAudit(program);
  addDossier(program);
}
