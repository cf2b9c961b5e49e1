import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { VigieError } from './errors.ts';

const holderSchema = z.object({ pid: z.number().int(), started: z.string() });

/** When the process with this id was started, in kernel ticks; `null` where it does not run. Tells a reused pid from the first holder. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    try {
      process.kill(pid, 0);
      return '';
    } catch {
      return null;
    }
  }
}

function readHolder(path: string): z.infer<typeof holderSchema> | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Takes a data folder for this process alone: PGlite has no lock of its own, and two processes on one folder destroy it.
 *
 * @returns the function that gives the folder back.
 * @throws VigieError `VIGIE_STORE_LOCKED` (exit 3) while the holder lives. A dead holder's lock is taken over; a live one's never.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'vigie.lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? '' }));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = readHolder(path);
      if (holder && startOf(holder.pid) === holder.started) {
        throw new VigieError(
          'VIGIE_STORE_LOCKED',
          `${folder} is in use by process ${holder.pid}. Stop it, choose another folder with --data, or set DATABASE_URL to share one database.`,
          { exit: 3, status: 503 },
        );
      }
      rmSync(path, { force: true });
    }
  }
  throw new VigieError('VIGIE_STORE_LOCKED', `${folder} was taken by another process just now. Try again.`, {
    exit: 3,
  });
}
