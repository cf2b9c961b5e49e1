import { canonicalJson } from '@vigie/canonical-json';
import { hash } from '#platform';

export const SEAL_PATH = 'seal.json';
export const SEAL_FORMAT = 'vigie-seal/1';

/** What is sealed: signed as canonical JSON, and logged as a salted digest. */
export interface Statement {
  format: typeof SEAL_FORMAT;
  /** SHA-256 (hex) of the package's manifest, which has the digest of every other file. */
  contents: string;
  url: string;
  finalUrl: string;
  startedAt: string;
  endedAt: string;
  /** `adopted`: nothing was visited; what is sealed is a file of another program, which `url` names by its content. */
  by: 'browser' | 'http' | 'adopted';
  /** What could not be captured. */
  gaps: string[];
  /** The clock the times are from. */
  clock: 'system';
  maker: { software: string; version: string };
  /** SHA-256 (hex) of the package of the same listing before this one. */
  previous: string | null;
  /** Hex. Keeps the public log from telling what was sealed. */
  salt: string;
  signer: string;
  /**
   * Who outside kept heads of the log when this was sealed, as the sealer says: names of witnesses, `locked bucket`. None:
   * nobody would have seen it where log and database were put back to older copies together. Left out: not said.
   */
  watchers?: readonly string[];
}

/** The seal as it lies in the package. */
export interface Seal {
  statement: Statement;
  /** Ed25519 over the statement's canonical JSON, base64. */
  signature: string;
  /**
   * An authority's token (RFC 3161, DER, base64) over the SHA-256 of the statement's canonical JSON; left out where
   * there is none.
   */
  timestamp?: string;
  /** Where the statement's leaf is in the log. */
  log: { index: number; size: number; proof: string[]; checkpoint: string };
}

/** SHA-256 of a statement's canonical JSON: what the log salts, and what a timestamp is of. */
export function digestOfStatement(statement: Statement): Uint8Array {
  return hash('sha256', new TextEncoder().encode(canonicalJson(statement)));
}

/** What the log holds of a statement: SHA-256 over the salt and the statement's digest. */
export function leafOf(statement: Statement): Uint8Array {
  return hash('sha256', Buffer.from(statement.salt, 'hex'), digestOfStatement(statement));
}
