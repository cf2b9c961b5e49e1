import { type Lock, refuseBackup } from '../../backup/index.ts';

const LEAST = 12;

function read(name: string): Lock {
  const passphrase = process.env[name] ?? '';
  if (passphrase.length < LEAST) throw refuseBackup('VIGIE_BACKUP_PASSPHRASE', { name });
  return { passphrase, name };
}

/**
 * The passphrases of a backup and of its keys, from the environment.
 *
 * @throws VigieError `VIGIE_BACKUP_PASSPHRASE`, `VIGIE_BACKUP_SAME_PASSPHRASE`
 */
export function readPassphrases(): { lock: Lock; keysLock: Lock } {
  const lock = read('VIGIE_BACKUP_PASSPHRASE');
  const keysLock = read('VIGIE_BACKUP_KEYS_PASSPHRASE');
  if (lock.passphrase === keysLock.passphrase) throw refuseBackup('VIGIE_BACKUP_SAME_PASSPHRASE');
  return { lock, keysLock };
}
