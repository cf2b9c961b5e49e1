import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { addCommands, FOLDERS } from './commands.ts';

async function namesFor(asked: string | undefined): Promise<string[]> {
  const program = new Command();
  await addCommands(program, asked);
  return program.commands.map((command) => command.name());
}

test('each command is found by its name alone, and all are there for help', async () => {
  for (const [names] of FOLDERS) for (const name of names) assert.deepEqual(await namesFor(name), names);
  const all = FOLDERS.flatMap(([names]) => names);
  for (const asked of [undefined, 'help', '--help', 'scren']) assert.deepEqual(await namesFor(asked), all);
});
