import { resolve } from 'node:path';
import { type Made, makeBackup, type Progress, refuseBackup } from '../../backup/index.ts';
import { systemClock } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import { nameSchema } from '../../base/database/migrate.ts';
import { holdOwner } from '../../base/database/owner.ts';
import { openVigieVault } from '../../main.ts';
import { allMigrations } from '../../migrations.ts';
import { VERSION } from '../../version.ts';
import { type Io, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';
import { readPassphrases } from './passphrases.ts';
import { sayMissing } from './say-missing.ts';

const LABELS = {
  tables: 'tables',
  packages: 'packages',
  files: 'files',
  check: 'reading it back',
} as const;

/** A bar for each part of the work. */
function showProgress(): { progress: Progress; end(): void } {
  let shown: { what: string; bar: ReturnType<typeof createProgress> } | null = null;
  return {
    progress(what, done, total) {
      if (shown?.what !== what) {
        shown?.bar.end();
        shown = { what, bar: createProgress(LABELS[what], total) };
      }
      shown.bar.update(done);
    },
    end: () => shown?.bar.end(),
  };
}

const inWords = ({ header, rows, tables, files }: Made, path: string, keys: string): string =>
  [
    `${path}: ${rows} rows of ${tables} tables, ${files} files, the log up to entry ${header.log.size}. Read back and compared.`,
    `${keys}: the keys. Keep it and its passphrase apart from the first: without it, no archived package can be read.`,
  ].join('\n');

/**
 * `vigie backup`: backs up an installation beside the service.
 *
 * @returns 0, or 1 when packages or files of the archive are missing that the database knows
 */
export async function runBackup(file: string, options: { keys?: string; json?: boolean }, io: Io): Promise<number> {
  const locks = readPassphrases();
  const path = resolve(file);
  const keys = resolve(options.keys ?? `${file}.keys`);
  const config = readConfig();
  const { dataDir, databaseUrl, appDatabaseUrl } = config;
  if (databaseUrl === null && appDatabaseUrl !== null) throw refuseBackup('VIGIE_BACKUP_OWNER');
  const { store, vault } = await openVigieVault(config);
  const owner = await holdOwner(databaseUrl === null ? { dataDir } : { url: databaseUrl });
  const { progress, end } = showProgress();
  try {
    const schema = nameSchema(allMigrations());
    const source = { config, ownerUrl: owner.url, schema, vault, version: VERSION, clock: systemClock };
    const made = await makeBackup(source, { path, keys, ...locks }, progress);
    end();
    const { header, ...counts } = made;
    const line = { file: path, keys, madeAt: header.madeAt, log: header.log.size, ...counts };
    await write(
      io.stdout,
      io.isTerminal && !options.json ? `${inWords(made, path, keys)}\n` : `${JSON.stringify(line)}\n`,
    );
    if (made.missing.length === 0) return 0;
    await write(
      io.stderr,
      `vigie: ${sayMissing(made.missing, 'that are missing or damaged here, and so not in the backup')}\n`,
    );
    return 1;
  } finally {
    end();
    await vault.close();
    await owner.release();
    await store.close();
  }
}
