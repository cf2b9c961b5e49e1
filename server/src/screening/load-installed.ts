import { compileToBytes } from '@vigie/engine';
import type { Packs } from '../base/context.ts';
import { listPackFiles, loadPacks } from './packs/index.ts';
import { keptScreener } from './program/index.ts';

/**
 * The packs of an installation. The live ones are compiled once, and not by each of its processes anew
 * (docs/decisions/0051-packs-compiled-once.md).
 *
 * @throws VigieError as `loadPacks` does
 */
export function loadInstalled(dir: string): Packs {
  const files = listPackFiles(dir);
  return loadPacks(dir, files, (live) => keptScreener(dir, files, () => compileToBytes(live)));
}
