import type { HashName } from '#platform';

/** Hashes by their object identifiers (RFC 5754, section 2; RFC 3370 for SHA-1). */
export const HASHES = new Map<string, HashName>([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);
