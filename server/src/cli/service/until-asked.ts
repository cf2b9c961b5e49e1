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
