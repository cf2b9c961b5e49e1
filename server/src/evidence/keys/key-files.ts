import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  createKeyFile,
  formatKeyHistory,
  loadOrCreateSigner,
  readKeyHistory,
  readKeyNotes,
  type Signer,
  signKeyChange,
  syncDirectory,
  verifierKey,
  writeDurable,
} from '@vigie/proof';
import type { Config } from '../../base/core/config.ts';

/** The file of the log's key changes, in its folder. */
export const KEYS_FILE = 'keys.json';

/** Where a signing key lies, and the changes that it has seen. */
export interface KeyFiles {
  key: string;
  /** The key that follows, while it is being put in place. */
  next: string;
  /** The changes, public. */
  history: string;
}

export const logKeyFiles = (dataDir: string): KeyFiles => ({
  key: join(dataDir, 'log-key.json'),
  next: join(dataDir, 'log-key.next.json'),
  history: join(dataDir, 'log', KEYS_FILE),
});

export const exchangeKeyFiles = (dataDir: string): KeyFiles => ({
  key: join(dataDir, 'exchange-key.json'),
  next: join(dataDir, 'exchange-key.next.json'),
  history: join(dataDir, 'exchange-keys.json'),
});

export const readKeyFile = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);

/** What the log holds of a change of its keys. */
export const leafOfNote = (note: string): Uint8Array => createHash('sha256').update(note).digest();

/** The signed notes of a key's changes. @throws ProofError `VIGIE_PROOF_KEYS` */
export const readNotes = ({ history }: KeyFiles): string[] =>
  readKeyNotes(readKeyFile(history) ?? formatKeyHistory([]));

/** A change that a crash cut off: done where it was written down that it happens, else forgotten. */
export function finishKeyChange({ key, next, history }: KeyFiles): void {
  if (!existsSync(next)) return;
  const last = readKeyHistory(readKeyFile(history) ?? formatKeyHistory([])).at(-1);
  if (last?.new !== verifierKey(loadOrCreateSigner(next, ''))) {
    rmSync(next);
    return;
  }
  renameSync(next, key);
  syncDirectory(dirname(key));
}

/**
 * Puts a new key in place of the one that is used. The change is written down, signed by both, before the old key is
 * given up for good: whenever this is cut off, `finishKeyChange` goes on or back.
 *
 * @param change `withdrawnSince`: from when on the old key may have been in other hands; null: a planned change; `name`:
 *   the next key's, where it is another
 */
export function changeKeyFile(
  files: KeyFiles,
  old: Signer,
  change: { at: Date; withdrawnSince: Date | null; size: number | null; name?: string },
): void {
  const notes = readNotes(files);
  const next = createKeyFile(files.next, change.name ?? old.name);
  const at = change.at.toISOString();
  const withdrawnSince = change.withdrawnSince?.toISOString() ?? null;
  const note = signKeyChange({ at, withdrawnSince, size: change.size }, notes, old, next);
  writeDurable(files.history, Buffer.from(formatKeyHistory([...notes, note])));
  finishKeyChange(files);
}

/** The key with which this installation signs what it sends to others; made at the first call. */
export function openExchangeKey({ dataDir, publicUrl }: Pick<Config, 'dataDir' | 'publicUrl'>): Signer {
  const files = exchangeKeyFiles(dataDir);
  finishKeyChange(files);
  return loadOrCreateSigner(files.key, new URL(publicUrl ?? 'https://vigie.local').host);
}
