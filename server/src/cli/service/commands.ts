// What a command does is loaded when it is called.
import { type Command, Option } from 'commander';
import { finish, io } from '../terminal/options.ts';

/** The service and the people in it. */
export function addTo(program: Command): void {
  const inbox = program.command('inbox').description('The receiving side, for marketplaces');
  inbox
    .command('open')
    .description('Open an inbox for notices')
    .argument('<name>')
    .requiredOption('--unit <name>', 'whose inbox it is')
    .requiredOption('--platform <host>', 'the platform that it is about')
    .addOption(new Option('--language <language>').choices(['en', 'fr']).default('fr'))
    .option('--no-form', 'without the public form')
    .action(async (name, options) => finish((await import('./inbox.ts')).runInboxOpen(name, options, io)));
  inbox
    .command('take')
    .description('Take in notices that came by e-mail')
    .argument('<mail.eml...>')
    .requiredOption('--inbox <id>', 'the inbox')
    .action(async (files, options) => finish((await import('./inbox.ts')).runInboxTake(files, options, io)));
  program
    .command('account')
    .description('Add an account, or set its password (read from VIGIE_PASSWORD, else made and printed)')
    .argument('<email>')
    .requiredOption('--unit <name>', 'the unit')
    .requiredOption('--name <name>', "the person's name")
    .addOption(new Option('--role <role>').choices(['analyst', 'approver', 'admin']).default('analyst'))
    .addOption(new Option('--language <language>').choices(['en', 'fr']).default('fr'))
    .action(async (email, options) => finish((await import('./account.ts')).runAccount(email, options, io)));
  program
    .command('serve')
    .description('The service with its console')
    .action(async () => finish((await import('./serve.ts')).runServe(io)));
}
