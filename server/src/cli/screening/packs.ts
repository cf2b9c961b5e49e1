import { styleText } from 'node:util';
import { lintPack, showProblem, tryExamples } from '@vigie/engine';
import { packsFolder } from '../../base/core/home.ts';
import { listPackFiles, readPacks } from '../../screening/packs/index.ts';
import { type Io, write } from '../terminal/io.ts';

/** `vigie packs lint`: what is wrong in packs, and where. @returns 0 when nothing is, 1 when something is. */
async function lint(dir: string, asJson: boolean, io: Io): Promise<number> {
  let wrong = 0;
  const files = listPackFiles(dir);
  for (const { name, text } of files) {
    for (const problem of lintPack(text, name)) {
      wrong += 1;
      await write(io.stdout, `${asJson ? JSON.stringify(problem) : showProblem(problem, text)}\n`);
    }
  }
  await write(io.stderr, `${files.length} packs, ${wrong === 0 ? 'nothing' : wrong} wrong\n`);
  return wrong > 0 ? 1 : 0;
}

/** `vigie packs test`: runs the packs' own examples. @returns 0 when all hold, 1 when one does not. */
async function tryAll(dir: string, asJson: boolean, io: Io): Promise<number> {
  let tried = 0;
  let failed = 0;
  for (const { pack } of readPacks(listPackFiles(dir))) {
    const results = tryExamples(pack);
    const bad = results.filter(({ ok }) => !ok);
    tried += results.length;
    failed += bad.length;
    if (asJson)
      for (const result of results) await write(io.stdout, `${JSON.stringify({ pack: pack.id, ...result })}\n`);
    else {
      const mark = bad.length > 0 ? styleText('red', '✗') : styleText('green', '✓');
      await write(io.stdout, `${mark} ${pack.id}: ${results.length - bad.length} of ${results.length} examples\n`);
    }
    for (const { rule, example, why } of bad) {
      await write(io.stderr, `${styleText('red', 'fails')} ${pack.id}/${rule} example ${example}: ${why}\n`);
    }
  }
  await write(io.stderr, `${tried} examples, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}

/** `vigie packs test|lint`. @throws VigieError when there are no packs; for `test`, also when one cannot be read. */
export function runPacks(
  what: 'test' | 'lint',
  dir: string | undefined,
  options: { json?: boolean },
  io: Io,
): Promise<number> {
  const folder = dir ?? packsFolder();
  const asJson = !io.isTerminal || options.json === true;
  return what === 'lint' ? lint(folder, asJson, io) : tryAll(folder, asJson, io);
}
