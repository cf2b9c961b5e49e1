import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepOutput } from '../../../testing/commands/command-output.ts';
import { type CourtsOptions, runCourts } from './courts.ts';

const NOWHERE = { offence: [], residence: [], arrest: [] };
async function run(search: string[], options: Partial<CourtsOptions> = {}) {
  const { io, read } = keepOutput();
  const exit = await runCourts(search, { ...NOWHERE, json: true, ...options }, io);
  const lines = read().split('\n').filter(Boolean);
  return { exit, items: lines.map((line) => JSON.parse(line)) };
}

test('the registers are searched by name, place and role, without accents', async () => {
  assert.deepEqual(
    (await run(['evreux'])).items.map(({ key }) => key),
    ['tj-27229'],
  );
  assert.equal((await run([], { department: '59' })).items.length, 6);
  assert.deepEqual(
    (await run(['FR', 'customs'], { authorities: true })).items.map(({ key }) => key),
    ['fr/dgddi'],
  );
  assert.deepEqual(await run(['nowhere']), { exit: 1, items: [] });
});

test('with legal bases it proposes, each with its grounds', async () => {
  const { exit, items } = await run([], { legal: ['cp-227-23-offer'], offence: ['2A'], establishment: 'IE' });
  const [proposed] = items;
  assert.equal(exit, 0);
  const of = (as: string) =>
    proposed.filter((one: { as: string }) => one.as === as).map(({ key }: { key: string }) => key);
  assert.deepEqual(
    [of('prosecutor'), of('coordinator')],
    [
      ['tj-2a004', 'tj-75056'],
      ['ie/cnam', 'fr/arcom'],
    ],
  );
});

test('a place that there is not is refused, and no answer', async () => {
  const refused = (code: string, options: Partial<CourtsOptions>) =>
    assert.rejects(run([], { legal: ['cp-227-23-offer'], ...options }), { code });
  for (const offence of ['XX', 'UK', 'EU']) await refused('VIGIE_NOTICE_NO_COUNTRY', { offence: [offence] });
  await refused('VIGIE_NOTICE_NO_COUNTRY', { establishment: 'XX' });
  await refused('VIGIE_NOTICE_NO_DEPARTMENT', { arrest: ['2C'] });
});
