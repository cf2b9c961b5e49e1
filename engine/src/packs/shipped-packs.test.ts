import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { tryExamples } from '../try-examples.ts';
import type { Pack } from './pack.ts';
import { parsePack } from './parse-pack.ts';
import { formatProblem } from './problem.ts';

const root = new URL('../../../', import.meta.url).pathname;
const files = globSync('packs/*/*/*.yaml', { cwd: root }).sort();

function readPack(file: string): Pack {
  const result = parsePack(readFileSync(`${root}${file}`, 'utf8'), file);
  assert.ok('pack' in result, 'errors' in result ? result.errors.map(formatProblem).join('\n') : '');
  return result.pack;
}

test('packs are shipped', () => {
  assert.ok(files.length >= 4);
});

for (const file of files) {
  test(`${file}: its examples come out as they say`, () => {
    const failed = tryExamples(readPack(file)).filter((result) => !result.ok);
    assert.deepEqual(failed, []);
  });

  test(`${file}: at least 40 examples, half of them look-alikes, and every rule with both`, () => {
    const { rules } = readPack(file);
    const examples = rules.flatMap((rule) => rule.examples);
    assert.ok(examples.length >= 40, String(examples.length));
    assert.ok(examples.filter((example) => !example.match).length * 2 >= examples.length * 0.9);
    for (const rule of rules) assert.equal(new Set(rule.examples.map((example) => example.match)).size, 2, rule.id);
  });
}

test('an example that says the contrary fails, with the reason', () => {
  const pack = readPack(files.find((file) => file.includes('weapons')) ?? '');
  for (const rule of pack.rules) for (const example of rule.examples) example.match = !example.match;
  const results = tryExamples(pack);
  assert.ok(results.every((result) => !result.ok && result.why.startsWith('must ')));
});
