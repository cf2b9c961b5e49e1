import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable } from './durable.ts';
import { ProofError } from './proof-error.ts';

/**
 * When a process was started, in kernel ticks; `null` where it does not run. Tells a reused pid from the first holder.
 */
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

/** Beyond this, the holder writes the file anew with its own claim alone. */
const LONGEST = 4096;
const ATTEMPTS = 5;

/** The claims of a lock file that were not given up, oldest first. */
function readClaims(path: string): string[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  const given = new Set(lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1)));
  return lines.filter((line) => /^\d+ \d*( [0-9a-f]+)?$/.test(line) && !given.has(line));
}

const lives = (claim: string): boolean => {
  const [pid, started] = claim.split(' ');
  return startOf(Number(pid)) === started;
};

/**
 * Takes a folder for this process alone. Who wants it appends a claim (pid, start time, nonce) to the lock file and
 * then reads it: the oldest claim of a live process holds. Appends have one order for all who read, so no two processes
 * can both find theirs the oldest; and a dead holder's claim is passed over without anything being removed, which could
 * be a live one's by then.
 *
 * @returns the function that gives the folder back.
 * @throws ProofError `VIGIE_PROOF_LOCKED` while the holder lives.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'vigie.lock');
  const claim = `${process.pid} ${startOf(process.pid) ?? ''} ${randomBytes(8).toString('hex')}`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    appendFileSync(path, `\n${claim}\n`);
    const claims = readClaims(path);
    const own = claims.indexOf(claim);
    // The holder wrote the file anew meanwhile: the claim went with the old one.
    if (own < 0) continue;
    const holder = claims.slice(0, own).find(lives);
    if (holder !== undefined) {
      appendFileSync(path, `\n-${claim}\n`);
      throw new ProofError('VIGIE_PROOF_LOCKED', `${folder} is in use by process ${holder.split(' ')[0]}`);
    }
    if (statSync(path).size > LONGEST) writeDurable(path, new TextEncoder().encode(`${claim}\n`));
    return () => {
      // Where the folder is gone or the disk full, the claim ends with this process.
      try {
        appendFileSync(path, `\n-${claim}\n`);
      } catch {}
    };
  }
  throw new ProofError('VIGIE_PROOF_LOCKED', `${folder} was taken by another process just now`);
}
