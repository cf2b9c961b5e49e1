import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { CaptureClock } from '@vigie/proof';

const ask = promisify(execFile);
const ANSWER_MS = 2_000;

/**
 * What the system says of its clock: whether the kernel counts it as held in step (adjtimex, as `timedatectl` reads it,
 * whatever program holds it). `unknown` where nobody can be asked, as in most containers: a package says no more than
 * is known.
 *
 * @param env where `timedatectl` is looked for (`PATH`)
 */
export async function readClock(env: NodeJS.ProcessEnv = process.env): Promise<CaptureClock> {
  try {
    const { stdout } = await ask('timedatectl', ['show', '--property=NTPSynchronized', '--value'], {
      env: { PATH: env.PATH ?? '' },
      timeout: ANSWER_MS,
    });
    const answer = stdout.trim();
    return { source: 'system', synchronised: answer === 'yes' || answer === 'no' ? answer : 'unknown' };
  } catch {
    return { source: 'system', synchronised: 'unknown' };
  }
}

/** Starting a program stops all else for a while: many captures a minute share an answer. */
const ANSWER_HOLDS_MS = 60_000;
let answered: { at: number; clock: Promise<CaptureClock> } | null = null;

/** What the system said of its clock within the last minute. */
export function recentClock(): Promise<CaptureClock> {
  const now = performance.now();
  if (!answered || now - answered.at > ANSWER_HOLDS_MS) answered = { at: now, clock: readClock() };
  return answered.clock;
}
