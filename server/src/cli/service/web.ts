import { readConfig } from '../../base/core/config.ts';
import { awaitServer } from '../../base/database/await-server.ts';
import { createLog, startVigie } from '../../main.ts';
import { type Io, write } from '../terminal/io.ts';
import { endInTime, untilAsked } from './until-asked.ts';

/** `vigie web`: the console and the API, until it is told to end; the work is done by `vigie worker`. */
export async function runWeb(io: Io): Promise<number> {
  const config = readConfig();
  const url = config.appDatabaseUrl ?? config.databaseUrl;
  if (url) await awaitServer(url, (line) => void io.stderr.write(`vigie: ${line}\n`));
  const vigie = await startVigie({ config, log: createLog(config.logLevel), works: false });
  try {
    await write(io.stdout, `${await vigie.listen()}\n`);
    await untilAsked();
    return 0;
  } finally {
    await endInTime(vigie.stop, io);
  }
}
