// What a command does is loaded when it is called.
import type { Command } from 'commander';
import { allowOption, finish, io } from '../terminal/options.ts';

/** Questions to other units: hit or no hit. */
export function addTo(program: Command): void {
  program
    .command('ask')
    .description('Asks other units whether they know a subject; they do not learn it')
    .argument('<kind>', 'trader, vat, company, iban, phone, address, picture or person')
    .argument(
      '<value>',
      'the subject: a name, a number, an address, a PDQ hash; - reads it from standard input, which others on the machine do not see',
    )
    .requiredOption('--unit <name>', 'unit that asks')
    .requiredOption('--as <email>', 'account of the officer who asks')
    .requiredOption('--purpose <text>', 'why, with the file’s number')
    .requiredOption('--basis <law>', 'law on which it rests')
    .requiredOption('--article <article>', 'its article')
    .option('--peer <name...>', 'units that are asked (default: all that the unit has entered)')
    .option('--platform <host>', 'of a trader named by its identifier: the platform')
    .option('--born <day>', 'of a person: the day of birth, as 1980-02-03')
    .option('--may-be-person', 'the trader, or the number, may be a person in business')
    .addOption(allowOption())
    .action(async (kind, value, options) => {
      const { runAsk, readSubject } = await import('./ask.ts');
      return finish(readSubject(value, process.stdin).then((read) => runAsk({ kind, value: read }, options, io)));
    });
}
