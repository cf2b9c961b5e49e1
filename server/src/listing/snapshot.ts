import { createHash } from 'node:crypto';
import { canonicalJson, type Listing } from '@vigie/engine';

/**
 * What identifies a snapshot: the SHA-256, in hex, of the listing's canonical JSON (RFC 8785), so that the same content
 * always has the same digest, whatever order its fields were read in.
 */
export function digestOf(listing: Listing): string {
  return createHash('sha256').update(canonicalJson(listing), 'utf8').digest('hex');
}
