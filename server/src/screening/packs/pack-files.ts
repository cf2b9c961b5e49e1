import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { refusal } from '../refusals.ts';

export interface PackFile {
  /** As people are shown it: from the working directory. */
  name: string;
  text: string;
}

/** The pack files (`*.yaml`) below a folder, or the one file named. @throws VigieError `VIGIE_SCREENING_NO_PACKS`. */
export function listPackFiles(dir: string): PackFile[] {
  if (!existsSync(dir)) throw refusal('VIGIE_SCREENING_NO_PACKS', { dir });
  const isFile = statSync(dir).isFile();
  const paths = isFile ? [dir] : globSync('**/*.yaml', { cwd: dir }).map((file) => join(dir, file));
  if (paths.length === 0) throw refusal('VIGIE_SCREENING_NO_PACKS', { dir });
  return paths.sort().map((path) => ({ name: relative(process.cwd(), path), text: readFileSync(path, 'utf8') }));
}
