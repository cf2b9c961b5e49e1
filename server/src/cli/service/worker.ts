import { constants, setPriority } from 'node:os';
import { readConfig } from '../../base/core/config.ts';
import { awaitServer } from '../../base/database/await-server.ts';
import { createLog, startWorker } from '../../main.ts';
import type { Io } from '../terminal/io.ts';
import { runUntilAsked } from './until-asked.ts';

/**
 * `vigie worker`: what waits in the queues, until it is told to end; one works at a time, and another waits to follow it.
 * What comes in as a stream is taken by all of them, and by those that do nothing else (`--stream`).
 */
export async function runWorker(options: { stream: boolean }, io: Io): Promise<number> {
  const config = readConfig();
  const url = config.appDatabaseUrl ?? config.databaseUrl;
  if (url) await awaitServer(url, (line) => void io.stderr.write(`vigie: ${line}\n`));
  // Where both want the processor, whoever waits for an answer has it.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  return runUntilAsked(io, async () => {
    const { stop } = await startWorker({ config, log: createLog(config.logLevel) }, options.stream ? 'stream' : 'all');
    return { begin: async () => 'working', stop };
  });
}
