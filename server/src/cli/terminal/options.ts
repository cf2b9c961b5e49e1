import { Option } from 'commander';
import { VigieError } from '../../base/core/errors.ts';
import type { Io } from './io.ts';

/** Where commands write. */
export const io: Io = { stdout: process.stdout, stderr: process.stderr, isTerminal: process.stdout.isTTY === true };

export const jsonOption = (): Option => new Option('--json', 'print JSON Lines, even on a terminal');

export const allowOption = (): Option =>
  new Option('--allow <host:port...>', 'private addresses that Vigie may visit').default([]);

/** `--map field=column`, given once for each. */
function addMapping(text: string, known: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new VigieError('VIGIE_CLI_MAP', `--map takes field=column, not "${text}".`);
  return { ...known, [text.slice(0, at)]: text.slice(at + 1) };
}

export const MAP = [
  '--map <field=column>',
  'name a column that is not recognised (field=column)',
  addMapping,
  {},
] as const;

/** Ends the process with what a command gives, once it is done. */
export async function finish(exit: Promise<number>): Promise<void> {
  process.exitCode = await exit;
}
