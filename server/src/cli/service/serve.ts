import { readConfig } from '../../base/core/config.ts';
import { awaitServer } from '../../base/database/await-server.ts';
import { createLog, startVigie } from '../../main.ts';
import { type Io, write } from '../terminal/io.ts';

/**
 * Resolves when the process is asked to end. Asked once more, as a terminal and npm do together, it still ends in
 * order.
 */
export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}

/** `vigie serve`: the service with its console, until it is told to end. */
export async function runServe(io: Io): Promise<number> {
  const config = readConfig();
  if (config.databaseUrl) await awaitServer(config.databaseUrl, (line) => void io.stderr.write(`vigie: ${line}\n`));
  const vigie = await startVigie({ config, log: createLog(config.logLevel) });
  try {
    await write(io.stdout, `${await vigie.listen()}\n`);
    await untilAsked();
    return 0;
  } finally {
    await vigie.stop();
  }
}
