import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import type { Pack } from '../src/packs/pack.ts';
import { parsePack } from '../src/packs/parse-pack.ts';
import { formatProblem } from '../src/packs/problem.ts';
import { compile } from '../src/screen.ts';
import type { Screener } from '../src/screener.ts';

const root = new URL('../../', import.meta.url).pathname;

/** The files of the packs that Vigie ships, from the root of the project. */
export const SHIPPED: readonly string[] = globSync('packs/*/*/*.yaml', { cwd: root }).sort();

const read = new Map<string, Pack>();

/** A pack that Vigie ships, by its file: read once for all tests of a process, a copy for each who asks. */
export function shippedPack(file: string): Pack {
  let pack = read.get(file);
  if (pack === undefined) {
    const result = parsePack(readFileSync(root + file, 'utf8'), file);
    assert.ok('pack' in result, 'errors' in result ? result.errors.map(formatProblem).join('\n') : '');
    pack = result.pack;
    read.set(file, pack);
  }
  return structuredClone(pack);
}

let all: Screener | undefined;

/** All of them together, compiled once. */
export function shippedScreener(): Screener {
  all ??= compile(SHIPPED.map(shippedPack));
  return all;
}
