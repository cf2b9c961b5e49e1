import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SHARED_DATA, unlessShared } from '../../../tools/shared-data.ts';
import { fold } from '../fold/fold.ts';
import { LETTERS, lettersOf, symbolAt } from './symbols.ts';

const file = `${SHARED_DATA}/confusables/confusables_TR39.txt`;
const skip = unlessShared(file);

test('every character that TR39 takes for a Latin letter is folded to it or known as its look-alike', { skip }, () => {
  const missed: string[] = [];
  let count = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [source, target] = line.split(';').map((part) => part.trim());
    if (!source || !target || line.startsWith('#') || target.includes(' ') || source.includes(' ')) continue;
    const char = String.fromCodePoint(Number.parseInt(source, 16));
    const letter = String.fromCodePoint(Number.parseInt(target, 16));
    if (!/^[a-z]$/iu.test(letter) || char.charCodeAt(0) < 0x80 || char === '\ufeff') continue;
    count += 1;
    const likeIt = lettersOf(letter === 'I' || letter === 'l' || letter === 'i' ? 'il' : letter.toLowerCase());
    if (fold(char).text !== letter.toLowerCase() && (symbolAt(char, 0) & LETTERS & likeIt) === 0)
      missed.push(`${source} ${char} ${letter}`);
  }
  assert.ok(count > 1000, String(count));
  assert.deepEqual(missed.slice(0, 40), [], `${missed.length} of ${count}`);
});
