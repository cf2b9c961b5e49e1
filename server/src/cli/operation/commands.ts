// What a command does is loaded when it is called.
import { type Command, Option } from 'commander';
import { finish, io, jsonOption } from '../terminal/options.ts';

/** What several units do together. */
export function addTo(program: Command): void {
  const operation = program.command('operation').description('A joint operation of several units of this installation');
  operation
    .command('plan')
    .description('Plans an operation and invites the units that it names')
    .argument('<file>', 'the plan, as JSON: title, purpose, actsAt, reportsBy, units, targets, tasks')
    .requiredOption('--unit <name>', 'unit that leads it')
    .action(async (file, options) => finish((await import('./operation.ts')).runPlan(file, options, io)));
  operation
    .command('status')
    .description('Units, tasks and who is late, as one of the units sees them; without an operation, all of them')
    .argument('[operation]')
    .requiredOption('--unit <name>', 'unit that looks')
    .addOption(jsonOption())
    .action(async (id, options) => finish((await import('./operation.ts')).runStatus(id, options, io)));
  operation
    .command('report')
    .description('What is told of an operation that has ended')
    .argument('<operation>')
    .requiredOption('--unit <name>', 'unit that takes part')
    .option('--pdf <file>', 'writes the report there, as PDF/A')
    .addOption(new Option('--language <language>', 'with --pdf: its language').choices(['en', 'fr']).default('fr'))
    .action(async (id, options) => finish((await import('./operation.ts')).runReport(id, options, io)));
}
