import { styleText } from 'node:util';
import { formatProblem, tryExamples } from '@vigie/engine';
import { readConfig } from '../base/config.ts';
import { readPacks } from '../screening/packs.ts';
import { type Io, write } from './io.ts';

/**
 * `vigie packs test` runs the packs' own examples; `vigie packs lint` says what is wrong in their files.
 *
 * @returns 0 when all is well, 1 when an example fails, 2 when a pack cannot be read.
 */
export async function runPacks(
  what: 'test' | 'lint',
  dir: string | undefined,
  options: { json?: boolean },
  io: Io,
): Promise<number> {
  const { packs, problems } = readPacks(dir ?? readConfig().packsDir);
  const asJson = !io.isTerminal || options.json;
  for (const problem of problems) {
    await write(asJson ? io.stdout : io.stderr, `${asJson ? JSON.stringify(problem) : formatProblem(problem)}\n`);
    if (asJson) await write(io.stderr, `${formatProblem(problem)}\n`);
  }
  if (problems.length > 0) return 2;
  if (what === 'lint') {
    await write(io.stderr, `${packs.length} packs, nothing wrong\n`);
    return 0;
  }
  let tried = 0;
  let failed = 0;
  for (const { pack } of packs) {
    const results = tryExamples(pack);
    tried += results.length;
    for (const result of results) {
      if (asJson) await write(io.stdout, `${JSON.stringify({ pack: pack.id, ...result })}\n`);
      if (result.ok) continue;
      failed += 1;
      await write(
        io.stderr,
        `${styleText('red', 'fails')} ${pack.id}/${result.rule} example ${result.example}: ${result.why}\n`,
      );
    }
    if (!asJson) {
      const bad = results.filter(({ ok }) => !ok).length;
      await write(
        io.stdout,
        `${bad ? styleText('red', '✗') : styleText('green', '✓')} ${pack.id}: ${results.length - bad} of ${results.length} examples\n`,
      );
    }
  }
  await write(io.stderr, `${tried} examples, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}
