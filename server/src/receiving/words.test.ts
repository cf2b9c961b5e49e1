import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from './words.en.json' with { type: 'json' };
import fr from './words.fr.json' with { type: 'json' };
import { receivingWords } from './words.ts';

/** Each sentence by its path, with the names that are filled in. */
function namesOf(words: object, at = ''): [string, string[]][] {
  return Object.entries(words).flatMap(([key, value]): [string, string[]][] =>
    typeof value === 'string'
      ? [[`${at}${key}`, [...value.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort()]]
      : namesOf(value, `${at}${key}.`),
  );
}

test('notifiers, traders and buyers read the same in both languages: the same sentences, filled with the same', () => {
  assert.deepEqual(Object.fromEntries(namesOf(fr)), Object.fromEntries(namesOf(en)));
  assert.ok(namesOf(en).length > 50);
});

test('what is filled in stays what it is; a sentence that is not there is a fault', () => {
  const words = receivingWords('en');
  assert.match(
    words('decision.subject', { reference: '$t(form.title) {{reference}} <b>' }),
    /\$t\(form\.title\) \{\{reference\}\} <b>$/,
  );
  assert.throws(() => words('decision.nothing'), /No words for "decision.nothing" in en/);
});
