import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { lintPack } from './lint-pack.ts';
import { showProblem } from './problem.ts';

const folder = new URL('../../testdata/lint/', import.meta.url).pathname;

/** Each file beside its golden text; `UPDATE_GOLDEN=1` writes them anew, to be read before they are committed. */
for (const file of globSync('*.yaml', { cwd: folder }).sort()) {
  test(`lint says of ${file} what its golden text says`, () => {
    const text = readFileSync(folder + file, 'utf8');
    const said = lintPack(text, file)
      .map((problem) => `${showProblem(problem, text)}\n`)
      .join('\n');
    const golden = folder + file.replace(/\.yaml$/u, '.txt');
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, said);
    assert.equal(said, existsSync(golden) ? readFileSync(golden, 'utf8') : null);
  });
}

test('the shipped packs are clean', () => {
  const root = new URL('../../../', import.meta.url).pathname;
  for (const file of globSync('packs/*/*/*.yaml', { cwd: root })) {
    const text = readFileSync(root + file, 'utf8');
    assert.deepEqual(
      lintPack(text, file).map((problem) => showProblem(problem, text)),
      [],
    );
  }
});
