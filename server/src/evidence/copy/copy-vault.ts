import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Checkpoint,
  EMPTY_ROOT,
  equalHash,
  formatCheckpoint,
  signNote,
  tilesAt,
  verifierKey,
  verifyPackage,
} from '@vigie/proof';
import type { Db } from '../../base/database/store.ts';
import { MARKER_FILE } from '../heads/head-keeper.ts';
import { readKeptHead } from '../heads/head-store.ts';
import { listPackages } from '../store.ts';
import type { Vault } from '../vault/vault.ts';

interface CopiedFile {
  /** Below the data folder. */
  path: string;
  bytes: Uint8Array;
}

/** What is kept beside the log's tiles and is not made from them. */
const BESIDE = [/^(?:keys|gaps)\.json$/, /^audit-leaf\.json$/, /^(?:cosigned|closed)\/[0-9a-f]+$/];

/**
 * What has to be looked at before the database is: so it is not ahead of it, and what is finished meanwhile is not
 * missed.
 */
export interface EarlyLook {
  beside: CopiedFile[];
  /** Prepared packages, by id: each stays open, since it goes when it is sealed. */
  prepared: Map<string, FileHandle>;
  head: Checkpoint;
}

/** @throws ProofError as `openLog` */
export async function lookEarly({ logDir, packagesDir, view }: Vault): Promise<EarlyLook> {
  const beside = readdirSync(logDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => BESIDE.some((pattern) => pattern.test(path)))
    .map((path) => ({ path: `log/${path}`, bytes: readFileSync(join(logDir, path)) }));
  const prepared = new Map<string, FileHandle>();
  for (const name of readdirSync(packagesDir)) {
    const [, id] = /^(.+)\.pending$/.exec(name) ?? [];
    const file = id && (await open(join(packagesDir, name)).catch(() => null));
    if (id && file) prepared.set(id, file);
  }
  return { beside, prepared, head: view().head };
}

/** The log's head in a moment of the database, and who it belongs to. */
export interface HeadAt {
  head: Checkpoint;
  /** Verifier key. */
  key: string;
  /** Null: the database has met no log. */
  installation: string | null;
}

/** @param db sees the moment */
export async function headIn(db: Db, { origin, signer }: Vault, early: EarlyLook): Promise<HeadAt> {
  const kept = await readKeptHead(db);
  const root = kept && Buffer.from(kept.root, 'base64');
  return {
    head: kept && root ? { origin, size: kept.size, root } : early.head,
    key: verifierKey(signer),
    installation: kept?.installation ?? null,
  };
}

/**
 * The log as it was with this head, which the database has and which therefore was signed, or is to be: it is signed
 * here once more, and no other.
 *
 * @returns null where the log does not give this head
 */
export function copyLog(
  { logDir, signer, view }: Vault,
  { head, installation }: HeadAt,
  { beside }: EarlyLook,
): { files: () => Generator<CopiedFile> } | null {
  const root = head.size === 0 ? EMPTY_ROOT : view().rootAt(head.size);
  if (!root || !equalHash(root, head.root)) return null;
  return {
    *files() {
      for (const { path, bytes } of tilesAt(logDir, head.size)) yield { path: `log/${path}`, bytes };
      yield* beside;
      if (installation !== null) yield { path: `log/${MARKER_FILE}`, bytes: Buffer.from(`${installation}\n`) };
      yield { path: 'log/checkpoint', bytes: Buffer.from(signNote(formatCheckpoint(head), [signer])) };
    },
  };
}

/** The packages that the database knows. @param ofUnits asks it for one unit after the other */
export const packagesIn = (
  ofUnits: (ask: typeof listPackages) => ReturnType<typeof listPackages>,
): ReturnType<typeof listPackages> => ofUnits(listPackages);

/**
 * The files of a package that the database knows: sealed and archived, or prepared.
 *
 * @param size entries of the log that is copied: what was sealed later is not in it
 * @returns null where it should be here and is not
 */
export async function copyPackage(
  { storage, packagesDir }: Vault,
  { prepared }: EarlyLook,
  { id, state }: { id: string; state: string },
  size: number,
): Promise<CopiedFile[] | null> {
  const below = (files: { path: string; bytes: Uint8Array }[]): CopiedFile[] =>
    files.map(({ path, bytes }) => ({ path: `evidence/${path}`, bytes }));
  if (state === 'sealed') {
    // While it is archived it is in neither place for a moment: only the sealed file goes.
    const files = (await storage.copy(id)) ?? (await storage.copy(id));
    return files && below(files);
  }
  const pending = prepared.get(id);
  if (pending) return below([{ path: `${id}.pending`, bytes: await pending.readFile() }]);
  const later = join(packagesDir, `${id}.pending`);
  if (existsSync(later)) return below([{ path: `${id}.pending`, bytes: readFileSync(later) }]);
  // Sealed, and not noted yet.
  const sealed = await storage.copy(id);
  const bytes = sealed?.length === 1 ? sealed[0]?.bytes : undefined;
  const index = bytes && verifyPackage(bytes).logIndex;
  return sealed && typeof index === 'number' && index < size ? below(sealed) : [];
}
