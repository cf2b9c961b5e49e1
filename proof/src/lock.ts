import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ProofError } from './proof-error.ts';

/** When a process was started, in kernel ticks; `null` where it does not run. Tells a reused pid from the first holder. */
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

function readHolder(path: string): { pid: number; started: string } | null {
  try {
    const [, pid = '', started = ''] = /^(\d+) (\d*)$/.exec(readFileSync(path, 'utf8')) ?? [];
    return pid === '' ? null : { pid: Number(pid), started };
  } catch {
    return null;
  }
}

/**
 * Takes a folder for this process alone, by a file with its pid and start time. A dead holder's lock is taken over; a live one's never.
 *
 * @returns the function that gives the folder back.
 * @throws ProofError `VIGIE_PROOF_LOCKED` while the holder lives.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'vigie.lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, `${process.pid} ${startOf(process.pid) ?? ''}`);
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = readHolder(path);
      if (holder && startOf(holder.pid) === holder.started) {
        throw new ProofError('VIGIE_PROOF_LOCKED', `${folder} is in use by process ${holder.pid}`);
      }
      rmSync(path, { force: true });
    }
  }
  throw new ProofError('VIGIE_PROOF_LOCKED', `${folder} was taken by another process just now`);
}
