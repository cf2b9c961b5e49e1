import { Command, CommanderError } from 'commander';
import { formatPlace, VigieError } from '../base/core/errors.ts';
import { VERSION } from '../version.ts';
import { addCommands } from './commands.ts';

/** One line for people: what happened, where, what to do. A bug shows its stack only when asked for. */
async function explain(error: unknown): Promise<{ line: string; exit: number }> {
  if (error instanceof CommanderError) {
    return { line: error.exitCode === 0 ? '' : error.message, exit: error.exitCode === 0 ? 0 : 2 };
  }
  if (error instanceof VigieError) {
    const place = formatPlace(error.place);
    return { line: `${place ? `${place}: ` : ''}${error.message}`, exit: error.exit };
  }
  const { ProofError } = await import('@vigie/proof'); // loading it takes longer than many a command
  if (error instanceof ProofError) return { line: error.message, exit: /_LO(CKED|G_\w+)$/.test(error.code) ? 3 : 2 };
  if (process.env.VIGIE_DEBUG)
    return { line: error instanceof Error ? (error.stack ?? error.message) : String(error), exit: 3 };
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return { line: `${message} (this is a fault in Vigie: run it again with VIGIE_DEBUG=1 for details)`, exit: 3 };
}

/** Runs a command as its words say, and sets the exit code of the process: what goes wrong is one line on stderr. */
export async function runCommand(words: string[]): Promise<void> {
  try {
    const program = new Command('vigie')
      .description('From a prohibited offer on a marketplace to a provable, enforceable, published outcome.')
      .version(VERSION)
      .exitOverride()
      .configureOutput({ outputError: () => {} });
    await addCommands(program, words[0]);
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    const { line, exit } = await explain(error);
    if (line) process.stderr.write(`vigie: ${line.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')}\n`);
    process.exitCode = exit;
  }
}
