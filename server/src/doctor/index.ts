import { existsSync } from 'node:fs';
import type { Clock } from '../base/core/clock.ts';
import type { Config } from '../base/core/config.ts';
import type { Migration } from '../base/database/migrate.ts';
import type { Store } from '../base/database/store.ts';
import type { Visitor } from '../base/fetch/fetch.ts';
import { checkBrowser } from './check-browser.ts';
import { checkDatabase } from './check-database.ts';
import { checkBackup, checkDisk, checkFolder, checkKeys, checkRegisters } from './check-machine.ts';
import { checkBucket, checkClock, checkMail } from './check-network.ts';
import { checkStream } from './check-stream.ts';
import type { Line } from './line.ts';

export type { Line, State } from './line.ts';
export { doctorRoom } from './room.ts';

/** Looks at all that an installation stands on, and changes nothing. A line for each thing. */
export async function examine(
  config: Config,
  about: { migrations: Migration[]; visitor: Visitor; clock: Clock; openStore: () => Promise<Store> },
): Promise<Line[]> {
  const { dataDir } = config;
  const { clock, visitor } = about;
  const now = clock();
  const folder = checkFolder(dataDir);
  const there = existsSync(dataDir);
  const local = there ? [await checkDisk(dataDir), ...checkKeys(dataDir)] : [];
  const [database, bucket, stream, clocks, mail, browser] = await Promise.all([
    checkDatabase(config, about),
    checkBucket(config.bucket),
    checkStream(config.stream),
    checkClock(config, visitor, clock),
    checkMail(config.smtpUrl),
    checkBrowser(config.browser),
  ]);
  const backup = there ? [checkBackup(dataDir, now)] : [];
  return [
    folder,
    ...local,
    ...database,
    bucket,
    ...stream,
    clocks,
    mail,
    ...browser,
    checkRegisters(dataDir, now),
    ...backup,
  ];
}
