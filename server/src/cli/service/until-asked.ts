import { type Io, write } from '../terminal/io.ts';

/**
 * Resolves when the process is asked to end, or the one that started it has ended. Asked once more, as a terminal and
 * npm do together, it still ends in order.
 */
export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    const asked = (): void => {
      leave();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, asked);
    process.once('disconnect', asked);
    if (process.connected === false) resolve(); // It ended before.
  });
}

/** Closes the channel to who started the process, which alone would keep it from ending. */
function leave(): void {
  if (process.connected) process.disconnect();
}

/** How long a process may take to end in order: less than `vigie serve` waits for its own. */
const PATIENCE_MS = 20_000;

/** From here on the process ends in order, or in twenty seconds all the same, with exit 3. */
export function endInTime(io: Pick<Io, 'stderr'>): void {
  leave();
  const end = () => {
    io.stderr.write(`vigie: this process did not end in ${PATIENCE_MS / 1000} seconds, and ends now\n`);
    process.exit(3);
  };
  setTimeout(end, PATIENCE_MS).unref(); // What keeps the process from ending keeps this, too.
}

/**
 * Starts what the process is for, says that it is there, and ends it when asked to. Who started the process may have
 * died, and a database that went away meanwhile may never come back: once asked to end, or once it could not start, the
 * process is there for twenty seconds at most.
 *
 * @param start gives what to say, once it is there, and how to end it
 */
export async function runUntilAsked(
  io: Io,
  start: () => Promise<{ begin(): Promise<string>; stop(): Promise<void> }>,
): Promise<number> {
  const asked = untilAsked();
  void asked.then(() => endInTime(io));
  const starting = start();
  starting.catch(() => endInTime(io));
  const { begin, stop } = await starting;
  try {
    await write(io.stdout, `${await begin()}\n`);
    await asked;
    return 0;
  } finally {
    endInTime(io);
    await stop();
  }
}
