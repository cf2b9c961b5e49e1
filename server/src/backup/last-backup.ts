import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAST, lastSchema } from './contents.ts';

/** When a data folder was last backed up, and into which file; null: never. */
export function readLastBackup(dataDir: string): { madeAt: string; file: string } | null {
  const path = join(dataDir, LAST);
  return existsSync(path) ? lastSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}
