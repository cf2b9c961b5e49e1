import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  clearUnfinished,
  keysBefore,
  type Log,
  type LogView,
  loadOrCreateSigner,
  openLog,
  parseVerifierKey,
  readKeyHistory,
  readKeyNotes,
  type Signer,
  type Verifier,
  verifierKey,
  viewLog,
} from '@vigie/proof';
import { openBucket } from '../../base/blobs/s3-store.ts';
import type { Config } from '../../base/core/config.ts';
import type { VigieError } from '../../base/core/errors.ts';
import type { Store } from '../../base/database/store.ts';
import type { Visitor } from '../../base/fetch/fetch.ts';
import { createOutside } from '../heads/ask-outside.ts';
import { prefixAfter } from '../heads/bucket-head.ts';
import { createHeadKeeper } from '../heads/head-keeper.ts';
import { type LogGap, leafOfGap, readGapNotes, readGaps } from '../heads/log-gap.ts';
import { finishKeyChange, leafOfNote, logKeyFiles, readKeyFile } from '../keys/key-files.ts';
import { refusal } from '../refusals.ts';
import { openStorage, type Storage } from '../storage/storage.ts';
import { createSharedLog, type Entries } from './shared-log.ts';

/** Where sealed packages and the log are kept, and the key that signs them. Several processes may have it open. */
export interface Vault {
  packagesDir: string;
  logDir: string;
  signer: Signer;
  /** The keys that have signed the log: the signer's, and those that it replaced. */
  keys: readonly Verifier[];
  /** The file of their changes, for verifiers (docs/reference/keys.md); null: there was none. */
  keyHistory: string | null;
  /** The log's name in its checkpoints. */
  origin: string;
  /** Where it was put back from a copy while somebody knew more of it. */
  gaps: readonly LogGap[];
  /** Before the names of its files in the bucket: a log that was closed stays there as it was. */
  mirrorPrefix: string;
  /**
   * Opened at the first use: reading a package needs no log. Opened again where it was stopped. It may be given up to
   * another process while one waits for anything else, so it is asked for anew after that.
   *
   * @throws ProofError of the log; VigieError `VIGIE_LOG_…` where database, bucket or witnesses have another
   */
  log(): Promise<Log>;
  /** What sealing enters in the log, whoever has it in between. */
  entries: Entries;
  /** The log as it lies in its folder, beside a process that writes it. @throws ProofError as `openLog` */
  view(): LogView;
  /**
   * Compares the log with what others keep of it, beside a process that writes it. Nothing is changed.
   *
   * @throws VigieError `VIGIE_LOG_…`
   */
  check(): Promise<void>;
  /** Stops the log, since somebody outside knows more of it, or other. @param who their address */
  doubt(who: string, reason: VigieError): Promise<void>;
  /** Who outside keeps heads of the log: names of witnesses, and `locked bucket`. */
  watchers(): Promise<string[]>;
  /** The public key, as a note's verifier key. */
  verifierKey: string;
  storage: Storage;
  /** A sealed package, wherever it is kept. @throws VigieError `VIGIE_EVIDENCE_UNKNOWN`, and those of the storage. */
  readPackage(id: string): Promise<Buffer>;
  close(): Promise<void>;
}

type VaultConfig = Pick<Config, 'dataDir' | 'bucket' | 'storageKey'> & Partial<Pick<Config, 'logOrigin' | 'witnesses'>>;

/**
 * Opens the vault of a data folder; its keys are made when they are first needed.
 *
 * @param beside who keeps the log's heads besides its folder; left out: nobody does
 * @throws VigieError `VIGIE_EVIDENCE_ORIGIN` where a name is set for the log, and it has another.
 */
export function openVault(config: VaultConfig, beside?: { store: Pick<Store, 'db'>; visitor: Visitor }): Vault {
  const { dataDir, logOrigin: named = null, witnesses = [], bucket } = config;
  const packagesDir = join(dataDir, 'evidence');
  const logDir = join(dataDir, 'log');
  mkdirSync(packagesDir, { recursive: true });
  mkdirSync(logDir, { recursive: true });
  clearUnfinished(packagesDir);
  const keyFiles = logKeyFiles(dataDir);
  finishKeyChange(keyFiles);
  const signer = loadOrCreateSigner(keyFiles.key, named ?? 'vigie.local/evidence');
  const origin = signer.name;
  if (named !== null && named !== origin) {
    throw refusal('VIGIE_EVIDENCE_ORIGIN', { dir: logDir, origin });
  }
  const storage = openStorage(packagesDir, config);
  const keyHistory = readKeyFile(keyFiles.history);
  const changes = keyHistory === null ? [] : readKeyHistory(keyHistory);
  const formerKeys = keysBefore(changes, verifierKey(signer));
  const keys = [signer, ...formerKeys];
  const gaps = readGaps(logDir);
  const mirrorPrefix = prefixAfter(gaps.length);
  const bucketStore = bucket && openBucket(bucket);
  const outside =
    beside &&
    createOutside({ visitor: beside.visitor, witnesses, bucket: bucketStore }, { signer, keys, mirrorPrefix });
  const keeper =
    beside && createHeadKeeper(beside.store, { logDir, key: signer, formerKeys }, (view) => outside?.ask(view));
  const view = (): LogView => viewLog(logDir, origin, signer, formerKeys);
  const shared = createSharedLog(logDir, async () => {
    const log = await openLog({ dir: logDir, origin, signer, formerKeys, ...(keeper ? { keeper } : {}) });
    // That a key was replaced is an entry of the log too: nobody can be shown another past later.
    try {
      for (const note of keyHistory === null ? [] : readKeyNotes(keyHistory)) await log.appendOnce(leafOfNote(note));
      for (const note of readGapNotes(logDir)) await log.appendOnce(leafOfGap(note));
    } catch (error) {
      await log.close();
      throw error;
    }
    return log;
  });
  return {
    packagesDir,
    logDir,
    signer,
    keys,
    keyHistory,
    origin,
    log: shared.log,
    entries: shared.entries,
    gaps,
    mirrorPrefix,
    view,
    check: async () => keeper?.check(view),
    async doubt(who, reason) {
      outside?.doubt(who, reason);
      await shared.stop(reason);
    },
    async watchers() {
      // A bucket that is away now promises nothing now.
      const locks = (await bucketStore?.locks().catch(() => false)) ?? false;
      return [...witnesses.map(({ key }) => parseVerifierKey(key).name), ...(locks ? ['locked bucket'] : [])];
    },
    verifierKey: verifierKey(signer),
    storage,
    readPackage: storage.read,
    close: shared.close,
  };
}
