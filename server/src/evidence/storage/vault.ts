import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { clearUnfinished, type Log, loadOrCreateSigner, openLog, type Signer, verifierKey } from '@vigie/proof';
import type { Config } from '../../base/core/config.ts';
import { refusal } from '../refusals.ts';
import { createSharedLog, type Entries } from './shared-log.ts';
import { openStorage, type Storage } from './storage.ts';

/** Where sealed packages and the log are kept, and the key that signs them. Several processes may have it open. */
export interface Vault {
  packagesDir: string;
  logDir: string;
  signer: Signer;
  /** The log's name in its checkpoints. */
  origin: string;
  /**
   * Opened at the first use: reading a package needs no log. It may be given up to another process while one waits for
   * anything else, so it is asked for anew after that.
   */
  log(): Promise<Log>;
  /** What sealing enters in the log, whoever has it in between. */
  entries: Entries;
  /** The public key, as a note's verifier key. */
  verifierKey: string;
  storage: Storage;
  /** A sealed package, wherever it is kept. @throws VigieError `VIGIE_EVIDENCE_UNKNOWN`, and those of the storage. */
  readPackage(id: string): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens the vault of a data folder; its keys are made when they are first needed.
 *
 * @throws VigieError `VIGIE_EVIDENCE_ORIGIN` where a name is set for the log, and it has another.
 */
export function openVault(
  config: Pick<Config, 'dataDir' | 'bucket' | 'storageKey'> & Partial<Pick<Config, 'logOrigin'>>,
): Vault {
  const { dataDir, logOrigin: named = null } = config;
  const packagesDir = join(dataDir, 'evidence');
  const logDir = join(dataDir, 'log');
  mkdirSync(packagesDir, { recursive: true });
  mkdirSync(logDir, { recursive: true });
  clearUnfinished(packagesDir);
  const signer = loadOrCreateSigner(join(dataDir, 'log-key.json'), named ?? 'vigie.local/evidence');
  const origin = signer.name;
  if (named !== null && named !== origin) {
    throw refusal('VIGIE_EVIDENCE_ORIGIN', { dir: logDir, origin });
  }
  const storage = openStorage(packagesDir, config);
  const shared = createSharedLog(logDir, () => openLog({ dir: logDir, origin, signer }));
  return {
    packagesDir,
    logDir,
    signer,
    origin,
    log: shared.log,
    entries: shared.entries,
    verifierKey: verifierKey(signer),
    storage,
    readPackage: storage.read,
    close: shared.close,
  };
}
