/**
 * Resolves when the process is asked to end, or the one that started it has ended. Asked once more, as a terminal and
 * npm do together, it still ends in order.
 */
export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
    process.once('disconnect', () => resolve());
    if (process.connected === false) resolve(); // It ended before.
  });
}
