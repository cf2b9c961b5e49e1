import { readConfig } from '../../base/core/config.ts';
import { createLog, startVigie } from '../../main.ts';
import { type Io, write } from '../terminal/io.ts';
import { untilAsked } from './until-asked.ts';

/** `vigie web`: the console and the API, until it is told to end; the work is done by `vigie worker`. */
export async function runWeb(io: Io): Promise<number> {
  const config = readConfig();
  const vigie = await startVigie({ config, log: createLog(config.logLevel), works: false });
  try {
    await write(io.stdout, `${await vigie.listen()}\n`);
    await untilAsked();
    return 0;
  } finally {
    await vigie.stop();
  }
}
