import { setTimeout as sleep } from 'node:timers/promises';

/** Lets requests to one host pass one at a time, so far apart. */
export interface Pacer {
  /** Waits for the host's turn. Turns are given in the order asked. */
  turn(host: string, paceMs: number, signal: AbortSignal | null): Promise<void>;
}

/** What a pacer counts by, in milliseconds. */
export interface PaceClock {
  now(): number;
  wait(ms: number, signal: AbortSignal | null): Promise<void>;
}

const HOSTS = 10_000;
/** Monotonic, since what counts is the load on the other side and not the time of day. */
const MONOTONIC: PaceClock = {
  now: () => performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
};

/** A pacer of its own memory. */
export function createPacer(clock = MONOTONIC): Pacer {
  const free = new Map<string, number>();
  return {
    async turn(host, paceMs, signal) {
      const now = clock.now();
      const at = Math.max(now, free.get(host) ?? 0);
      free.delete(host);
      free.set(host, at + paceMs);
      if (free.size > HOSTS) {
        for (const [oldest, when] of free) {
          if (free.size <= HOSTS || when > now) break;
          free.delete(oldest);
        }
      }
      if (at > now) await clock.wait(at - now, signal);
    },
  };
}
