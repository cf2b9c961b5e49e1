import { resolve } from 'node:path';
import { restoreBackup } from '../../backup/index.ts';
import { systemClock } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import { seenOutside } from '../../evidence/index.ts';
import { openVigieVault, visitorOf } from '../../main.ts';
import { allMigrations } from '../../migrations.ts';
import { type Io, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';
import { readPassphrases } from './passphrases.ts';

/** `vigie restore`: restores a backup into an empty place, and opens log and database there to compare them. */
export async function runRestore(file: string, options: { keys?: string; json?: boolean }, io: Io): Promise<number> {
  const locks = readPassphrases();
  const path = resolve(file);
  const keys = resolve(options.keys ?? `${file}.keys`);
  const config = readConfig();
  const visitor = visitorOf(config, systemClock);
  const bars = { read: createProgress('reading, bytes', null), rows: createProgress('writing, bytes', null) };
  const restored = await restoreBackup(
    { path, keys, ...locks },
    { config, migrations: allMigrations(), seenOutside: (at) => seenOutside(at, visitor) },
    (what, bytes) => bars[what].update(bytes),
  ).finally(() => bars.read.end());
  const { store, vault } = await openVigieVault(config);
  await vault.close();
  await store.close();
  const { header, ...counts } = restored;
  const line = { dataDir: config.dataDir, madeAt: header.madeAt, log: header.log.size, ...counts };
  const words = `${config.dataDir}: ${restored.rows} rows of ${restored.tables} tables, ${restored.files} files, the log up to entry ${header.log.size}, as of ${header.madeAt}. Compared row for row; log and database agree.`;
  await write(io.stdout, io.isTerminal && !options.json ? `${words}\n` : `${JSON.stringify(line)}\n`);
  return 0;
}
