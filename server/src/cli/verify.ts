import { readFileSync, statSync } from 'node:fs';
import { styleText } from 'node:util';
import { verifyPackage } from '@vigie/proof';
import { VigieError } from '../base/errors.ts';
import { type Io, write } from './io.ts';

/** Packages are read whole; nothing that Vigie seals is near this size. */
const LARGEST = 512 * 1024 * 1024;

function readWhole(file: string): Buffer {
  try {
    if (statSync(file).size > LARGEST) throw new VigieError('VIGIE_EVIDENCE_TOO_LARGE', `${file} is over 512 MiB.`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw new VigieError(
      'VIGIE_EVIDENCE_UNREADABLE',
      `${file} cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/**
 * `vigie verify`: checks a package offline, each step in words.
 *
 * @returns 0 when every step holds, 1 when one fails.
 */
export async function runVerify(
  file: string,
  options: { key: string[]; tsaRoot: string[]; tsaCrl: string[]; tsaPolicy: string[]; json?: boolean },
  io: Io,
): Promise<number> {
  const bytes = readWhole(file);
  const timestamps = {
    ...(options.tsaRoot.length > 0 ? { roots: options.tsaRoot.map((path) => readWhole(path).toString('utf8')) } : {}),
    ...(options.tsaPolicy.length > 0 ? { policies: options.tsaPolicy } : {}),
    crls: options.tsaCrl.map(readWhole),
  };
  const report = verifyPackage(bytes, { trustedKeys: options.key, timestamps });
  if (!io.isTerminal || options.json) {
    await write(io.stdout, `${JSON.stringify({ file, ...report })}\n`);
    return report.ok ? 0 : 1;
  }
  for (const { ok, title, detail } of report.steps) {
    const mark = ok ? styleText('green', '✓') : ok === false ? styleText('red', '✗') : styleText('dim', '·');
    await write(io.stdout, `${mark} ${title.en}: ${detail.en}\n`);
  }
  await write(
    io.stdout,
    `${report.ok ? styleText('green', 'The package holds.') : styleText('red', 'The package does not hold.')}\n`,
  );
  return report.ok ? 0 : 1;
}
