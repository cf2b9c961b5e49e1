import { hash } from 'node:crypto';
import { canonicalJson, type Listing } from '@vigie/engine';

/** A listing's canonical JSON (RFC 8785), and the SHA-256 of it. */
export interface Content {
  text: string;
  /** In hex. What identifies a snapshot: the same content has the same, whatever order its fields were read in. */
  digest: string;
}

/** A listing as it is kept and identified. */
export function contentOf(listing: Listing): Content {
  const text = canonicalJson(listing);
  return { text, digest: hash('sha256', text) };
}
