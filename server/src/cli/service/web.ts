import { readConfig } from '../../base/core/config.ts';
import { awaitServer } from '../../base/database/await-server.ts';
import { createLog, startVigie } from '../../main.ts';
import type { Io } from '../terminal/io.ts';
import { runUntilAsked } from './until-asked.ts';

/** `vigie web`: the console and the API, until it is told to end; the work is done by `vigie worker`. */
export async function runWeb(io: Io): Promise<number> {
  const config = readConfig();
  const url = config.appDatabaseUrl ?? config.databaseUrl;
  if (url) await awaitServer(url, (line) => void io.stderr.write(`vigie: ${line}\n`));
  return runUntilAsked(io, async () => {
    const { listen, stop } = await startVigie({ config, log: createLog(config.logLevel), works: false });
    return { begin: listen, stop };
  });
}
