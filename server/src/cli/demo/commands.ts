// What a command does is loaded when it is called.
import type { Command } from 'commander';
import { finish, io } from '../terminal/options.ts';

/** The chain on the sample marketplace. */
export function addTo(program: Command): void {
  program
    .command('demo')
    .description('Run the whole chain on the bundled sample marketplace, on this machine only')
    .option('--once', 'run once, print the counts and stop')
    .option('--data <dir>', 'folder for its data')
    .option('--no-open', 'do not open a browser')
    .action(async (options) => finish((await import('./demo.ts')).runDemo(options, io)));
}
