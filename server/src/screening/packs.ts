import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { canonicalJson, compile, formatProblem, type Pack, type PackProblem, parsePack, sha256 } from '@vigie/engine';
import type { PackSet } from '../base/context.ts';
import { VigieError } from '../base/errors.ts';

export interface ReadPack {
  file: string;
  text: string;
  pack: Pack;
}

/** Reads every pack (`*.yaml`) below a folder. @returns the packs and, apart from them, what is wrong with those that could not be read. */
export function readPacks(dir: string): { packs: ReadPack[]; problems: PackProblem[] } {
  if (!existsSync(dir)) {
    throw new VigieError('VIGIE_SCREENING_NO_PACKS', `There is no folder ${dir}. Name the packs' folder with --packs.`);
  }
  const files = dir.endsWith('.yaml')
    ? [dir]
    : globSync('**/*.yaml', { cwd: dir })
        .sort()
        .map((file) => join(dir, file));
  if (files.length === 0) throw new VigieError('VIGIE_SCREENING_NO_PACKS', `There is no pack (*.yaml) below ${dir}.`);
  const packs: ReadPack[] = [];
  const problems: PackProblem[] = [];
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const parsed = parsePack(text, relative(process.cwd(), file));
    if ('pack' in parsed) packs.push({ file, text, pack: parsed.pack });
    else problems.push(...parsed.errors);
  }
  return { packs, problems };
}

/**
 * Loads and compiles the packs below a folder.
 *
 * @throws VigieError `VIGIE_SCREENING_BAD_PACK` with a line for each fault (file, line, column).
 */
export function loadPacks(dir: string): PackSet {
  const { packs, problems } = readPacks(dir);
  const [first] = problems;
  if (first) {
    const rest = problems.length > 1 ? ` (and ${problems.length - 1} more: vigie packs lint)` : '';
    throw new VigieError('VIGIE_SCREENING_BAD_PACK', `${formatProblem(first)}${rest}`, {
      detail: problems.map(formatProblem),
    });
  }
  const versions = packs.map(({ pack, text }) => ({ id: pack.id, digest: sha256(canonicalJson(pack)), content: text }));
  const digest = createHash('sha256');
  for (const version of versions) digest.update(version.digest);
  return { screener: compile(packs.map(({ pack }) => pack)), digest: digest.digest('hex'), versions };
}
