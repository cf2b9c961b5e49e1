import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typed } from '../../parts/form/typed-testing.ts';
import { fromForm, toForm } from './unit-status.ts';

test('a status comes back from the form as it was shown', () => {
  for (const status of [
    { authority: null, trustedFlagger: null },
    { authority: { name: 'DGCCRF', address: null, email: 'a@dgccrf.example' }, trustedFlagger: null },
    {
      authority: { name: 'DGCCRF', address: '1 rue X', email: 'a@dgccrf.example' },
      trustedFlagger: { by: 'Arcom', since: '2026-01-01' },
    },
  ])
    assert.deepEqual(fromForm(typed(toForm(status)).text), status);
});

test('an authority without a name is none, whatever else was typed', () => {
  const { authority, trustedFlagger } = fromForm(
    typed({ authorityName: ' ', authorityAddress: '1 rue X', trustedSince: '2026-01-01' }).text,
  );
  assert.deepEqual([authority, trustedFlagger], [null, null]);
});
