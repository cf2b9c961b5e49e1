// What a command does is loaded when it is called.
import { type Command, Option } from 'commander';
import { finish, io } from '../terminal/options.ts';

/** A case that goes to another unit. */
export function addTo(program: Command): void {
  const cases = program.command('case').description('Hand a case to another unit, and take what others offer');
  const load = () => import('./handover.ts');
  cases
    .command('hand-over')
    .description('Offer a case to another unit: it is locked here when it is given away')
    .argument('<case>')
    .requiredOption('--unit <name>', 'unit that has the case')
    .requiredOption('--to <name>', 'another unit here, or a registered unit of another installation')
    .addOption(
      new Option('--level <level>', 'what it may do').choices(['read', 'together', 'give']).makeOptionMandatory(),
    )
    .option('--until <instant>', 'when a share ends, such as 2026-12-31T23:00:00Z (default: it does not)')
    .requiredOption('--reason <text>', 'reason, which the other unit is told')
    .action(async (id, options) => finish((await load()).runOffer(id, options, io)));
  cases
    .command('offers')
    .description('List what this unit offered and what it was offered, a line each')
    .requiredOption('--unit <name>', 'unit whose hand-overs to list')
    .action(async (options) => finish((await load()).runOffers(options, io)));
  cases
    .command('accept')
    .description('Accept what another unit offers')
    .argument('<handover>')
    .requiredOption('--unit <name>', 'unit that it is offered to')
    .action(async (id, options) => finish((await load()).runAnswer(id, { ...options, does: 'accept' }, io)));
  cases
    .command('file')
    .description('Make a file of what the other unit is to be told, sealed to its key: it is carried by hand')
    .argument('<handover>')
    .requiredOption('--unit <name>', 'unit whose hand-over it is')
    .option('--out <path>', 'where it goes (default: its own name, here)')
    .action(async (id, options) => finish((await load()).runFile(id, options, io)));
  cases
    .command('import')
    .description('Take in a file that another installation made for a unit')
    .argument('<path>')
    .requiredOption('--unit <name>', 'unit that it is for')
    .action(async (path, options) => finish((await load()).runImport(path, options, io)));
  for (const [does, description] of [
    ['refuse', 'Refuse what another unit offers'],
    ['withdraw', 'Take back an offer that is not accepted yet'],
  ] as const)
    cases
      .command(does)
      .description(description)
      .argument('<handover>')
      .requiredOption('--unit <name>', 'unit that does so')
      .requiredOption('--reason <text>', 'reason, kept in the audit log')
      .action(async (id, options) => finish((await load()).runAnswer(id, { ...options, does }, io)));
}
