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

test('a command that has others below it asks for nothing itself: they would have to be given it too', async () => {
  const program = new Command();
  await addCommands(program, undefined);
  const groups = program.commands.filter(({ commands }) => commands.length > 0);
  assert.ok(groups.length > 5);
  for (const group of groups)
    assert.deepEqual([group.options.map(({ flags }) => flags), group.registeredArguments], [[], []], group.name());
});
