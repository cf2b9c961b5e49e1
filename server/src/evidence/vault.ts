import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Log, loadOrCreateSigner, openLog, type Signer, verifierKey } from '@vigie/proof';
import { VigieError } from '../base/errors.ts';

/** Where sealed packages and the log are kept, and the key that signs them. One process holds it at a time (the log's lock). */
export interface Vault {
  packagesDir: string;
  logDir: string;
  signer: Signer;
  /** The log's name in its checkpoints. */
  origin: string;
  /** Opened at the first use: reading a package needs no log. */
  log(): Promise<Log>;
  /** The public key, as a note's verifier key. */
  verifierKey: string;
  readPackage(id: string): Buffer;
  close(): Promise<void>;
}

const ID = /^evd_[0-9a-z]{26}$/;

/** Opens the vault of a data folder; the key is made at the first start. */
export function openVault(dataDir: string): Vault {
  const packagesDir = join(dataDir, 'evidence');
  const logDir = join(dataDir, 'log');
  mkdirSync(packagesDir, { recursive: true });
  mkdirSync(logDir, { recursive: true });
  const origin = 'vigie.local/evidence';
  const signer = loadOrCreateSigner(join(dataDir, 'log-key.json'), origin);
  let opened: Promise<Log> | null = null;
  return {
    packagesDir,
    logDir,
    signer,
    origin,
    log() {
      const log = opened ?? openLog({ dir: logDir, origin, signer });
      opened = log;
      // A log that could not be opened is asked again at the next use.
      log.catch(() => {
        opened = null;
      });
      return log;
    },
    verifierKey: verifierKey(signer),
    readPackage(id) {
      if (!ID.test(id)) throw new VigieError('VIGIE_EVIDENCE_UNKNOWN', `There is no package ${id}.`, { status: 404 });
      return readFileSync(join(packagesDir, `${id}.wacz`));
    },
    async close() {
      if (opened) await (await opened).close();
    },
  };
}
