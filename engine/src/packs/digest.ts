import { sha256 as digestBytes } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SHA-256 of a text's UTF-8, in hex. Not `node:crypto`, nor WebCrypto: the engine runs in a browser too, and answers at
 * once.
 */
export function sha256(text: string): string {
  return bytesToHex(digestBytes(utf8ToBytes(text)));
}
