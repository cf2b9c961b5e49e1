// What a command does is loaded when it is called.
import { type Command, Option } from 'commander';
import { finish, io } from '../terminal/options.ts';

/** What comes before a measure, and what other authorities ask for. */
export function addTo(program: Command): void {
  const load = () => import('./market-surveillance.ts');
  const acting = (command: Command): Command =>
    command
      .requiredOption('--unit <name>', 'unit that has the case')
      .requiredOption('--as <email>', 'account of who does it');
  const hearing = program.command('hearing').description('Who may be heard before a measure, and what they said');
  acting(
    hearing.command('list').description('Hearings of a case, how they stand, and measures').argument('<case>'),
  ).action(async (id, options) => finish((await load()).runHearings(id, options, io)));
  acting(
    hearing
      .command('enter')
      .description('Notes that somebody may be heard, or why that has to wait')
      .argument('<file>', 'JSON, as POST /v1/hearings takes it; - for standard input'),
  ).action(async (file, options) => finish((await load()).runHearing(file, options, io)));
  acting(
    hearing
      .command('observe')
      .description('Notes what was said by who may be heard')
      .argument('<hearing>')
      .argument('<file>', 'JSON, as POST /v1/hearings/{id}/observations takes it; - for standard input'),
  ).action(async (id, file, options) => finish((await load()).runObservation(id, file, options, io)));
  acting(hearing.command('withdraw').description('Withdraws a hearing that was noted wrongly').argument('<hearing>'))
    .requiredOption('--reason <text>', 'reason, kept in the audit log')
    .action(async (id, options) => finish((await load()).runHearingWithdrawal(id, options, io)));
  const laboratory = program.command('laboratory').description('What laboratories found in samples of a case');
  acting(laboratory.command('list').description('Laboratory results of a case').argument('<case>')).action(
    async (id, options) => finish((await load()).runResults(id, options, io)),
  );
  acting(
    laboratory
      .command('enter')
      .description('Enters a result; its report is an exhibit of the case')
      .argument('<file>', 'JSON, as POST /v1/laboratory-results takes it; - for standard input'),
  ).action(async (file, options) => finish((await load()).runResult(file, options, io)));
  acting(laboratory.command('withdraw').description('Withdraws a result that was entered wrongly').argument('<result>'))
    .requiredOption('--reason <text>', 'reason, kept in the audit log')
    .action(async (id, options) => finish((await load()).runResultWithdrawal(id, options, io)));
  acting(
    program
      .command('authority-sheet')
      .description('What Safety Gate or ICSMS asks for about a case, as JSON; nothing is sent')
      .argument('<case>'),
  )
    .option('--form <key>', 'safety-gate or icsms (default: the first)')
    .addOption(new Option('--language <language>', 'of the texts that Vigie writes').choices(['en', 'fr']))
    .action(async (id, options) => finish((await load()).runSheet(id, options, io)));
}
