// What a command does is loaded when it is called.
import { type Command, Option } from 'commander';
import { VigieError } from '../../base/core/errors.ts';
import { finish, io, jsonOption } from '../terminal/options.ts';

/** @throws VigieError `VIGIE_CLI_NUMBER` */
function toCount(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new VigieError('VIGIE_CLI_NUMBER', `"${text.slice(0, 40)}" is not a number of entries.`);
}

/** The service and the people in it. */
export function addTo(program: Command): void {
  const inbox = program.command('inbox').description('Receive notices (for marketplaces)');
  inbox
    .command('open')
    .description('Open an inbox for notices')
    .argument('<name>')
    .requiredOption('--unit <name>', 'unit that owns the inbox')
    .requiredOption('--platform <host>', 'platform that the notices concern')
    .addOption(new Option('--language <language>').choices(['en', 'fr']).default('fr'))
    .option('--no-form', 'do not open the public form')
    .action(async (name, options) => finish((await import('./inbox.ts')).runInboxOpen(name, options, io)));
  inbox
    .command('take')
    .description('Import notices received by email')
    .argument('<mail.eml...>')
    .requiredOption('--inbox <id>', 'the inbox')
    .action(async (files, options) => finish((await import('./inbox.ts')).runInboxTake(files, options, io)));
  program
    .command('account')
    .description('Add an account or set its password (from VIGIE_PASSWORD; otherwise Vigie makes one and prints it)')
    .argument('<email>')
    .requiredOption('--unit <name>', 'the unit')
    .requiredOption('--name <name>', "the person's name")
    .addOption(new Option('--role <role>').choices(['analyst', 'approver', 'admin']).default('analyst'))
    .addOption(new Option('--language <language>').choices(['en', 'fr']).default('fr'))
    .action(async (email, options) => finish((await import('./account.ts')).runAccount(email, options, io)));
  program
    .command('migrate')
    .description("Bring the database up to date, as its owner (DATABASE_URL), and name the application's role")
    .action(async () => finish((await import('./migrate.ts')).runMigrate(io)));
  program
    .command('backup')
    .description('Back up database, packages, log and files into one encrypted file, and the keys into another')
    .argument('<file>')
    .option('--keys <file>', 'where the keys go (default: FILE.keys)')
    .addOption(jsonOption())
    .action(async (file, options) => finish((await import('./backup.ts')).runBackup(file, options, io)));
  program
    .command('restore')
    .description('Restore a backup into an empty data folder and an empty database')
    .argument('<file>')
    .option('--keys <file>', 'where the keys are (default: FILE.keys)')
    .option('--known-head <entries>', 'how many entries the log is known to have had', toCount)
    .option(
      '--by <email...>',
      'two administrators who restore a log behind what is known of it; their passwords from stdin',
    )
    .addOption(jsonOption())
    .action(async (file, options) => finish((await import('./restore.ts')).runRestore(file, options, io)));
  program
    .command('doctor')
    .description('Look at what the installation stands on: mail, clock, database, log, browser, fonts, disk, backups …')
    .addOption(
      new Option('--lang <language>').choices(['en', 'fr']).default(/^fr/i.test(process.env.LANG ?? '') ? 'fr' : 'en'),
    )
    .addOption(jsonOption())
    .action(async (options) => finish((await import('./doctor.ts')).runDoctor(options, io)));
  program
    .command('serve')
    .description('Start the service and its console')
    .action(async () => finish((await import('./serve.ts')).runServe(io)));
}
