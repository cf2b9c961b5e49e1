import type { Logger } from 'pino';
import { storeFault } from '../database/faults.ts';

/**
 * What is done at each tick of a queue. Where the database is away or has too much to do, a tick is left out, since the
 * next one does the same; the log says so.
 */
export function everyTick(log: Logger, queue: string, run: () => Promise<void>): () => Promise<void> {
  return async () => {
    try {
      await run();
    } catch (error) {
      if (!storeFault(error)) throw error;
      log.warn({ queue, error: error instanceof Error ? error.message : String(error) }, 'a tick was left out');
    }
  };
}
