import { lockFolder, verifierKey } from '@vigie/proof';
import { systemClock } from '../../base/core/clock.ts';
import { type Config, readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { SERVICE_LOCK } from '../../base/database/advisory-lock.ts';
import {
  changeKeyFile,
  exchangeKeyFiles,
  logKeyFiles,
  openExchangeKey,
  openVault,
  rotateStorageKey,
} from '../../evidence/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { hasDatabase, openVaultToWrite } from './open-vault.ts';

/**
 * Changes a key while no process of the service runs, nor begins to: it would go on with the key that it has read, and
 * sign, archive or read with one that is given up.
 *
 * @throws VigieError `VIGIE_KEYS_SERVED`, and those of the store
 */
async function whileStopped<T>(config: Config, change: () => Promise<T>): Promise<T> {
  // A folder that has no database has no service either, and is given none.
  if (!hasDatabase(config)) return change();
  const { openVigieStore } = await import('../../main.ts');
  const store = await openVigieStore(config);
  try {
    const lock = await store.tryLock(SERVICE_LOCK);
    if (!lock) {
      const said =
        'The service of this installation runs, and would go on with the old key. Stop it first: web and worker.';
      throw new VigieError('VIGIE_KEYS_SERVED', said, { exit: 3, status: 409 });
    }
    return await change().finally(lock.release);
  } finally {
    await store.close();
  }
}

/** Replaces the log's key. @returns the new one */
async function changeLogKey(config: Config, withdrawnSince: Date | null): Promise<string> {
  const before = await openVaultToWrite(config);
  try {
    // Whoever has the log would give it up when asked to, and go on with the old key: they are to be stopped first.
    lockFolder(before.vault.logDir)();
    // Held while the key changes, so that nobody signs with the old one; log and database agree.
    const { size } = await before.vault.log();
    changeKeyFile(logKeyFiles(config.dataDir), before.vault.signer, { at: systemClock(), withdrawnSince, size });
  } finally {
    await before.close();
  }
  // Opened with the new key: the head is signed by it, the database learns of it, and the change is an entry.
  const after = await openVaultToWrite(config);
  try {
    await after.vault.log();
    return after.vault.verifierKey;
  } finally {
    await after.close();
  }
}

function changeExchangeKey(config: Config, withdrawnSince: Date | null): string {
  const files = exchangeKeyFiles(config.dataDir);
  changeKeyFile(files, openExchangeKey(config), { at: systemClock(), withdrawnSince, size: null });
  return verifierKey(openExchangeKey(config));
}

async function changeKey(which: 'log' | 'exchange', withdrawnSince: Date | null, io: Io): Promise<number> {
  const config = readConfig();
  const key = await whileStopped(config, async () =>
    which === 'log' ? changeLogKey(config, withdrawnSince) : changeExchangeKey(config, withdrawnSince),
  );
  await write(io.stderr, 'Start the service again, and give the new key to those who trusted the old one.\n');
  await write(io.stdout, `${key}\n`);
  return 0;
}

async function changeStorageKey(io: Io): Promise<number> {
  const config = readConfig();
  const { logDir, storage } = openVault(config);
  // Who holds the log archives: nobody does meanwhile.
  const unlock = lockFolder(logDir);
  try {
    const { packages, newKey } = await rotateStorageKey(config, storage);
    if (newKey !== null)
      await write(io.stderr, `Set VIGIE_STORAGE_KEY to what ${newKey} holds, then delete that file.\n`);
    await write(io.stdout, `${JSON.stringify({ packages })}\n`);
    return 0;
  } finally {
    unlock();
  }
}

/** `vigie keys rotate`: replaces a key as planned, and prints the new public one. */
export async function runKeysRotate(which: 'log' | 'exchange' | 'storage', io: Io): Promise<number> {
  return which === 'storage' ? whileStopped(readConfig(), () => changeStorageKey(io)) : changeKey(which, null, io);
}

/**
 * `vigie keys withdraw`: replaces a key that may have been in other hands.
 *
 * @throws VigieError `VIGIE_KEYS_SINCE` where that is no instant, or one to come
 */
export async function runKeysWithdraw(
  which: 'log' | 'exchange',
  { since: text }: { since: string },
  io: Io,
): Promise<number> {
  const since = new Date(text);
  if (Number.isNaN(since.getTime()) || since > systemClock()) {
    throw new VigieError('VIGIE_KEYS_SINCE', `--since: "${text.slice(0, 60)}" is no instant in the past (ISO 8601).`);
  }
  return changeKey(which, since, io);
}
