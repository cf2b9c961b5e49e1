// What a command does is loaded when it is called.
import { type Command, Option } from 'commander';
import { VigieError } from '../../base/core/errors.ts';
import { allowOption, finish, io, jsonOption } from '../terminal/options.ts';

/** A number from 0 on, whole where it has to be. */
const number =
  (option: string, isWhole: boolean) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && value >= 0 && (!isWhole || Number.isSafeInteger(value))) return value;
    throw new VigieError(
      'VIGIE_CLI_NUMBER',
      `${option} takes a ${isWhole ? 'whole ' : ''}number from 0 on, not "${text}".`,
    );
  };
const whole = (option: string) => number(option, true);

/** Questions put to a market. */
export function addTo(program: Command): void {
  const sweep = program.command('sweep').description('A question put to a market: how much of it is prohibited');
  sweep
    .command('plan')
    .description('Reads the frame, commits to it, and logs the plan before its seed is known')
    .argument(
      '[source]',
      'file of offers or addresses, or address of a sitemap (default: the offers that the unit has)',
    )
    .requiredOption('--unit <name>', 'unit whose sweep it is')
    .requiredOption('--question <text>', 'what is asked of the market')
    .requiredOption('--missing <text>', 'what of the market is not in the frame')
    .option('--pack <id...>', 'packs whose rules say where to look first (default: all in force)')
    .option('--platform <host>', 'of the unit’s own offers, those of this platform')
    .option('--stratify <by>', 'platform, category, trader or price', 'nothing')
    .option('--design <kind>', 'all, simple, systematic or stratified', 'simple')
    .option('--draw <n>', 'how many to draw', whole('--draw'))
    .option(
      '--expected <share>',
      'in place of --draw: the share that is expected (0 to 1)',
      number('--expected', false),
    )
    .option('--margin <share>', 'with --expected: how near the limits have to be', number('--margin', false))
    .option('--second-review <n>', 'how many a second person reviews blind', whole('--second-review'), 0)
    .option('--elusion <n>', 'how many are reviewed of those that no rule flags', whole('--elusion'), 0)
    .option('--beacon [round]', 'the seed is made with a round of drand’s quicknet (default: in two minutes)')
    .option('--witness <name>', 'the seed is made with this witness’s nonce')
    .option('--commitment <sha256>', 'with --witness: the SHA-256 of the nonce')
    .addOption(allowOption())
    .action(async (source, options) => finish((await import('./sweep.ts')).runPlan(source, options, io)));
  sweep
    .command('run')
    .description('Draws the sample, visits and seals it; goes on where it was')
    .argument('<sweep>')
    .requiredOption('--unit <name>', 'unit whose sweep it is')
    .option('--again', 'visits again what could not be seen, before anybody reviews')
    .option('--signature <hex>', 'the signature of the beacon’s round')
    .option('--value <hex>', 'the witness’s nonce')
    .addOption(allowOption())
    .action(async (id, options) => finish((await import('./sweep.ts')).runSweep(id, options, io)));
  sweep
    .command('review')
    .description('Shows the next offer to review, or keeps what was decided on one')
    .argument('<sweep>')
    .requiredOption('--unit <name>', 'unit whose sweep it is')
    .requiredOption('--as <email>', 'account of who reviews')
    .option('--number <n>', 'the offer that is decided on', whole('--number'))
    .option('--decision <what>', 'prohibited or not')
    .option('--reason <text>', 'why', '')
    .action(async (id, options) => finish((await import('./sweep.ts')).runReview(id, options, io)));
  sweep
    .command('report')
    .description('Question, frame, design, figures and limits')
    .argument('<sweep>')
    .requiredOption('--unit <name>', 'unit whose sweep it is')
    .option('--pdf <file>', 'writes the report on one page there, as PDF/A')
    .addOption(new Option('--language <language>', 'with --pdf: its language').choices(['en', 'fr']).default('fr'))
    .option('--csv <file>', 'writes all figures there')
    .addOption(jsonOption())
    .action(async (id, options) => finish((await import('./sweep.ts')).runReport(id, options, io)));
  sweep
    .command('compare')
    .description('What a sweep has more than another, with intervals, and what of the two is not the same')
    .argument('<sweep>')
    .argument('<other>')
    .requiredOption('--unit <name>', 'unit whose sweeps they are')
    .addOption(jsonOption())
    .action(async (id, other, options) => finish((await import('./sweep.ts')).runCompare(id, other, options, io)));
  sweep
    .command('recurrence')
    .description('How often, and how soon, offers come back that were removed')
    .requiredOption('--unit <name>', 'unit whose offers they are')
    .option('--platform <host>', 'those of this platform')
    .action(async (options) => finish((await import('./sweep.ts')).runRecurrence(options, io)));
  addAgeGates(program);
}

function addAgeGates(program: Command): void {
  const load = () => import('./age-gates.ts');
  const gates = program
    .command('age-gate')
    .description('What stands before the pages of a platform: measured, decided');
  const acting = (command: Command): Command =>
    command
      .requiredOption('--unit <name>', 'unit whose measurement it is')
      .requiredOption('--as <email>', 'account of who does it');
  acting(gates.command('measure').description('Draws pages, visits and seals them').argument('<platform>'))
    .option('--addresses <file>', 'pages to draw from, a line each (default: pages of the unit’s offers there)')
    .option('--again <measurement>', 'the same pages as in another measurement')
    .option('--draw <n>', 'how many pages (default: all, or as many as one measurement takes)', whole('--draw'))
    .addOption(allowOption())
    .action(async (platform, options) => finish((await load()).runMeasure(platform, options, io)));
  acting(
    gates
      .command('show')
      .description('A measurement with its pages; without one, the newest')
      .argument('[measurement]'),
  )
    .option('--platform <platform>', 'those of this platform')
    .action(async (id, options) => finish((await load()).runShow(id, options, io)));
  acting(gates.command('decide').description('What stands before a sealed page').argument('<measurement>'))
    .requiredOption('--number <n>', 'the page', whole('--number'))
    .requiredOption('--gate <gate>', 'none, declared, verified or unclear')
    .option('--kind <kind...>', 'with verified: wallet, third-party, payment, other')
    .option('--reason <text>', 'why, where it was decided otherwise before, or is of another kind', '')
    .action(async (id, options) => finish((await load()).runDecide(id, options, io)));
}
