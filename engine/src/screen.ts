import type { Pack } from './packs/pack.ts';
import { buildProgram } from './rules/build-program.ts';
import { writeProgram } from './rules/program-file.ts';
import { type Screener, screenerOf } from './screener.ts';

/**
 * Compiles packs as `parsePack` gives them. Throws a `RangeError` that names the pack when one was not checked and
 * cannot be compiled.
 */
export function compile(packs: readonly Pack[]): Screener {
  return screenerOf(buildProgram(packs));
}

/**
 * The same as bytes, which `openProgram` makes a screener of at once. They are of this machine's order of bytes and of
 * this version of the engine: what is kept is kept beside neither. Throws as `compile` does.
 */
export function compileToBytes(packs: readonly Pack[]): Uint8Array<ArrayBuffer> {
  return writeProgram(buildProgram(packs));
}
