import type { Io } from '../terminal/io.ts';

/**
 * Resolves when the process is asked to end, or the one that started it has ended. Asked once more, as a terminal and
 * npm do together, it still ends in order.
 */
export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    const asked = (): void => {
      if (process.connected) process.disconnect(); // The channel alone would keep the process from ending.
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, asked);
    process.once('disconnect', asked);
    if (process.connected === false) resolve(); // It ended before.
  });
}

/** How long a process may take to end in order: less than `vigie serve` waits for its own. */
const PATIENCE_MS = 20_000;

/**
 * Ends in order, or after twenty seconds all the same, with exit 3: who started the process may have died, and a
 * database that never comes back would keep it for good.
 */
export async function endInTime(stop: () => Promise<void>, io: Pick<Io, 'stderr'>): Promise<void> {
  const late = setTimeout(() => {
    io.stderr.write(`vigie: this process did not end in ${PATIENCE_MS / 1000} seconds, and ends now\n`);
    process.exit(3);
  }, PATIENCE_MS);
  await stop();
  clearTimeout(late);
}
