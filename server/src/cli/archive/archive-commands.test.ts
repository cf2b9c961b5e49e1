import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepOutput } from '../../../testing/commands/command-output.ts';
import { since } from './commands.ts';
import { runFind } from './find.ts';

test('a day that the calendar does not have, and nothing to look for, are refused before anything is read', async () => {
  assert.equal(since('2024-01-31'), Date.UTC(2024, 0, 31));
  assert.equal(since('2024-01-31T10:00:00+02:00'), Date.UTC(2024, 0, 31, 8));
  for (const wrong of ['2024-02-31', '2024-01-31junk', '2024-01-31 (x)', '31.01.2024', ''])
    assert.throws(() => since(wrong), { code: 'VIGIE_CLI_SINCE' }, wrong);
  for (const text of [undefined, '', ' '])
    await assert.rejects(runFind(text, { unit: 'u', as: 'a@x.example' }, keepOutput().io), {
      code: 'VIGIE_CLI_ARCHIVE',
    });
});
