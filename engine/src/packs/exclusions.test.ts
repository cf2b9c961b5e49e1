import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedPack as readPack, SHIPPED } from '../../testing/shipped-packs.ts';
import { TokenBuffer } from '../fold/token-buffer.ts';
import { tokenize } from '../fold/tokenize.ts';
import { Hits } from '../terms/hits.ts';
import { isOtherWord } from '../terms/marks.ts';
import { compileTerms } from '../terms/matcher.ts';
import { readOpenTerm } from '../terms/open-term.ts';
import type { Condition, Pack } from './pack.ts';

/** The lists that a condition names, in a `not` or outside of all. */
function listsOf(condition: Condition, inNot: boolean, isInside = false): string[] {
  const parts =
    'all' in condition ? condition.all : 'any' in condition ? condition.any : 'near' in condition ? condition.near : [];
  if ('not' in condition) return listsOf(condition.not, inNot, true);
  if ('terms' in condition) return inNot === isInside ? [condition.terms].flat() : [];
  return parts.flatMap((part) => listsOf(part, inNot, isInside));
}

/** Terms against the goods that stand, as they are written, in the goods' own name in another language. */
function clashesOf(pack: Pack): Set<string> {
  const found = new Set<string>();
  const tokens = new TokenBuffer();
  const hits = new Hits();
  const pairs = new Map<string, Set<string>>();
  for (const { when } of pack.rules) {
    const goods = listsOf(when, false);
    for (const list of listsOf(when, true).filter((each) => !goods.includes(each)))
      pairs.set(list, new Set([...(pairs.get(list) ?? []), ...goods]));
  }
  for (const [list, goods] of pairs) {
    for (const [language, all] of Object.entries(pack.terms[list] ?? {})) {
      const terms = all.filter((term) => readOpenTerm(term) === null);
      const matcher = compileTerms(terms);
      for (const name of goods) {
        for (const [other, named] of Object.entries(pack.terms[name] ?? {})) {
          for (const term of other === language ? [] : named) {
            tokens.reset();
            tokenize(term, tokens);
            hits.count = 0;
            matcher.find(tokens, hits);
            for (let i = 0; i < hits.count; i++) {
              const against = terms[hits.pattern[i] ?? 0] ?? '';
              const text = term.slice(tokens.start[hits.first[i] ?? 0], tokens.end[hits.last[i] ?? 0]);
              if (!isOtherWord(text, against))
                found.add(`${list}.${language} "${against}": ${name}.${other} "${term}"`);
            }
          }
        }
      }
    }
  }
  return found;
}

for (const file of SHIPPED) {
  test(`${file}: no word against the goods is part of their name in another language`, () => {
    assert.deepEqual([...clashesOf(readPack(file))], []);
  });
}

test('a sport of one language in the name of the goods in another is told', () => {
  const pack = readPack('packs/fr/weapons/2025-09-06.yaml');
  pack.terms['other-knuckle']?.it?.push('pugilato');
  assert.deepEqual(
    [...clashesOf(pack)],
    [
      'other-knuckle.it "pugilato": knuckle-duster.es "llave de pugilato"',
      'other-knuckle.it "pugilato": knuckle-duster.es "llaves de pugilato"',
    ],
  );
});
