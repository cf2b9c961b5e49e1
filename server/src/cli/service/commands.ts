// What a command does is loaded when it is called.
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { ROLES, SCOPES } from '../../people/index.ts';
import { finish, io, jsonOption } from '../terminal/options.ts';

function toCount(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is not a number of entries.');
}

const languageOption = (): Option =>
  new Option('--lang <language>').choices(['en', 'fr']).default(/^fr/i.test(process.env.LANG ?? '') ? 'fr' : 'en');

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
  addAccount(program);
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
    .addOption(languageOption())
    .addOption(jsonOption())
    .action(async (options) => finish((await import('./doctor.ts')).runDoctor(options, io)));
  const retention = program.command('retention').description('What is erased on time');
  retention
    .command('preview')
    .description('What would be erased now, by type, and what is held and why; changes nothing')
    .requiredOption('--unit <name>', 'the unit')
    .addOption(languageOption())
    .addOption(jsonOption())
    .action(async (options) => finish((await import('./retention.ts')).runRetentionPreview(options, io)));
  program
    .command('register')
    .description('The register of processing activities (GDPR, art. 30), with blanks where only the organisation knows')
    .requiredOption('--unit <name>', 'the unit')
    .addOption(languageOption())
    .option('--csv', 'a table instead of Markdown')
    .action(async (options) => finish((await import('./register.ts')).runRegister(options, io)));
  program
    .command('serve')
    .description('Start the service and its console: the web process and its worker')
    .action(async () => finish((await import('./serve.ts')).runServe(io)));
  program
    .command('web')
    .description('Start the web process alone')
    .action(async () => finish((await import('./web.ts')).runWeb(io)));
  program
    .command('worker')
    .description('Start the worker alone: it captures, screens, sends and checks')
    .option('--stream', 'only take offers from the stream (NATS_URL), beside any number of others', false)
    .action(async (options) => finish((await import('./worker.ts')).runWorker(options, io)));
}

/** Numbers of days, as an option has them. */
function readDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1) throw new InvalidArgumentError('It is not a number of days.');
  return days;
}

/** Who may sign in, and which machines. */
function addAccount(program: Command): void {
  const role = new Option('--role <role>', 'left out: analyst, or the role that it has').choices(ROLES);
  const account = program.command('account').description('Add, change and close accounts, and keys of machines');
  // Left out as a rule (`vigie account EMAIL`). Were its options the group's, every command below would ask for them.
  account
    .command('add', { isDefault: true })
    .description(
      'Add an account, or change it and set its password (from VIGIE_PASSWORD; otherwise Vigie makes one for the first sign-in and prints it)',
    )
    .argument('<email>')
    .requiredOption('--unit <name>', 'the unit')
    .requiredOption('--name <name>', "the person's name")
    .addOption(role)
    .addOption(new Option('--language <language>').choices(['en', 'fr']).default('fr'))
    .action(async (email, options) => finish((await import('./account.ts')).runAccount(email, options, io)));
  account
    .command('list')
    .description('List the accounts of all units')
    .action(async () => finish((await import('./account.ts')).runAccountList(io)));
  account
    .command('role')
    .description('Change the role of an account')
    .argument('<email>')
    .addArgument(new Argument('<role>').choices(ROLES))
    .option('--reason <text>')
    .action(async (email, to, options) =>
      finish((await import('./account.ts')).runAccountChange(email, { role: to }, options, io)),
    );
  for (const [name, disabled, description] of [
    ['disable', true, 'Close an account: its sessions end, its keys open nothing'],
    ['enable', false, 'Open a closed account again'],
  ] as const)
    account
      .command(name)
      .description(description)
      .argument('<email>')
      .option('--reason <text>')
      .action(async (email, options) =>
        finish((await import('./account.ts')).runAccountChange(email, { disabled }, options, io)),
      );
  account
    .command('password')
    .description('Give a person another password; their sessions end')
    .argument('<email>')
    .option('--reason <text>')
    .action(async (email, options) => finish((await import('./account.ts')).runAccountPassword(email, options, io)));
  account
    .command('reset-factors')
    .description('Take codes and passkeys away from somebody who has lost them; their sessions end')
    .argument('<email>')
    .option('--reason <text>')
    .action(async (email, options) =>
      finish((await import('./account.ts')).runAccountResetFactors(email, options, io)),
    );
  account
    .command('sessions')
    .description('List the sessions of an account')
    .argument('<email>')
    .option('--end', 'end them')
    .action(async (email, options) => finish((await import('./account.ts')).runAccountSessions(email, options, io)));
  account
    .command('key')
    .description('Make a key for a machine and print it, once')
    .argument('<email>')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(new Option('--scope <scope...>', 'what it opens').choices(SCOPES).makeOptionMandatory())
    .addOption(new Option('--days <number>', 'how long it counts').argParser(readDays).default(90))
    .action(async (email, options) => finish((await import('./account.ts')).runAccountKey(email, options, io)));
  account
    .command('keys')
    .description('List the keys of a machine')
    .argument('<email>')
    .option('--revoke <id>', 'take this one back')
    .action(async (email, options) => finish((await import('./account.ts')).runAccountKeys(email, options, io)));
}
