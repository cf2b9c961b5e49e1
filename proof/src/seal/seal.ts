import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '@vigie/canonical-json';
import { writeDurable } from '../base/durable.ts';
import { type Signer, verifierKey } from '../base/keys.ts';
import { ProofError } from '../base/proof-error.ts';
import type { InclusionProof, Log } from '../log/log.ts';
import { type ArchiveFile, readArchive, writeArchive } from './archive.ts';
import type { Capture } from './capture.ts';
import { MANIFEST_PATH, sha256Hex } from './package-layout.ts';
import { writePlace } from './place.ts';
import { digestOfStatement, leafOf, SEAL_FORMAT, SEAL_PATH, type Seal, type Statement } from './statement.ts';
import { writeWacz } from './wacz.ts';

export interface SealedPackage {
  path: string;
  bytes: Uint8Array;
  /** SHA-256 of the file, hex. */
  digest: string;
  /** Its entry in the log, from 0. */
  index: number;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function closePackage(
  files: readonly ArchiveFile[],
  statement: Statement,
  signature: Uint8Array,
  timestamp: Uint8Array | null,
  proof: InclusionProof,
): Uint8Array {
  const seal: Seal = {
    statement,
    signature: Buffer.from(signature).toString('base64'),
    ...(timestamp ? { timestamp: Buffer.from(timestamp).toString('base64') } : {}),
    log: writePlace(proof),
  };
  return writeArchive([...files, { path: SEAL_PATH, bytes: encode(canonicalJson(seal)) }]);
}

/**
 * Made before the log is asked, kept until the package is: a retry after a crash seals the same capture, under the same
 * leaf.
 */
interface Prepared {
  files: ArchiveFile[];
  statement: Statement;
}

const STATEMENT_PATH = 'statement.json';

function readPrepared(path: string): Prepared | null {
  if (!existsSync(path)) return null;
  const files = readArchive(readFileSync(path));
  if (!Array.isArray(files)) return null;
  const own = files.find((file) => file.path === STATEMENT_PATH);
  if (!own) return null;
  const statement: Statement = JSON.parse(Buffer.from(own.bytes).toString('utf8'));
  return { files: files.filter((file) => file !== own), statement };
}

function readSealed(path: string): SealedPackage | null {
  if (!existsSync(path)) return null;
  const bytes = new Uint8Array(readFileSync(path));
  const files = readArchive(bytes);
  const own = Array.isArray(files) ? files.find((file) => file.path === SEAL_PATH) : undefined;
  if (!own) throw new ProofError('VIGIE_PROOF_PACKAGE', `${path} is not the package that was sealed there.`);
  const seal: Seal = JSON.parse(Buffer.from(own.bytes).toString('utf8'));
  return { path, bytes, digest: sha256Hex(bytes), index: seal.log.index };
}

/** What a package is made of, before the log and the clock of others are asked. */
interface Preparation {
  /** Names the file. */
  id: string;
  dir: string;
  capture: Capture;
  maker: { software: string; version: string };
  /** Digest of the package of the same listing before this one. */
  previous: string | null;
  /** At least 16 secret bytes. */
  salt: Uint8Array;
  signer: Signer;
  /** Who outside keeps heads of the log; left out: not said. */
  watchers?: readonly string[];
}

function pathOf(dir: string, id: string, ending: 'wacz' | 'pending'): string {
  if (!/^[\w-]{1,100}$/.test(id)) throw new ProofError('VIGIE_PROOF_ID', `"${id}" cannot name a package.`);
  return join(dir, `${id}.${ending}`);
}

/**
 * Writes all of a package but its seal durably beside where the package will be, in the place of what was prepared
 * under this id before. For a caller that notes what it saw before it seals: `sealPrepared` goes on from there,
 * whenever that is.
 */
export function prepareSeal({ id, dir, capture, maker, previous, salt, signer, watchers }: Preparation): Prepared {
  const files = writeWacz(capture, maker);
  const manifest = files.find((file) => file.path === MANIFEST_PATH);
  const statement: Statement = {
    format: SEAL_FORMAT,
    contents: sha256Hex(manifest?.bytes ?? new Uint8Array()),
    url: capture.url,
    finalUrl: capture.finalUrl,
    startedAt: capture.startedAt,
    endedAt: capture.endedAt,
    by: capture.by,
    gaps: capture.gaps,
    clock: 'system',
    maker,
    previous,
    salt: Buffer.from(salt).toString('hex'),
    signer: verifierKey(signer),
    ...(watchers === undefined ? {} : { watchers }),
  };
  writeDurable(
    pathOf(dir, id, 'pending'),
    writeArchive([...files, { path: STATEMENT_PATH, bytes: encode(canonicalJson(statement)) }]),
  );
  return { files, statement };
}

/** What sealing takes besides. */
interface Sealing {
  id: string;
  dir: string;
  signer: Signer;
  log: Pick<Log, 'appendOnce' | 'prove'>;
  /**
   * Asks an authority for a token over a digest; where it fails nothing is sealed, and the prepared package waits for
   * the next try.
   */
  timestamp?: ((digest: Uint8Array) => Promise<Uint8Array>) | null;
}

/**
 * Seals a capture into `<dir>/<id>.wacz`. Safe to repeat, whenever it was cut off: the prepared package lies durably
 * beside until the sealed one does, the log appends a leaf once, and a package that is there is returned as it is: the
 * same id is the same package, whatever capture is given the second time, be it at the same time.
 */
export async function sealIntoFolder(options: Preparation & Sealing): Promise<SealedPackage> {
  const { id, dir } = options;
  return (
    readSealed(pathOf(dir, id, 'wacz')) ??
    seal(options, readPrepared(pathOf(dir, id, 'pending')) ?? prepareSeal(options))
  );
}

/** Seals what `prepareSeal` wrote; null where nothing is prepared under this id. Safe to repeat. */
export async function sealPrepared(options: Sealing): Promise<SealedPackage | null> {
  const { id, dir } = options;
  const done = readSealed(pathOf(dir, id, 'wacz'));
  if (done) return done;
  const prepared = readPrepared(pathOf(dir, id, 'pending'));
  return prepared && seal(options, prepared);
}

async function seal({ id, dir, signer, log, timestamp }: Sealing, earlier: Prepared): Promise<SealedPackage> {
  const path = pathOf(dir, id, 'wacz');
  // The key may have been replaced since it was prepared.
  const prepared = { ...earlier, statement: { ...earlier.statement, signer: verifierKey(signer) } };
  const token = (await timestamp?.(digestOfStatement(prepared.statement))) ?? null;
  const index = await log.appendOnce(leafOf(prepared.statement));
  // Another call for the same package may have been faster; from here on nobody comes between.
  const done = readSealed(path);
  if (done) return done;
  const signature = signer.sign(encode(canonicalJson(prepared.statement)));
  const bytes = closePackage(prepared.files, prepared.statement, signature, token, log.prove(index));
  writeDurable(path, bytes);
  rmSync(pathOf(dir, id, 'pending'), { force: true });
  return { path, bytes, digest: sha256Hex(bytes), index };
}
