import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The log's size as its public head says it (C2SP tlog-checkpoint: the second line), without opening the log, which
 * whoever writes to it holds; NaN where there is no head yet.
 */
export async function readLogSize(logDir: string): Promise<number> {
  const head = await readFile(join(logDir, 'checkpoint'), 'utf8').catch(() => '');
  return Number(/^[^\n]+\n(\d+)\n/.exec(head)?.[1] ?? Number.NaN);
}
