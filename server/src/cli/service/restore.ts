import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { restoreBackup, type SignIn } from '../../backup/index.ts';
import { systemClock } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import { seenOutside } from '../../evidence/index.ts';
import { openVigieVault, visitorOf } from '../../main.ts';
import { allMigrations } from '../../migrations.ts';
import { type Io, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';
import { readPassphrases } from './passphrases.ts';
import { sayMissing } from './say-missing.ts';

/** A line for each, from stdin: where that is a terminal, what is typed is not shown. */
async function askPasswords(emails: readonly string[], io: Io): Promise<SignIn[]> {
  if (process.stdin.isTTY) {
    const silent = new Writable({ write: (_, __, done) => done() });
    const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
    const signIns: SignIn[] = [];
    for (const email of emails) {
      await write(io.stderr, `Password of ${email}: `);
      signIns.push({ email, password: await terminal.question('') });
      await write(io.stderr, '\n');
    }
    terminal.close();
    return signIns;
  }
  const lines = (await text(process.stdin)).split('\n');
  return emails.map((email, at) => ({ email, password: lines[at] ?? '' }));
}

const closedWords = (origin: string): string =>
  `The log was behind what is known of it: it is closed and goes on as ${origin}, under a new key. Set VIGIE_LOG_ORIGIN to that name, or unset it. Give the new key (vigie log key) to witnesses, courts and monitors.`;

/**
 * `vigie restore`: restores a backup into an empty place, and opens log and database there to compare them.
 *
 * @returns 0, or 1 where packages or files of the archive were not in the backup
 */
export async function runRestore(
  file: string,
  options: { keys?: string; json?: boolean; by?: string[]; knownHead?: number },
  io: Io,
): Promise<number> {
  const locks = readPassphrases();
  const path = resolve(file);
  const keys = resolve(options.keys ?? `${file}.keys`);
  const config = readConfig();
  const visitor = visitorOf(config, systemClock);
  const bars = { read: createProgress('reading, bytes', null), rows: createProgress('writing, bytes', null) };
  const restored = await restoreBackup(
    { path, keys, ...locks },
    {
      config,
      migrations: allMigrations(),
      seenOutside: (at) => seenOutside(at, visitor),
      ...(options.knownHead === undefined ? {} : { known: options.knownHead }),
      signIns: options.by ? await askPasswords(options.by, io) : null,
      clock: systemClock,
    },
    (what, bytes) => bars[what].update(bytes),
  ).finally(() => bars.read.end());
  if (restored.origin !== null) await write(io.stderr, `${closedWords(restored.origin)}\n`);
  const { store, vault } = await openVigieVault(restored.origin === null ? config : { ...config, logOrigin: null });
  // The gap is an entry of the log from here on.
  if (restored.origin !== null) await vault.log();
  await vault.close();
  await store.close();
  const { header, ...counts } = restored;
  const line = { dataDir: config.dataDir, madeAt: header.madeAt, log: header.log.size, ...counts };
  const words = `${config.dataDir}: ${restored.rows} rows of ${restored.tables} tables, ${restored.files} files, the log up to entry ${header.log.size}, as of ${header.madeAt}. Compared row for row; log and database agree.`;
  await write(io.stdout, io.isTerminal && !options.json ? `${words}\n` : `${JSON.stringify(line)}\n`);
  if (restored.missing.length === 0) return 0;
  await write(io.stderr, `vigie: ${sayMissing(restored.missing, 'that the backup does not have')}\n`);
  return 1;
}
