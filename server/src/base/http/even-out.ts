import { setImmediate, setTimeout } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';

/** Milliseconds between the times at which it is said that something is not there. */
const STEP_MS = 10;

/**
 * Waits until the next full step since the request came in: what is hidden from whoever asks takes the part of a
 * millisecond longer than what never was, and is answered in the same step. To the microsecond, for a timer wakes up to a
 * millisecond early, or late, by what was left of the last.
 */
export async function evenOut(reply: Pick<FastifyReply, 'elapsedTime'>): Promise<void> {
  const due = (Math.floor(reply.elapsedTime / STEP_MS) + 1) * STEP_MS;
  const timed = Math.floor(due - reply.elapsedTime) - 1;
  if (timed > 0) await setTimeout(timed);
  while (reply.elapsedTime < due) await setImmediate();
}
