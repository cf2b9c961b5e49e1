import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VigieError } from './errors.ts';
import { refusals } from './refusals.ts';
import { sentences } from './sentences.ts';

const { refusal, refuse } = refusals({
  VIGIE_TEST_SHUT: { status: 409, exit: 1, en: 'The door is {state}.', fr: 'La porte est {state}.' },
  VIGIE_TEST_PLAIN: { en: 'It is shut.', fr: 'C’est fermé.' },
});

test('a refusal is filled in both languages, and keeps its code, status and exit code', () => {
  const error = refusal('VIGIE_TEST_SHUT', { state: { en: 'shut', fr: 'fermée' } }, { detail: ['line'] });
  assert.ok(error instanceof VigieError);
  assert.deepEqual(
    [error.code, error.status, error.exit, error.message, error.words.fr, error.detail],
    ['VIGIE_TEST_SHUT', 409, 1, 'The door is shut.', 'La porte est fermée.', ['line']],
  );
  assert.throws(() => refuse('VIGIE_TEST_PLAIN'), { code: 'VIGIE_TEST_PLAIN', status: 400, exit: 2 });
});

test('what a sentence is filled with is never read as a pattern', () => {
  assert.equal(refusal('VIGIE_TEST_SHUT', { state: '{state} $& $1' }).message, 'The door is {state} $& $1.');
});

test('the form of a word follows the number, by the rules of the language', () => {
  const say = sentences({
    found: { en: '{n} {n|offer|offers}', fr: '{n} {n|offre|offres}' },
    none: { en: 'Nothing.', fr: 'Rien.' },
  });
  assert.deepEqual(
    [0, 1, 2].map((n) => say('found', { n })),
    [
      { en: '0 offers', fr: '0 offre' },
      { en: '1 offer', fr: '1 offre' },
      { en: '2 offers', fr: '2 offres' },
    ],
  );
  assert.deepEqual(say('none'), { en: 'Nothing.', fr: 'Rien.' });
});

test('the compiler asks for what a sentence needs', () => {
  // @ts-expect-error: `state` is missing
  assert.equal(refusal('VIGIE_TEST_SHUT', {}).message, 'The door is {state}.');
  // @ts-expect-error: a code that the catalogue has not
  assert.equal(refusal('VIGIE_TEST_OPEN').message, 'VIGIE_TEST_OPEN');
});
