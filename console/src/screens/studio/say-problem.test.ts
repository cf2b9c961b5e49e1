import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayProblem } from './say-problem.ts';

test('what is wrong in a pack is said in the reader’s language, and in English where it is in no other', () => {
  const problem = { line: 1, column: 1, message: 'unknown key', hint: 'take it out', french: null };
  const french = { message: 'clé inconnue', hint: '' };
  assert.deepEqual(sayProblem(problem, 'fr'), { lang: 'en', text: 'unknown key (take it out)' });
  assert.deepEqual(sayProblem({ ...problem, french }, 'fr'), { lang: 'fr', text: 'clé inconnue' });
  assert.deepEqual(sayProblem({ ...problem, french }, 'en'), { lang: 'en', text: 'unknown key (take it out)' });
});
